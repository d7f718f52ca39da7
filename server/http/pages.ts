import { brotliCompressSync, constants } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asAppError, clientFault } from '../api/fault.ts'
import { createCaller } from '../api/router.ts'
import type { CallContext } from '../api/trpc.ts'
import { AppError } from '../core/app-error.ts'
import { errorSentence } from '../core/error-words.ts'
import type { AnswerStore } from '../services/answer-store.ts'
import { askedBy, pageReads } from '../services/scorecard.ts'
import { cookieOf, pageLang } from './lang.ts'
import { escapeHtml, plainPage } from './plain-page.ts'

export type Theme = 'light' | 'dark' | 'contrast'

/** What the built interface offers to the server: a page as text, from the same components that run in the browser. */
export type RenderPage = (input: {
  url: string
  lang: 'vi' | 'en'
  theme: Theme | null
  call: (path: string, input: unknown) => Promise<unknown>
}) => Promise<{
  status: number
  lang: string
  title: string
  description: string
  html: string
  state: string
}>

export type PageShell = {
  render: RenderPage
  /** index.html of the build, with its placeholders */
  template: (url: string) => Promise<string>
}

/** Pages made of figures alone. */
const isFigures = (url: string) => /^\/($|\?|kpis|offices)/.test(url)

type Page = { status: number; text: string; brotli: Buffer }

const themes: readonly string[] = ['light', 'dark', 'contrast'] satisfies Theme[]

/**
 * Every address that is no file and no interface for machines is a page, drawn here so that figures come first.
 * `heard`: how far this process has heard of changes; the page takes it along, and listens from there on.
 */
export function pageRoutes(
  app: FastifyInstance,
  shell: PageShell,
  pages: AnswerStore,
  heard: () => string,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) {
  app.get('/*', (request, reply) => page(request, reply))
  app.setNotFoundHandler((request, reply) =>
    request.method === 'GET' || request.method === 'HEAD'
      ? page(request, reply)
      : reply.code(404).send({ error: { code: 'unknown-address' } }),
  )

  // A page that cannot be drawn at all still says so, in words, with a way on.
  app.setErrorHandler((fault, request, reply) => {
    const known = asAppError(clientFault(fault), (f, incident) => request.log.error({ err: f, incident }))
    const lang = pageLang(request)
    const text = plainPage(errorSentence(known.code, known.params, lang), lang)
    return reply.code(known.httpStatus).type('text/html; charset=utf-8').send(text)
  })

  async function page(request: FastifyRequest, reply: FastifyReply) {
    const lang = pageLang(request)
    const chosen = cookieOf(request, 'theme')
    const theme = chosen && themes.includes(chosen) ? (chosen as Theme) : null
    const ctx = await contextOf(request, reply)
    // What a person sees is drawn for them: their name is on it, and lists that no notice tells of.
    const drawn =
      ctx.actor.kind === 'public' && isFigures(request.url)
        ? await keptPage(ctx, request.url, lang, theme)
        : await draw(ctx, request.url, lang, theme)
    // A browser that many people sit at keeps no page that was drawn for one of them.
    reply.header('cache-control', ctx.actor.kind === 'public' ? 'no-cache' : 'no-store')
    reply.code(drawn.status).header('vary', 'Cookie, Accept-Encoding')
    reply.type('text/html; charset=utf-8')
    if (/\bbr\b/.test(request.headers['accept-encoding'] ?? ''))
      return reply.header('content-encoding', 'br').send(drawn.brotli)
    return reply.send(drawn.text)
  }

  async function keptPage(
    ctx: CallContext,
    url: string,
    lang: 'vi' | 'en',
    theme: Theme | null,
  ): Promise<Page> {
    const key = `page ${url} ${lang} ${theme} ${askedBy(ctx)}`
    const drawn = await pages.get(key, pageReads, () => draw(ctx, url, lang, theme))
    if (drawn.status !== 200) pages.drop(key)
    return drawn
  }

  async function draw(ctx: CallContext, url: string, lang: 'vi' | 'en', theme: Theme | null): Promise<Page> {
    const since = heard()
    const caller = createCaller(ctx)
    const call = async (path: string, input: unknown) => {
      const procedure = path
        .split('.')
        .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller) as (
        i: unknown,
      ) => Promise<unknown>
      return procedure(input).catch((fault: unknown) => {
        const known = (fault as { cause?: unknown }).cause
        const { code, params, httpStatus } =
          known instanceof AppError ? known : new AppError('bad-input', { field: 'address' })
        throw { app: { code, params, httpStatus } }
      })
    }
    const [template, drawn] = await Promise.all([
      shell.template(url),
      shell.render({ url, lang, theme, call }),
    ])
    const attributes = `<html lang="${drawn.lang}" data-heard="${since}"${theme ? ` data-theme="${theme}"` : ''}>`
    const head = `<title>${escapeHtml(drawn.title)}</title><meta name="description" content="${escapeHtml(drawn.description)}">`
    const text = template
      .replace(/<html[^>]*>/, () => attributes)
      .replace('<!--head-->', () => head)
      .replace('<!--app-->', () => drawn.html)
      .replace('<!--state-->', () => drawn.state)
    const brotli = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    return { status: drawn.status, text, brotli }
  }
}

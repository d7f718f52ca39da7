import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Db } from '../db/client.ts'
import { restRoutes } from './api/rest/rest.ts'
import { appRouter } from './api/router.ts'
import type { CallContext } from './api/trpc.ts'
import { mintScope } from './auth/scope.ts'
import { type ErrorCode, errorSentence } from './core/error-words.ts'
import { fileRoutes } from './http/files.ts'
import { healthRoutes } from './http/health.ts'
import { apiLang } from './http/lang.ts'
import { type PageShell, pageRoutes } from './http/pages.ts'
import { plainPage } from './http/plain-page.ts'
import type { AnswerStore } from './services/answer-store.ts'

export type AppParts = {
  db: Db
  answers: AnswerStore
  /** whole pages, kept apart since each is large */
  pages: AnswerStore
  clock: () => Date
  log: 'info' | 'warn' | 'error' | 'silent'
  /** the built interface; without it only the interfaces for machines answer */
  web: (PageShell & { folder: string | null }) | null
}

/** Builds the server out of its parts; listening is for `main.ts`, injecting for tests. */
export async function buildApp({ db, answers, pages, clock, log, web }: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: log === 'silent' ? false : { level: log },
    routerOptions: { maxParamLength: 500 },
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (_fault, request, reply) => {
      const code: ErrorCode = 'bad-input'
      const params = { field: 'address' }
      const lang = /[?&]lang=en\b/.test(request.raw.url ?? '') ? 'en' : apiLang(request)
      const message = errorSentence(code, params, lang)
      if (/text\/html/.test(request.headers.accept ?? '')) {
        ;(reply as FastifyReply).code(400).type('text/html; charset=utf-8').send(plainPage(message, lang))
        return
      }
      ;(reply as FastifyReply).code(400).send({ error: { code, message, params } })
    },
  })
  const contextOf = (request: FastifyRequest): CallContext => ({
    db,
    answers,
    now: clock(),
    scope: mintScope('all'),
    report: (fault, incident) => request.log.error({ err: fault, incident }),
  })

  await app.register(compress, {
    threshold: 1_024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  healthRoutes(app, db)
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: { router: appRouter, createContext: ({ req }: { req: FastifyRequest }) => contextOf(req) },
  })
  restRoutes(app, contextOf)
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
  })
  if (web) await app.register((site) => interfaceRoutes(site, web, pages, contextOf))
  return app
}

/** Files and pages, under the headers that a browser is held to. */
async function interfaceRoutes(
  site: FastifyInstance,
  web: NonNullable<AppParts['web']>,
  pages: AnswerStore,
  contextOf: (request: FastifyRequest) => CallContext,
) {
  await site.register(helmet, {
    // While developing, Vite puts scripts of its own into the page.
    contentSecurityPolicy: web.folder !== null && {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // ECharts and React set style attributes; style sheets come from us alone
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameAncestors: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: false,
  })
  if (web.folder) await fileRoutes(site, web.folder)
  pageRoutes(site, web, pages, contextOf)
}

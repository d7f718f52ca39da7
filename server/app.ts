import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Db } from '../db/client.ts'
import { officeRegister } from '../seeds/reference/offices.ts'
import { callRoutes } from './api/call-routes.ts'
import { restRoutes } from './api/rest/rest.ts'
import type { CallContext } from './api/trpc.ts'
import { createAsker, everybody } from './asker.ts'
import { type ErrorCode, errorSentence } from './core/error-words.ts'
import type { Painter } from './exports/painter.ts'
import { askingWith } from './exports/read/look.ts'
import { catalogueSheetRoutes } from './http/catalogue-sheets.ts'
import { deckRoutes } from './http/decks.ts'
import { embedRoutes } from './http/embed.ts'
import { evidenceRoutes } from './http/evidence.ts'
import { exportRoutes } from './http/exports.ts'
import { fileRoutes } from './http/files.ts'
import { healthRoutes } from './http/health.ts'
import { indexCountRoutes } from './http/index-counts.ts'
import { indexDefinitionRoutes } from './http/index-definitions.ts'
import { apiLang } from './http/lang.ts'
import { liveRoute } from './http/live.ts'
import type { LiveFeed } from './http/live-feed.ts'
import { type PageShell, pageRoutes } from './http/pages.ts'
import { plainPage, plainPageHeaders } from './http/plain-page.ts'
import { pushRoutes } from './http/push-rows.ts'
import { reportSheetRoutes } from './http/report-sheets.ts'
import { refuseOtherSites } from './http/same-site.ts'
import { shortAddressRoutes } from './http/short-addresses.ts'
import { signOnRoutes } from './http/sign-on.ts'
import { taskFileRoutes } from './http/task-files.ts'
import { taskSheetRoutes } from './http/task-sheets.ts'
import { isDue, renewSession } from './services/account/renew-session.ts'
import type { AnswerStore } from './services/answer-store.ts'
import type { Desk } from './services/context.ts'
import { toldAddress, toldFault } from './told-fault.ts'

export type AppParts = {
  db: Db
  answers: AnswerStore
  /** who asks, kept apart from what they ask */
  askers: AnswerStore
  /** whole pages, kept apart since each is large */
  pages: AnswerStore
  /** what tells open pages that figures may have changed */
  live: LiveFeed
  /** the moment at which the city stands: a story's in a demonstration */
  clock: () => Date
  /** what the wall says: sessions, tokens and the audit log go by it */
  wallClock: () => Date
  desk: Desk
  /** draws what is taken out as a file */
  painter: Painter
  /** where people open the dashboard; null where nobody said, and any name of this machine will do */
  publicUrl: string | null
  /** addresses of proxies whose word on the visitor's address is taken */
  trustProxy: string | undefined
  log: 'info' | 'warn' | 'error' | 'silent'
  /** the built interface; without it only the interfaces for machines answer */
  web: (PageShell & { folder: string | null }) | null
}

/** Builds the server out of its parts; listening is for `main.ts`, injecting for tests. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { db, answers, askers, pages, live, clock, wallClock, desk, publicUrl, log, web } = parts
  const app = Fastify({
    logger: log === 'silent' ? false : { level: log, serializers: { err: toldFault, req: toldRequest } },
    trustProxy: parts.trustProxy ?? false,
    routerOptions: { maxParamLength: 500 },
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (_fault, request, reply) => {
      const code: ErrorCode = 'bad-input'
      const params = { field: 'address' }
      const lang = /[?&]lang=en\b/.test(request.raw.url ?? '') ? 'en' : apiLang(request)
      const message = errorSentence(code, params, lang)
      if (/text\/html/.test(request.headers.accept ?? '')) {
        ;(reply as FastifyReply).code(400).headers(plainPageHeaders).send(plainPage(message, lang))
        return
      }
      ;(reply as FastifyReply).code(400).send({ error: { code, message, params } })
    },
  })
  const askerOf = createAsker({ db, answers, askers, gate: desk.gate, limits: desk.limits })

  /** Renews a session that is due on the way, so that a busy browser stays signed in. */
  async function contextOf(request: FastifyRequest, reply: FastifyReply): Promise<CallContext> {
    const at = wallClock()
    const now = clock()
    const visit = {
      at,
      address: request.ip,
      headers: headersOf(request),
      keep: (cookies: readonly string[]) => {
        for (const cookie of cookies) reply.header('set-cookie', cookie)
      },
    }
    const asker = askerOf(request, { at, now, address: visit.address, headers: visit.headers })
    const { actor, scope, session } = asker instanceof Promise ? await asker : asker
    const report = (fault: unknown, incident: string) => request.log.error({ err: fault, incident })
    const ctx: CallContext = { db, answers, now, actor, scope, visit, desk, report }
    // What an open page asks by itself, with nobody before it, is no visit (web/data/attended.ts).
    const isVisit = request.headers['x-unattended'] === undefined
    if (session && isVisit && isDue(session, at)) await renewSession(ctx, session)
    return ctx
  }

  await app.register(compress, {
    threshold: 1_024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin')
    if (publicUrl?.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000')
    if (request.url.startsWith('/trpc')) reply.header('cache-control', 'no-store')
  })
  refuseOtherSites(app, publicUrl)
  healthRoutes(app, db)
  liveRoute(app, live)
  callRoutes(app, contextOf)
  restRoutes(app, contextOf)
  reportSheetRoutes(app, contextOf)
  catalogueSheetRoutes(app, contextOf)
  taskSheetRoutes(app, contextOf)
  indexCountRoutes(app, contextOf, officeRegister)
  indexDefinitionRoutes(app, contextOf)
  evidenceRoutes(app, contextOf, { clock, wallClock })
  pushRoutes(app, contextOf, { clock, wallClock })
  taskFileRoutes(app, contextOf)
  exportRoutes(app, contextOf, parts.painter)
  deckRoutes(app, contextOf, parts.painter)
  embedRoutes(app, () => askingWith({ db, answers, now: clock(), ...everybody }, desk), parts.painter)
  shortAddressRoutes(app, db)
  if (desk.signOn && publicUrl) signOnRoutes(app, publicUrl, contextOf)
  if (web) await app.register((site) => interfaceRoutes(site, web, pages, live.mark, contextOf))
  return app
}

const toldRequest = ({ method, url, ip }: FastifyRequest) => ({ method, url: toldAddress(url), ip })

/** What the sign-in library reads of a request: the address is ours to say, whatever a header claims. */
const headersOf = (request: FastifyRequest): Headers =>
  new Headers({
    cookie: request.headers.cookie ?? '',
    'user-agent': (request.headers['user-agent'] ?? '').slice(0, 300),
    'x-client-ip': request.ip,
  })

/** Files and pages, under the headers that a browser is held to. */
async function interfaceRoutes(
  site: FastifyInstance,
  web: NonNullable<AppParts['web']>,
  pages: AnswerStore,
  heard: () => string,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) {
  await site.register(helmet, {
    // While developing, Vite puts scripts of its own into the page.
    contentSecurityPolicy: web.folder !== null && {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // ECharts and React set style attributes; style sheets come from us alone
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    hsts: false,
  })
  if (web.folder) await fileRoutes(site, web.folder)
  pageRoutes(site, web, pages, heard, contextOf)
}

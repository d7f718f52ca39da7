import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asAppError } from '../api/fault.ts'
import type { CallContext } from '../api/trpc.ts'
import type { ErrorCode } from '../core/error-words.ts'
import { finishSignOn, startSignOn } from '../services/account/sign-on.ts'

/** A page of ours, as an address is written; no other site can be meant. */
function ownPath(to: unknown, publicUrl: string): string {
  if (typeof to !== 'string' || to.length > 500 || !to.startsWith('/') || !URL.canParse(to, publicUrl))
    return '/'
  const { origin, pathname, search } = new URL(to, publicUrl)
  return origin === new URL(publicUrl).origin && !pathname.startsWith('//') ? pathname + search : '/'
}

/** What the sign-in page says about the single sign-on; a fault of ours is in the log, and to try again is all there is. */
const told: ErrorCode[] = ['sign-on-refused', 'sign-on-away', 'person-disabled']

/** The way to the city's single sign-on and back: addresses, because a browser is sent there. */
export function signOnRoutes(
  app: FastifyInstance,
  publicUrl: string,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) {
  app.get('/sign-in/sso', (request, reply) =>
    sent(request, reply, async (ctx) =>
      startSignOn(ctx, ownPath((request.query as { to?: unknown }).to, publicUrl)),
    ),
  )
  // What is asked at the way back is in no log: the code stands in its address.
  app.get('/api/auth/callback/city', { logLevel: 'warn' }, (request, reply) =>
    sent(request, reply, (ctx) =>
      finishSignOn(ctx, new Request(new URL(request.url, publicUrl), { headers: ctx.visit.headers })),
    ),
  )

  async function sent(
    request: FastifyRequest,
    reply: FastifyReply,
    find: (ctx: CallContext) => Promise<string>,
  ) {
    reply.header('cache-control', 'no-store')
    try {
      return reply.redirect(await find(await contextOf(request, reply)))
    } catch (fault) {
      const { code } = asAppError(fault, (err, incident) => request.log.error({ err, incident }))
      return reply.redirect(`/sign-in?fault=${told.includes(code) ? code : 'sign-on-away'}`)
    }
  }
}

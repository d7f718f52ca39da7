import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorSentence } from '../core/error-words.ts'
import { apiLang } from '../http/lang.ts'
import { appRouter } from './router.ts'
import type { CallContext } from './trpc.ts'

/** The surface for the interface. */
export function callRoutes(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) {
  app.register(
    async (calls) => {
      // What never reaches a procedure (a method, a host or a body that cannot be read) is the caller's.
      calls.setErrorHandler((_fault, request, reply) => {
        const app = { code: 'bad-input', params: { field: 'request' } } as const
        const message = errorSentence(app.code, app.params, apiLang(request))
        const data = { code: 'BAD_REQUEST', httpStatus: 400, app }
        return reply.code(400).send({ error: { ...app, message, data } })
      })
      await calls.register(fastifyTRPCPlugin, {
        trpcOptions: {
          router: appRouter,
          createContext: ({ req, res }: { req: FastifyRequest; res: FastifyReply }) => contextOf(req, res),
        },
      })
    },
    { prefix: '/trpc' },
  )
}

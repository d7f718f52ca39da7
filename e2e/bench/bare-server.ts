import { initTRPC } from '@trpc/server'
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify from 'fastify'

/** The baseline: a Fastify of its own process that returns given bytes from memory, plainly and through one tRPC procedure. */
process.once('message', async (text: string) => {
  const t = initTRPC.create()
  const value: unknown = JSON.parse(text)
  const bareRouter = t.router({ scorecard: t.procedure.query(() => value) })
  const app = Fastify()
  app.get('/rest', (_request, reply) => reply.type('application/json; charset=utf-8').send(text))
  await app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions: { router: bareRouter } })
  process.send?.(await app.listen({ port: 0, host: '127.0.0.1' }))
})

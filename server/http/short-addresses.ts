import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/client.ts'
import { findShort } from '../services/short-addresses.ts'

/** The address printed under a figure: leads to the figure as it was, where each sees what they may see. */
export function shortAddressRoutes(app: FastifyInstance, db: Db) {
  app.get('/s/:code', async (request, reply) => {
    const path = await findShort(db, (request.params as { code: string }).code)
    if (path !== undefined) return reply.redirect(path, 302)
    if (/text\/html/.test(request.headers.accept ?? '')) return reply.callNotFound()
    return reply.code(404).send({ error: { code: 'unknown-address' } })
  })
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countsImportInput } from '../api/inputs.ts'
import type { CallContext } from '../api/trpc.ts'
import { entitled } from '../services/entitled.ts'
import { countLimits, importCounts, type RegisteredOffice } from '../services/indices/import-counts.ts'
import { sheetRoutes } from './sheet-routes.ts'

/** Published counts of composite indices as a file: `POST /index-counts/import`. `register`: offices known publicly at a time. */
export const indexCountRoutes = (
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
  register: (at: number) => readonly RegisteredOffice[],
) =>
  sheetRoutes(app, { prefix: '/index-counts', mostBytes: countLimits.bytes }, (sheets, take) => {
    sheets.post('/import', async (request, reply) => {
      const ctx = await contextOf(request, reply)
      entitled(ctx.actor, 'import-index-counts')
      return take(request, ({ options, bytes }) =>
        importCounts(ctx, {
          ...countsImportInput.parse(options),
          bytes,
          register: register(ctx.visit.at.getTime()),
        }),
      )
    })
  })

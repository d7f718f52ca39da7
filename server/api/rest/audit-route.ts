import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AuditRow } from '../../core/access.ts'
import { exportAudit } from '../../services/audit/export.ts'
import { byteOrderMark, csvLine } from '../../sheets/write-csv.ts'
import { auditFilterInput } from '../inputs.ts'
import type { CallContext } from '../trpc.ts'

const question = auditFilterInput
  .extend({
    format: z.enum(['csv', 'json']).default('csv'),
    lang: z.enum(['vi', 'en']).optional().catch(undefined),
  })
  .strict()

const columns: [name: string, value: (row: AuditRow) => unknown][] = [
  ['number', (row) => row.number],
  ['at', (row) => row.at],
  ['actor_kind', (row) => row.actor.kind],
  ['actor_id', (row) => row.actor.id],
  ['actor_name', (row) => row.actor.name],
  ['acting_as', (row) => row.actingAs],
  ['address', (row) => row.address],
  ['verb', (row) => row.verb],
  ['subject_kind', (row) => row.subject.kind],
  ['subject_id', (row) => row.subject.id],
  ['subject_name', (row) => row.subject.name],
  ['office', (row) => row.office?.code],
  ['before', (row) => row.before && JSON.stringify(row.before)],
  ['after', (row) => row.after && JSON.stringify(row.after)],
  ['hash', (row) => row.hash],
]

const lineOf = (cells: readonly unknown[]) =>
  csvLine(
    cells.map((cell) => String(cell ?? '')),
    ',',
  )

async function* csv(batches: AsyncIterable<AuditRow[]>) {
  yield byteOrderMark + lineOf(columns.map(([name]) => name))
  for await (const rows of batches) yield rows.map((row) => lineOf(columns.map(([, of]) => of(row)))).join('')
}

/** One JSON object a line (NDJSON), so that a long log can be read while it arrives. */
async function* ndjson(batches: AsyncIterable<AuditRow[]>) {
  for await (const rows of batches) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** The filtered audit log as a file, for an administrator's browser or a machine whose token says `audit`. */
export function auditRoute(
  api: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) {
  api.get('/audit', async (request, reply) => {
    const ctx = await contextOf(request, reply)
    const { format, lang: _, ...filter } = question.parse(request.query)
    const batches = await exportAudit(ctx, filter)
    reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="audit.${format}"`)
    if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(Readable.from(csv(batches)))
    return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(ndjson(batches)))
  })
}

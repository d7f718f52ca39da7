import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { asAppError, clientFault } from '../api/fault.ts'
import { pushInput } from '../api/inputs.ts'
import type { CallContext } from '../api/trpc.ts'
import { AppError } from '../core/app-error.ts'
import { errorSentence } from '../core/error-words.ts'
import { flowIds, isTargetId, type TargetId, targets } from '../core/ingest/targets.ts'
import { incomingBytes, type RowFormat } from '../services/ingest/incoming-bytes.ts'
import { maySend, takeRows } from '../services/ingest/take-rows.ts'
import { apiLang } from './lang.ts'
import { lingerAfterReply } from './linger.ts'
import { createTurns } from './turns.ts'

/** Each holds a connection to the database for as long as its rows come, of the eight there are. */
const takenAtOnce = 3
/** Others wait for their turn without being read. */
const inAll = 30
/** Milliseconds in which nothing comes before the line is cut. */
const silence = 60_000

type Clocks = { clock: () => Date; wallClock: () => Date }

/**
 * Rows pushed by other systems, and files that a person uploads: `POST /api/v1/flows/{flow}/rows` and
 * `/api/v1/registers/{register}/rows`. The body is the rows themselves and is read as it comes; who may not is refused
 * before a byte of it is read.
 */
export function pushRoutes(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
  { clock, wallClock }: Clocks,
) {
  const turns = createTurns({ atOnce: takenAtOnce, inAll, full: 'too-many-uploads' })

  app.register(
    async (site) => {
      site.removeAllContentTypeParsers()
      site.addContentTypeParser('*', (_request, body, done) => done(null, body))
      site.setErrorHandler(refuse)
      lingerAfterReply(site)

      const take = (kind: 'flow' | 'register') => async (request: FastifyRequest, reply: FastifyReply) => {
        reply.header('cache-control', 'no-store')
        const ctx = await contextOf(request, reply)
        const source = maySend(ctx.actor)
        const { target, key, dryRun } = askedOf(request, kind)
        return turns.admit((turn) =>
          turn(async () => {
            const incoming = incomingBytes(bytesOf(request), target, formatOf(request))
            const clocks = { city: clock, wall: wallClock }
            const taken = await takeRows(ctx, { target, incoming, key, dryRun, source, clocks })
            return reply.code(taken.state === 'failed' ? 422 : 200).send(taken)
          }),
        )
      }
      // What is packed is unpacked here, where what is wrong with it can be said.
      site.post('/flows/:flow/rows', { decompress: false }, take('flow'))
      site.post('/registers/:register/rows', { decompress: false }, take('register'))
    },
    { prefix: '/api/v1' },
  )
}

/** Left alone when nothing more of it is wanted, so that the answer can still be heard. */
async function* bytesOf({ raw }: FastifyRequest): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = raw.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const late = setTimeout(() => raw.destroy(new AppError('bad-input', { field: 'request' })), silence)
      const { done, value } = await pieces.next().finally(() => clearTimeout(late))
      if (done) return
      yield value
    }
  } finally {
    await pieces.return?.()
  }
}

/** @throws AppError unknown-flow, unknown-register; bad-input */
function askedOf(
  request: FastifyRequest,
  kind: 'flow' | 'register',
): { target: TargetId; key: string | null; dryRun: boolean } {
  const { flow, register } = request.params as { flow?: string; register?: string }
  const target = flow ?? register ?? ''
  if (!isTargetId(target) || targets[target].kind !== kind)
    throw kind === 'flow'
      ? new AppError('unknown-flow', { flows: flowIds.join(', ') })
      : new AppError('unknown-register')
  const asked = pushInput.parse({ ...(request.query as object), key: request.headers['idempotency-key'] })
  return { target, key: asked.key ?? null, dryRun: asked.dryRun === '1' }
}

/** What the sender says it is; where nothing clear is said, the first sign of it tells. */
function formatOf(request: FastifyRequest): RowFormat | null {
  const type = request.headers['content-type'] ?? ''
  return /csv/i.test(type) ? 'csv' : /json|ndjson/i.test(type) ? 'ndjson' : null
}

function refuse(fault: unknown, request: FastifyRequest, reply: FastifyReply) {
  const isGone = (fault as { code?: string }).code === 'ECONNRESET' || request.raw.errored
  const known = asAppError(
    fault instanceof z.ZodError || isGone
      ? new AppError('bad-input', {
          field: fault instanceof z.ZodError ? fieldOf(fault) : 'request',
        })
      : clientFault(fault),
    (err, incident) => request.log.error({ err, incident }),
  )
  const message = errorSentence(known.code, known.params, apiLang(request))
  return reply.code(known.httpStatus).send({ error: { code: known.code, message, params: known.params } })
}

function fieldOf(fault: z.ZodError): string {
  const issue = fault.issues[0]
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.map(String).join('.')
  return field === 'key' ? 'Idempotency-Key' : String(field ?? 'input').slice(0, 60)
}

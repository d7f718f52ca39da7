import { Readable } from 'node:stream'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { asAppError, clientFault } from '../api/fault.ts'
import { evidenceInput } from '../api/inputs.ts'
import { evidenceSubjectInput } from '../api/tasks-inputs.ts'
import type { CallContext } from '../api/trpc.ts'
import { AppError } from '../core/app-error.ts'
import { errorSentence } from '../core/error-words.ts'
import { largestEvidence } from '../core/evidence.ts'
import { attachEvidence, openUpload } from '../services/evidence/attach.ts'
import { findEvidence } from '../services/evidence/download.ts'
import { attachment } from './attachment.ts'
import { apiLang } from './lang.ts'
import { plainPage, plainPageHeaders } from './plain-page.ts'

/** Milliseconds for a whole upload: 20 MB over a line of 300 kbit/s. */
const patience = 600_000
/** Bytes of a request beside the file: boundaries and the headers of its one part. */
const wrapping = 20_000

type Clocks = { clock: () => Date; wallClock: () => Date }

/**
 * Files of evidence come and go here, because a call over tRPC is whole in memory. What a file is for stands
 * in the address, so that who may not attach to it is refused before a byte of the file is read.
 */
export function evidenceRoutes(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
  { clock, wallClock }: Clocks,
) {
  app.register(async (site) => {
    await site.register(multipart, {
      // One byte more than is taken, so that what is too large is known to be.
      limits: { files: 1, fields: 0, parts: 1, fileSize: largestEvidence + 1, headerPairs: 20 },
      throwFileSizeLimit: false,
    })
    site.setErrorHandler(refuse)

    site.post('/evidence', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const ctx = await contextOf(request, reply)
      const opened = await openUpload(ctx, understood(evidenceSubjectInput, request.query))
      if (Number(request.headers['content-length'] ?? 0) > largestEvidence + wrapping)
        throw new AppError('evidence-too-large', { megabytes: largestEvidence / 1_000_000 })
      const late = setTimeout(() => request.raw.destroy(), patience)
      try {
        const part = await fileIn(request)
        return await attachEvidence(ctx, opened, {
          fileName: part.filename ?? '',
          bytes: bytesOf(part),
          later: () => ({ ...ctx, now: clock(), visit: { ...ctx.visit, at: wallClock() } }),
        })
      } finally {
        clearTimeout(late)
      }
    })

    site.get('/evidence/:code', { compress: false }, async (request, reply) => {
      const ctx = await contextOf(request, reply)
      const found = await findEvidence(ctx, understood(evidenceInput, request.params).code)
      reply
        .type(found.mediaType)
        .header('content-length', found.size)
        .header('content-disposition', attachment(found.fileName))
        .header('content-security-policy', 'sandbox')
        .header('cache-control', 'private, no-store')
      if (request.method === 'HEAD') return reply.send(Readable.from([]))
      return reply.send(await found.open())
    })
  })
}

/** @throws AppError bad-input */
function understood<T>(input: z.ZodType<T>, address: unknown): T {
  const asked = input.safeParse(address)
  if (asked.success) return asked.data
  throw new AppError('bad-input', { field: String(asked.error.issues[0]?.path[0] ?? 'address') })
}

/** @throws AppError bad-input: what cannot be taken apart is the sender's doing, whatever is wrong with it */
async function fileIn(request: FastifyRequest): Promise<MultipartFile> {
  const part = await request.file().catch(() => undefined)
  if (part?.fieldname !== 'file') throw new AppError('bad-input', { field: 'file' })
  return part
}

/** What breaks on the way in is the line's doing, or the sender's. */
async function* bytesOf({ file }: MultipartFile): AsyncGenerator<Buffer> {
  try {
    yield* file as AsyncIterable<Buffer>
  } catch {
    throw new AppError('bad-input', { field: 'file' })
  }
}

function refuse(fault: unknown, request: FastifyRequest, reply: FastifyReply) {
  const known = asAppError(clientFault(fault), (err, incident) => request.log.error({ err, incident }))
  if (known.code === 'evidence-away') request.log.error({ err: known.cause }, 'Evidence is away')
  const { code, params, httpStatus } = known
  const lang = apiLang(request)
  const message = errorSentence(code, params, lang)
  for (const name of ['content-length', 'content-disposition', 'content-type']) reply.removeHeader(name)
  reply.code(httpStatus).header('cache-control', 'private, no-store')
  if (request.method !== 'POST' && /text\/html/.test(request.headers.accept ?? ''))
    return reply.headers(plainPageHeaders).send(plainPage(message, lang))
  return reply.send({ error: { code, message, params } })
}

import { once } from 'node:events'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { asAppError, clientFault } from '../api/fault.ts'
import { AppError } from '../core/app-error.ts'
import { errorSentence } from '../core/error-words.ts'
import { apiLang } from './lang.ts'
import { lingerAfterReply } from './linger.ts'
import { createTurns } from './turns.ts'

/** A thousand corrections of two lines each. */
const mostOptions = 500_000
/** Bytes of a request beside the file and the options: boundaries and the headers of two parts. */
const wrapping = 20_000
/** A file of a million cells takes 180 MB while it is read. */
const readAtOnce = 2
/** Of these each may have its 20 MB here, on the way or waiting for its turn. */
const inAll = 10
/** Milliseconds for a whole upload: 20 MB over a line of 300 kbit/s. */
const patience = 600_000

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A file, and what was said before it. */
type Given = { bytes: Buffer; options: unknown }
/** Takes the one file of a request when its turn has come. @throws AppError bad-input, too-many-uploads */
export type TakeSheet = <T>(request: FastifyRequest, read: (given: Given) => Promise<T>) => Promise<T>

/**
 * Routes under a prefix that give a spreadsheet and take one; faults are said in words, nothing is kept by the way. The
 * options stand before the file, so that whoever may not is refused before a byte of it is read.
 */
export function sheetRoutes(
  app: FastifyInstance,
  { prefix, mostBytes }: { prefix: string; mostBytes: number },
  routes: (sheets: FastifyInstance, take: TakeSheet) => void,
) {
  const turns = createTurns({ atOnce: readAtOnce, inAll, full: 'too-many-uploads' })
  // One byte more than the reader takes: it says in words how large is too large.
  const beyond = mostBytes + 1

  const take: TakeSheet = (request, read) =>
    turns.admit(async (turn) => {
      const isLong = Number(request.headers['content-length'] ?? 0) > beyond + mostOptions + wrapping
      const { bytes, options } = isLong ? { bytes: null, options: '{}' } : await formIn(request)
      const given = { bytes: bytes ?? Buffer.alloc(beyond), options: readJson(options) }
      return turn(async () => {
        // Whoever has left while waiting decides nothing any more.
        if (request.raw.socket.destroyed) throw new AppError('bad-input', { field: 'file' })
        return read(given)
      })
    })

  app.register(
    async (sheets) => {
      await sheets.register(multipart, {
        limits: { fileSize: beyond, files: 1, fields: 1, fieldSize: mostOptions, parts: 2 },
        throwFileSizeLimit: false,
      })
      sheets.setErrorHandler((fault, request, reply) => {
        const known = asAppError(
          fault instanceof z.ZodError ? new AppError('bad-input', { field: 'options' }) : clientFault(fault),
          (err, incident) => request.log.error({ err, incident }),
        )
        const message = errorSentence(known.code, known.params, apiLang(request))
        return reply
          .code(known.httpStatus)
          .send({ error: { code: known.code, message, params: known.params } })
      })
      sheets.addHook('onSend', async (_request, reply) => {
        reply.header('cache-control', 'no-store')
      })
      lingerAfterReply(sheets)
      routes(sheets, take)
    },
    { prefix },
  )
}

/**
 * A file beyond the limit is left off there, and `bytes` is null: the parser reads no further, and would never come to
 * its end.
 * @throws AppError bad-input: what cannot be taken apart is the sender's doing, or the line's
 */
async function formIn(request: FastifyRequest): Promise<{ options: string; bytes: Buffer | null }> {
  const late = setTimeout(() => request.raw.destroy(), patience)
  try {
    const given = await request.file()
    if (given?.fieldname !== 'file') throw new AppError('bad-input', { field: 'file' })
    const limit = once(given.file, 'limit').then(() => null)
    const bytes = await Promise.race([given.toBuffer(), limit])
    const { options } = given.fields
    return { bytes, options: options && 'value' in options ? String(options.value) : '{}' }
  } catch {
    throw new AppError('bad-input', { field: 'file' })
  } finally {
    clearTimeout(late)
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('bad-input', { field: 'options' })
  }
}

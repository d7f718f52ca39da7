import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { asAppError, clientFault } from '../api/fault.ts'
import { sealCodeInput, sealFileInput } from '../api/seals-inputs.ts'
import { taskAddressInput } from '../api/task-question-inputs.ts'
import type { CallContext } from '../api/trpc.ts'
import { AppError } from '../core/app-error.ts'
import { errorSentence } from '../core/error-words.ts'
import { downloadSeal } from '../services/seals/download.ts'
import { exportTasks } from '../services/tasks/export.ts'
import { attachment } from './attachment.ts'
import { apiLang } from './lang.ts'
import { plainPage, plainPageHeaders } from './plain-page.ts'
import { workbookType } from './sheet-routes.ts'

/** The register of tasks as a workbook, `GET /tasks.xlsx`, and a frozen period byte for byte, `GET /seals/:code.json`. */
export function taskFileRoutes(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) {
  app.register(async (files) => {
    files.setErrorHandler(refuse)
    files.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'private, no-store')
    })

    files.get('/tasks.xlsx', async (request, reply) => {
      const ctx = await contextOf(request, reply)
      const question = taskAddressInput.parse(request.query)
      const { fileName, bytes } = await exportTasks(ctx, question, apiLang(request))
      return reply.header('content-disposition', attachment(fileName)).type(workbookType).send(bytes)
    })

    // Compressed on the way they are the same bytes to a browser, and not to whoever reads the line.
    files.get('/seals/:code.json', { compress: false }, async (request, reply) => {
      const ctx = await contextOf(request, reply)
      const { code } = sealCodeInput.parse(request.params)
      const { hash, bytes } = await downloadSeal(ctx, { code, ...sealFileInput.parse(request.query) })
      reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', attachment(`${code}.json`))
        .header('content-length', bytes.length)
        .header('digest', `sha-256=${Buffer.from(hash, 'hex').toString('base64')}`)
      return reply.send(request.method === 'HEAD' ? Readable.from([]) : bytes)
    })
  })
}

function refuse(fault: unknown, request: FastifyRequest, reply: FastifyReply) {
  const read =
    fault instanceof z.ZodError
      ? new AppError('bad-input', { field: String(fault.issues[0]?.path[0] ?? 'address') })
      : clientFault(fault)
  const { code, params, httpStatus } = asAppError(read, (err, incident) =>
    request.log.error({ err, incident }),
  )
  const lang = apiLang(request)
  const message = errorSentence(code, params, lang)
  for (const name of ['content-length', 'content-disposition', 'content-type', 'digest'])
    reply.removeHeader(name)
  reply.code(httpStatus)
  if (/text\/html/.test(request.headers.accept ?? ''))
    return reply.headers(plainPageHeaders).send(plainPage(message, lang))
  return reply.send({ error: { code, message, params } })
}

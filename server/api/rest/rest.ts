import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import { errorSentence } from '../../core/error-words.ts'
import { apiLang } from '../../http/lang.ts'
import { readBreakdown } from '../../services/breakdown.ts'
import type { Context } from '../../services/context.ts'
import { readKpiPage } from '../../services/kpi-page.ts'
import { readRows } from '../../services/rows.ts'
import { readScorecard, scorecardReads } from '../../services/scorecard.ts'
import { readSeries } from '../../services/series.ts'
import { asAppError } from '../fault.ts'
import { kpiInput, questionInput, rowsInput, seriesInput } from '../inputs.ts'
import { openapi } from './openapi.ts'
import { scorecardAnswer } from './scorecard-answer.ts'

type Kept = { text: string; etag: string }

const lang = { lang: z.enum(['vi', 'en']).optional().catch(undefined) }

/** The surface for machines: parse, call one service, answer. */
export function restRoutes(app: FastifyInstance, contextOf: (request: FastifyRequest) => Context) {
  app.register(
    async (api) => {
      api.setErrorHandler((fault, request, reply) => {
        const known = asAppError(
          fault instanceof z.ZodError ? badInput(fault) : clientFault(fault),
          (f, incident) => request.log.error({ err: f, incident }),
        )
        const sentence = errorSentence(known.code, known.params, apiLang(request))
        return reply
          .code(known.httpStatus)
          .send({ error: { code: known.code, message: sentence, params: known.params } })
      })

      /** The hot road: what was answered before and has not changed is sent from memory. */
      api.get('/scorecard', async (request, reply) => {
        const ctx = contextOf(request)
        const key = `rest ${request.url} ${dayOfInstant(ctx.now)}`
        const kept = await ctx.answers.get(key, scorecardReads, async () => {
          const question = questionInput.extend(lang).strict().parse(request.query)
          const text = JSON.stringify(scorecardAnswer(await readScorecard(ctx, question)))
          return { text, etag: `"${createHash('sha1').update(text).digest('base64url')}"` }
        })
        return send(request, reply, kept)
      })

      const byId = z.object({ id: z.string().max(200) })
      const asked = (request: FastifyRequest) => ({
        ...(request.query as object),
        ...byId.parse(request.params),
      })
      api.get('/kpis/:id', (request) =>
        readKpiPage(contextOf(request), kpiInput.extend(lang).strict().parse(asked(request))),
      )
      api.get('/kpis/:id/series', (request) =>
        readSeries(contextOf(request), seriesInput.extend(lang).strict().parse(asked(request))),
      )
      api.get('/kpis/:id/breakdown', (request) =>
        readBreakdown(contextOf(request), kpiInput.extend(lang).strict().parse(asked(request))),
      )
      api.get('/kpis/:id/rows', (request) =>
        readRows(contextOf(request), rowsInput.extend(lang).strict().parse(asked(request))),
      )
      api.get('/openapi.json', async () => openapi)
      // Here and not in a handler for what is not found: pages take every other address.
      api.all('/*', () => {
        throw new AppError('unknown-address')
      })
    },
    { prefix: '/api/v1' },
  )
}

function send(request: FastifyRequest, reply: FastifyReply, { text, etag }: Kept) {
  reply.header('etag', etag).header('cache-control', 'no-cache')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(text)
}

function badInput(fault: z.ZodError): AppError {
  const issue = fault.issues[0]
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.map(String).join('.')
  return new AppError('bad-input', { field: String(field ?? 'input').slice(0, 60) })
}

/** What Fastify itself refuses (a malformed address, a body too large) is the caller's. */
function clientFault(fault: unknown): unknown {
  const status = (fault as { statusCode?: number }).statusCode
  return status !== undefined && status >= 400 && status < 500
    ? new AppError('bad-input', { field: 'request' })
    : fault
}

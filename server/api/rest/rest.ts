import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import { errorSentence } from '../../core/error-words.ts'
import type { TokenVerb } from '../../core/roles.ts'
import { apiLang } from '../../http/lang.ts'
import { readBreakdown } from '../../services/breakdown.ts'
import { readFacets } from '../../services/facets.ts'
import { listIndices } from '../../services/indices/list-indices.ts'
import { readIndexPage } from '../../services/indices/read-index.ts'
import { readKpiPage } from '../../services/kpi-page.ts'
import { readRows } from '../../services/rows.ts'
import { askedBy, readScorecard, scorecardReads } from '../../services/scorecard.ts'
import { readSeries } from '../../services/series.ts'
import { readServiceBreakdown } from '../../services/service-breakdown.ts'
import { asAppError, clientFault } from '../fault.ts'
import {
  breakdownInput,
  facetsInput,
  indexInput,
  kpiInput,
  momentInput,
  questionInput,
  rowsInput,
  seriesInput,
} from '../inputs.ts'
import type { CallContext } from '../trpc.ts'
import { auditRoute } from './audit-route.ts'
import { indexAnswer } from './index-answer.ts'
import { openapi } from './openapi.ts'
import { scorecardAnswer } from './scorecard-answer.ts'

type Kept = { text: string; etag: string }

const lang = { lang: z.enum(['vi', 'en']).optional().catch(undefined) }

/** The surface for machines: parse, call one service, answer. */
export function restRoutes(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
) {
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

      /** @throws AppError token-may-not: a token made for something else opens not even what everybody sees */
      async function allowed(request: FastifyRequest, reply: FastifyReply, verb: TokenVerb) {
        const ctx = await contextOf(request, reply)
        const { actor } = ctx
        if (actor.kind === 'machine' && !actor.verbs.includes(verb))
          throw new AppError('token-may-not', { verb })
        return ctx
      }

      /** The hot road: what was answered before and has not changed is sent from memory. */
      api.get('/scorecard', async (request, reply) => {
        const ctx = await allowed(request, reply, 'figures')
        const key = `rest ${request.url} ${askedBy(ctx)}`
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
      api.get('/kpis/:id', async (request, reply) =>
        readKpiPage(
          await allowed(request, reply, 'figures'),
          kpiInput.extend(lang).strict().parse(asked(request)),
        ),
      )
      api.get('/kpis/:id/series', async (request, reply) =>
        readSeries(
          await allowed(request, reply, 'figures'),
          seriesInput.extend(lang).strict().parse(asked(request)),
        ),
      )
      api.get('/kpis/:id/breakdown', async (request, reply) => {
        const ctx = await allowed(request, reply, 'figures')
        const { by, ...question } = breakdownInput.extend(lang).strict().parse(asked(request))
        return by === 'service' ? readServiceBreakdown(ctx, question) : readBreakdown(ctx, question)
      })
      api.get('/kpis/:id/rows', async (request, reply) =>
        readRows(
          await allowed(request, reply, 'rows'),
          rowsInput.extend(lang).strict().parse(asked(request)),
        ),
      )
      api.get('/kpis/:id/facets', async (request, reply) =>
        readFacets(
          await allowed(request, reply, 'rows'),
          facetsInput.extend(lang).strict().parse(asked(request)),
        ),
      )
      api.get('/indices', async (request, reply) => ({
        items: await listIndices(
          await allowed(request, reply, 'figures'),
          momentInput.extend(lang).strict().parse(request.query),
        ),
      }))
      api.get('/indices/:id', async (request, reply) =>
        indexAnswer(
          await readIndexPage(
            await allowed(request, reply, 'figures'),
            indexInput.extend(lang).strict().parse(asked(request)),
          ),
        ),
      )
      auditRoute(api, contextOf)
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
  reply.header('etag', etag).header('cache-control', 'no-cache').header('vary', 'Cookie, Authorization')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(text)
}

function badInput(fault: z.ZodError): AppError {
  const issue = fault.issues[0]
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.map(String).join('.')
  return new AppError('bad-input', { field: String(field ?? 'input').slice(0, 60) })
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asAppError, clientFault } from '../api/fault.ts'
import { embedInput } from '../api/inputs.ts'
import { AppError } from '../core/app-error.ts'
import type { BlockSpec } from '../core/briefings/spec.ts'
import { errorSentence } from '../core/error-words.ts'
import type { Painter } from '../exports/painter.ts'
import type { Asking } from '../exports/read/look.ts'
import { readSpec } from '../exports/read/spec-blocks.ts'
import { described } from '../exports/render/svg.ts'
import { escaped } from '../exports/render/xml.ts'
import { askedBy, pageReads } from '../services/scorecard.ts'
import { apiLang } from './lang.ts'
import { plainPage } from './plain-page.ts'
import { createTurns } from './turns.ts'

/** Pictures that nobody asked for before and that wait to be drawn. */
const inAll = 30
/** No script, nothing from elsewhere; and, on this address alone, a frame of whatever page. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *"

/**
 * A chart of a public KPI for a frame in another site, such as the city's portal. Whoever asks is everybody: neither a
 * session nor a token is looked at. It is kept until a table it was read from changes.
 */
export function embedRoutes(app: FastifyInstance, asEverybody: () => Asking, painter: Painter) {
  const turns = createTurns({ atOnce: 1, inAll, full: 'too-many-exports' })
  app.get('/embed/kpis/:id', { errorHandler: refuse }, async (request, reply) => {
    const asking = asEverybody()
    const { id } = request.params as { id: string }
    const asked = embedInput.safeParse({ ...(request.query as object), id })
    if (!asked.success)
      throw new AppError('bad-input', { field: String(asked.error.issues[0]?.path[0] ?? 'address') })
    const { what, lang, colours, width, asOf, period, id: kpi, grain, from, to, ...where } = asked.data
    const spec: BlockSpec =
      what === 'trend' ? { kind: what, kpi, grain, from, to, ...where } : { kind: what, kpi, ...where }
    const page = await asking.answers.get(
      `embed ${JSON.stringify(asked.data)} ${askedBy(asking)}`,
      pageReads,
      async () => {
        const blocks = await readSpec(asking, { asOf, period }, spec, { lang })
        const document = { lang, colours, title: blocks[0]?.title ?? id, blocks }
        const { bytes, faults } = await turns.admit((turn) =>
          turn(() => painter.paint({ document, format: 'svg', picture: { width, scale: 1 } })),
        )
        if (faults[0]) throw new Error(faults[0])
        const svg = new TextDecoder().decode(bytes).trim()
        const address = blocks[0]?.stamp?.address ?? asking.link(`/kpis/${id}`)
        return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(document.title)}</title><style>body{margin:0}svg{display:block;width:100%;height:auto}</style><a href="${escaped(address)}" target="_blank" rel="noopener" aria-label="${escaped(described(document))}">${svg}</a></html>\n`
      },
    )
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'public, max-age=300')
      .send(page)
  })
}

function refuse(fault: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { code, params, httpStatus } = asAppError(clientFault(fault), (err, incident) =>
    request.log.error({ err, incident }),
  )
  const lang = apiLang(request)
  const message = errorSentence(code, params, lang)
  reply.code(httpStatus).header('content-security-policy', policy)
  if (/text\/html/.test(request.headers.accept ?? ''))
    return reply.type('text/html; charset=utf-8').send(plainPage(message, lang))
  return reply.send({ error: { code, message, params } })
}

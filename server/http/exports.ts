import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { asAppError, clientFault } from '../api/fault.ts'
import {
  blockFileInput,
  blockInput,
  briefingFileInput,
  kpiFileInput,
  officeFileInput,
  onePageInput,
  scorecardFileInput,
} from '../api/inputs.ts'
import type { CallContext } from '../api/trpc.ts'
import { AppError } from '../core/app-error.ts'
import type { BlockSpec } from '../core/briefings/spec.ts'
import { errorSentence } from '../core/error-words.ts'
import type { FileFormat } from '../core/file-formats.ts'
import type { Block, Document } from '../exports/document.ts'
import { fileName } from '../exports/file-name.ts'
import type { Painter } from '../exports/painter.ts'
import { readBookBlocks } from '../exports/read/book-blocks.ts'
import { readBriefingBlocks } from '../exports/read/briefing-blocks.ts'
import { readLeaderPage } from '../exports/read/leader-page.ts'
import { type Asking, askingWith } from '../exports/read/look.ts'
import { readSpec } from '../exports/read/spec-blocks.ts'
import { sayFile } from '../exports/words.ts'
import { visibleBriefing } from '../services/briefings/page.ts'
import { blocksOf } from '../services/briefings/rows.ts'
import { openTemplate } from '../services/deck-templates/open.ts'
import { findMadeFile } from '../services/export-jobs/download.ts'
import { type ExportedFigure, noteExport } from '../services/note-export.ts'
import { attachment } from './attachment.ts'
import { apiLang } from './lang.ts'
import { plainPage, plainPageHeaders } from './plain-page.ts'
import { createTurns } from './turns.ts'

/** Some twenty seconds of drawing: more than these who wait would not be waited for. */
const inAll = 60
/** Rows that a file with typed cells takes: one that opens at once in Excel. A picture shows as many as can be read. */
const mostRows = { sheet: 20_000, page: 1_000 }

export const mediaTypes: Record<FileFormat, string> = {
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

type How = Omit<z.infer<typeof officeFileInput>, 'office' | 'asOf' | 'period' | 'compare'>
type Wanted = {
  how: How
  what: string
  kpi: string | null
  office: string | null
  /** of a file with more than one block */
  title?: string
  read: (asking: Asking, report: (fault: unknown) => void) => Promise<Block[]>
}

/**
 * Any chart or table as a file, out of the answers that its page gives to the same asker. The reading waits for its
 * turn as well: twenty who take files out at once leave the database to those who read figures.
 */
export function exportRoutes(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
  painter: Painter,
) {
  const turns = createTurns({ atOnce: 1, inAll, full: 'too-many-exports' })

  app.register(
    async (site) => {
      site.setErrorHandler(refuse)
      site.addHook('onSend', async (_request, reply) => {
        reply.header('cache-control', 'private, no-store')
      })

      const give = async (request: FastifyRequest, reply: FastifyReply, wanted: Wanted) => {
        const ctx = await contextOf(request, reply)
        return turns.admit((turn) => turn(() => file(request, reply, ctx, wanted)))
      }

      async function file(request: FastifyRequest, reply: FastifyReply, ctx: CallContext, wanted: Wanted) {
        const { how, what, kpi, office, title, read } = wanted
        const report = (fault: unknown) => request.log.error({ err: fault }, 'A block of an export failed')
        const blocks = await read(askingWith(ctx, ctx.desk), report)
        const document: Document = {
          lang: how.lang,
          colours: how.colours,
          title: title ?? blocks[0]?.title ?? what,
          blocks,
        }
        const template = how.template === undefined ? undefined : await openTemplate(ctx, how.template)
        const picture = { width: how.width, scale: Number(how.scale) as 1 | 2 | 4 }
        const {
          bytes,
          report: said,
          faults,
        } = await painter.paint({
          document,
          format: how.format,
          picture,
          template,
        })
        for (const fault of faults) report(new Error(fault))
        if (how.preview === undefined) {
          const marked = blocks.find((block) => block.kind !== 'failed' && block.mark)
          const address = marked && marked.kind !== 'failed' ? (marked.mark?.address ?? '') : ''
          await noteExport(ctx, {
            kpi,
            office,
            title: document.title,
            what,
            format: how.format,
            address,
            figure: figureIn(blocks),
          })
          reply.header('content-disposition', attachment(fileName(document.title, how.format, ctx.now)))
        }
        if (said.length > 0)
          reply.header('x-export-report', encodeURIComponent(said.join('\n').slice(0, 2_000)))
        return reply
          .type(mediaTypes[how.format])
          .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
          .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      }

      site.get('/jobs/:id', { compress: false }, async (request, reply) => {
        const ctx = await contextOf(request, reply)
        const made = await findMadeFile(ctx, (request.params as { id: string }).id)
        reply
          .type(mediaTypes[made.format])
          .header('content-length', made.size)
          .header('content-disposition', attachment(made.fileName))
          .header('content-security-policy', 'sandbox')
        if (request.method === 'HEAD') return reply.send(Readable.from([]))
        return reply.send(await made.open())
      })

      site.get('/one-page', async (request, reply) => {
        const ctx = await contextOf(request, reply)
        const { lang, ...question } = onePageInput.parse(request.query)
        return turns.admit((turn) =>
          turn(async () => {
            const page = await readLeaderPage(askingWith(ctx, ctx.desk), question, lang)
            const { bytes } = await painter.onePage(page)
            const { title, stamp } = page
            await noteExport(ctx, {
              kpi: null,
              office: question.office ?? null,
              title,
              what: 'one-page',
              format: 'pdf',
              address: stamp.address,
              figure: null,
            })
            return reply
              .type(mediaTypes.pdf)
              .header('content-disposition', attachment(fileName(title, 'pdf', ctx.now)))
              .header('content-security-policy', 'sandbox')
              .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
          }),
        )
      })

      site.get('/kpis/:id', async (request, reply) => {
        const { id } = request.params as { id: string }
        const { how, rest } = split(kpiFileInput.parse({ ...(request.query as object), id }))
        const { what, asOf, period, ...asked } = rest
        const written = { title: how.title, note: how.note }
        return give(request, reply, {
          how,
          what,
          kpi: asked.id,
          office: asked.office ?? null,
          read: async (asking) => {
            const most = rowsFor(how.format)
            return readSpec(asking, { asOf, period }, kpiSpec(what, { ...asked, ...written }), {
              lang: how.lang,
              most,
            })
          },
        })
      })

      site.get('/scorecard', async (request, reply) => {
        const { how, rest } = split(scorecardFileInput.parse(request.query))
        const { what, ...question } = rest
        const { asOf, period, office, compare } = question
        return give(request, reply, {
          how,
          what,
          kpi: null,
          office: question.office ?? null,
          ...(what === 'book' ? { title: how.title || sayFile('book', how.lang) } : {}),
          read: async (asking, report) => {
            switch (what) {
              case 'scorecard':
              case 'matrix': {
                const of = what === 'matrix' ? 'matrix' : 'themes'
                const spec = {
                  kind: 'scorecard',
                  of,
                  office,
                  compare,
                  title: how.title,
                  note: how.note,
                } as const
                return readSpec(asking, { asOf, period }, spec, { lang: how.lang })
              }
              case 'book':
                return readBookBlocks(asking, question, { lang: how.lang, note: how.note }, report)
            }
          },
        })
      })

      site.get('/offices/:code', async (request, reply) => {
        const { code } = request.params as { code: string }
        const { how, rest } = split(officeFileInput.parse({ ...(request.query as object), office: code }))
        const { asOf, period, office, compare } = rest
        const { title, note, lang } = how
        return give(request, reply, {
          how,
          what: 'office',
          kpi: null,
          office: rest.office,
          read: (asking) =>
            readSpec(
              asking,
              { asOf, period },
              { kind: 'scorecard', of: 'office', office, compare, title, note },
              { lang },
            ),
        })
      })

      site.get('/briefings/:code', async (request, reply) => {
        const { code } = request.params as { code: string }
        const { block, ...how } = briefingFileInput.parse({ ...(request.query as object), code })
        const ctx = await contextOf(request, reply)
        const { title, lang: written, period, issuedAt, ...row } = await visibleBriefing(ctx, code)
        const lang = how.lang ?? written
        const blocks = blocksOf(row).filter(({ key }) => block === undefined || key === block)
        const asOf = issuedAt === null ? undefined : new Date(issuedAt).toISOString()
        return give(request, reply, {
          how: { ...how, lang },
          what: 'briefing',
          kpi: null,
          office: null,
          title,
          read: async (asking, report) => {
            const read = await readBriefingBlocks(asking, { asOf, period }, blocks, { lang, report })
            return read.flatMap((one) => one.blocks)
          },
        })
      })

      site.get('/block', async (request, reply) => {
        const { how, rest } = split(blockFileInput.parse(request.query))
        const { spec, ...whole } = rest
        const written = {
          title: how.title ?? spec.title,
          note: how.note ?? ('note' in spec ? spec.note : undefined),
        }
        const asked = spec.kind === 'text' ? spec : { ...spec, ...written }
        return give(request, reply, {
          how,
          what: spec.kind,
          kpi: 'kpi' in spec ? (spec.kpi ?? null) : null,
          office: 'office' in spec ? (spec.office ?? null) : null,
          read: (asking) => readSpec(asking, whole, asked, { lang: how.lang, most: rowsFor(how.format) }),
        })
      })

      /** The block as the formats get it, for a page that shows what they will draw. */
      site.get('/block/content', async (request, reply) => {
        const { spec, lang, ...whole } = blockInput.parse(request.query)
        const ctx = await contextOf(request, reply)
        return { blocks: await readSpec(askingWith(ctx, ctx.desk), whole, spec, { lang }) }
      })
    },
    { prefix: '/exports' },
  )
}

/** What all of a file was asked by, where that is one thing: a figure by kind of office is several blocks of it. */
function figureIn(blocks: readonly Block[]): ExportedFigure | null {
  const [mark, ...others] = blocks.map((block) => (block.kind === 'failed' ? null : block.mark))
  if (!mark || others.some((other) => other?.spec !== mark.spec)) return null
  const { spec, asOf, period } = mark
  return { spec, asOf, period }
}

const rowsFor = (format: FileFormat): number =>
  format === 'xlsx' || format === 'csv' ? mostRows.sheet : mostRows.page

type KpiFile = Omit<z.infer<typeof kpiFileInput>, 'what' | 'asOf' | 'period' | 'format'>

/** What is asked of the page of a KPI, as a block of a document. */
function kpiSpec(
  what: z.infer<typeof kpiFileInput>['what'],
  asked: Partial<KpiFile> & { id: string },
): BlockSpec {
  const { id: kpi, office, compare, title, note, grain, from, to, part, sort, q, filter } = asked
  const common = { kpi, office, compare, title, note }
  switch (what) {
    case 'trend':
    case 'series':
      return { kind: 'trend', ...common, grain, from, to, as: what === 'trend' ? 'chart' : 'table' }
    case 'ranking':
    case 'breakdown':
      return { kind: 'ranking', ...common, as: what === 'ranking' ? 'chart' : 'table' }
    case 'services':
    case 'by-service':
      return { kind: 'services', ...common, as: what === 'services' ? 'chart' : 'table' }
    case 'rows':
      return { kind: 'rows', ...common, part, sort, q, filter }
  }
}

/** How the file is wanted, apart from what is asked. */
function split<T extends How>(input: T) {
  const { format, lang, colours, width, scale, title, note, template, preview, ...rest } = input
  return { how: { format, lang, colours, width, scale, title, note, template, preview } as How, rest }
}

function refuse(fault: unknown, request: FastifyRequest, reply: FastifyReply) {
  const known = asAppError(
    fault instanceof z.ZodError
      ? new AppError('bad-input', { field: String(fault.issues[0]?.path[0] ?? 'address').slice(0, 60) })
      : clientFault(fault),
    (err, incident) => request.log.error({ err, incident }),
  )
  const lang = apiLang(request)
  const message = errorSentence(known.code, known.params, lang)
  reply.code(known.httpStatus)
  if (/text\/html/.test(request.headers.accept ?? ''))
    return reply.headers(plainPageHeaders).send(plainPage(message, lang))
  return reply.send({ error: { code: known.code, message, params: known.params } })
}

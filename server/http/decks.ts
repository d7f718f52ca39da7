import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { deckFileInput } from '../api/inputs.ts'
import type { CallContext } from '../api/trpc.ts'
import { dayOfInstant } from '../core/day.ts'
import type { RefreshedDeck } from '../core/decks.ts'
import type { Document } from '../exports/document.ts'
import type { Painter } from '../exports/painter.ts'
import { askingWith } from '../exports/read/look.ts'
import { readMarked } from '../exports/read/marked-blocks.ts'
import { keepTemplate, openKeeping } from '../services/deck-templates/keep.ts'
import { openRefresh } from '../services/deck-templates/refresh.ts'
import { noteExport } from '../services/note-export.ts'
import { sheetRoutes } from './sheet-routes.ts'

/** Bytes of a presentation as it is uploaded (server/decks/deck.ts says so in words). */
const largest = 20_000_000

/**
 * PowerPoint files that come in: `POST /decks/templates` keeps the template of an office; `POST /decks/refresh` gives a deck
 * back with the figures that carry our mark as they are now, and says which moved. Of that deck nothing is kept.
 */
export const deckRoutes = (
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<CallContext>,
  painter: Painter,
) =>
  sheetRoutes(app, { prefix: '/decks', mostBytes: largest }, (site, take) => {
    site.post('/templates', async (request, reply) => {
      const ctx = await contextOf(request, reply)
      const keeping = await openKeeping(ctx)
      const { name } = deckFileInput.parse(request.query)
      return take(request, ({ bytes }) => keepTemplate(ctx, keeping, { fileName: name, bytes }))
    })

    site.post('/refresh', async (request, reply): Promise<RefreshedDeck> => {
      const ctx = await contextOf(request, reply)
      await openRefresh(ctx)
      const { name, lang } = deckFileInput.parse(request.query)
      const report = (fault: unknown) =>
        request.log.error({ err: fault }, 'A figure of a deck could not be read')
      return take(request, async ({ bytes: deck }) => {
        const figures = await painter.figuresIn(deck)
        const { documents, unread } = await readMarked(askingWith(ctx, ctx.desk), figures, report)
        const { bytes, report: told } = await painter.refresh({ deck, documents, unread, lang })
        for (const exported of takenOut(documents)) await noteExport(ctx, exported)
        const file = {
          name: `${name.replace(/\.(pptx|potx)$/i, '')} ${dayOfInstant(ctx.now)}.pptx`,
          content: Buffer.from(bytes).toString('base64'),
        }
        return { ...told, file }
      })
    })
  })

/** Whoever took figures out is told when they are revised: each figure is remembered. */
const takenOut = (documents: readonly Document[]) =>
  documents.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'failed' || !block.mark) return []
      const { spec, asOf, period, address } = block.mark
      return [
        {
          kpi: 'kpi' in spec ? (spec.kpi ?? null) : null,
          office: 'office' in spec ? (spec.office ?? null) : null,
          title: block.title ?? '',
          what: spec.kind,
          format: 'pptx',
          address,
          figure: { spec, asOf, period },
        },
      ]
    }),
  )

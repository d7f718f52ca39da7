import type { ExportWish } from '../core/export-jobs.ts'
import { pictureWidths } from '../core/file-formats.ts'
import { visibleBriefing } from '../services/briefings/page.ts'
import { blocksOf } from '../services/briefings/rows.ts'
import type { Block, Rendered } from './document.ts'
import type { Painter } from './painter.ts'
import { type Part, planBook } from './read/book-blocks.ts'
import type { Asking } from './read/look.ts'
import { readSpecBlocks } from './read/spec-blocks.ts'

type Making = {
  painter: Painter
  /** of a presentation: the file of the office's template */
  template: Uint8Array | undefined
  /** told before each step of so many; the last is the drawing. Throws where the file is no longer wanted. */
  onStep: (step: number, steps: number) => Promise<void>
  report: (fault: unknown) => void
}

/**
 * A file of many parts, read one after another, so that those who look at figures go between.
 * @throws AppError those of the services that answer, Error where it could not be drawn at all, what `onStep` throws
 */
export async function makeFile(
  asking: Asking,
  { wish, title }: { wish: ExportWish; title: string },
  { painter, template, onStep, report }: Making,
): Promise<Rendered> {
  const { format, lang, colours } = wish
  const parts = await planOf(asking, wish, report)
  const steps = parts.length + 1
  const blocks: Block[] = []
  for (const [i, read] of parts.entries()) {
    await onStep(i, steps)
    blocks.push(...(await read()))
  }
  await onStep(parts.length, steps)
  const rendered = await painter.paint({
    document: { lang, colours, title, blocks },
    format,
    picture: { width: pictureWidths.usual, scale: 2 },
    template,
  })
  for (const fault of rendered.faults) report(new Error(fault))
  return rendered
}

async function planOf(
  asking: Asking,
  { source, lang, note }: ExportWish,
  report: Making['report'],
): Promise<Part[]> {
  if (source.kind === 'book') {
    const { kind: _, ...question } = source
    return planBook(asking, question, { lang, note }, report)
  }
  const { period, issuedAt, ...row } = await visibleBriefing(asking, source.code)
  const asOf = issuedAt === null ? source.asOf : new Date(issuedAt).toISOString()
  return blocksOf(row).map(
    ({ spec }) =>
      () =>
        readSpecBlocks(asking, { asOf, period }, spec, { lang, report }),
  )
}

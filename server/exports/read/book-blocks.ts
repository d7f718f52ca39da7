import type { Question } from '../../services/asked.ts'
import { readScorecard } from '../../services/scorecard.ts'
import type { Block } from '../document.ts'
import type { Asking, Look } from './look.ts'
import { readSpecBlocks } from './spec-blocks.ts'

/** Reads one part of a document, when it is its turn. */
export type Part = () => Promise<Block[]>

/**
 * Every KPI over time, one part each, in the order of the overview. One that cannot be read stands there by its name:
 * `report` hears why.
 * @throws AppError those of `readScorecard`
 */
export async function planBook(
  asking: Asking,
  question: Question,
  look: Look,
  report: (fault: unknown) => void,
): Promise<Part[]> {
  const { items } = await readScorecard(asking, question)
  const { asOf, period, office, compare } = question
  return items.map(({ id, name }) => () => {
    const spec = { kind: 'trend', kpi: id, office, compare, note: look.note } as const
    return readSpecBlocks(asking, { asOf, period }, spec, { lang: look.lang, name: name[look.lang], report })
  })
}

/** The same, read at once. */
export async function readBookBlocks(...asked: Parameters<typeof planBook>): Promise<Block[]> {
  const parts = await planBook(...asked)
  return (await Promise.all(parts.map((read) => read()))).flat()
}

import type { Question } from '../../services/asked.ts'
import { readScorecard } from '../../services/scorecard.ts'
import type { Block } from '../document.ts'
import type { Asking, Look } from './look.ts'
import { readSpecBlocks } from './spec-blocks.ts'

/**
 * Every KPI over time, one block each, in the order of the overview. One that cannot be read stands there by its name:
 * `report` hears why.
 * @throws AppError those of `readScorecard`
 */
export async function readBookBlocks(
  asking: Asking,
  question: Question,
  look: Look,
  report: (fault: unknown) => void,
): Promise<Block[]> {
  const { items } = await readScorecard(asking, question)
  const { asOf, period, office, compare } = question
  const blocks = await Promise.all(
    items.map(({ id, name }) => {
      const spec = { kind: 'trend', kpi: id, office, compare, note: look.note } as const
      return readSpecBlocks(asking, { asOf, period }, spec, {
        lang: look.lang,
        name: name[look.lang],
        report,
      })
    }),
  )
  return blocks.flat()
}

import { AppError } from '../../core/app-error.ts'
import type { Question } from '../../services/asked.ts'
import { readScorecard } from '../../services/scorecard.ts'
import type { Block } from '../document.ts'
import { type Asking, type Look, written } from './look.ts'
import { readTrendBlock } from './trend-block.ts'

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
  const note = written(look.note)
  return Promise.all(
    items.map(async ({ id, name }): Promise<Block> => {
      try {
        const block = await readTrendBlock(asking, { ...question, id }, { chart: true }, { lang: look.lang })
        return { ...block, note }
      } catch (fault) {
        if (!(fault instanceof AppError)) report(fault)
        return { kind: 'failed', title: name[look.lang] }
      }
    }),
  )
}

import { targets } from '../../db/schema/targets.ts'
import type { Day } from '../../server/core/day.ts'
import type { Telling } from './telling.ts'
import {
  type Facts,
  type Moment,
  momentAt,
  rowsOf,
  type Step,
  type TableRows,
  versionsOf,
} from './versions.ts'

/** One step of a target as told in a story. */
export type TargetStep = {
  kpiId: string
  office: string
  from: Day
  due: Day
  /** null: the level must hold throughout */
  fromLevel: number | null
  level: number
  /** the day on which it was set */
  setOn: Day
  /** the public document that sets the level; without one, the step is a sample */
  document?: string
  /** what it was before it was revised */
  revised?: { level: number; on: Day }
}

export const targetRows = (telling: Telling, steps: readonly TargetStep[]): TableRows =>
  rowsOf(
    targets,
    steps.flatMap((step) => {
      const at: Moment = momentAt(step.setOn, '14:00')
      const by = step.document ? 'Danh mục văn bản' : 'Danh mục chỉ tiêu của thành phố'
      const facts: Facts<typeof targets> = {
        code: `CT-${step.kpiId}-${step.office}-${step.due}`,
        kpiId: step.kpiId,
        officeCode: step.office,
        fromOn: step.from,
        dueOn: step.due,
        fromLevel: step.fromLevel,
        level: step.revised?.level ?? step.level,
        documentCode: step.document ?? null,
        sample: step.document === undefined,
      }
      const later: Step<typeof facts>[] = step.revised
        ? [{ at: momentAt(step.revised.on, '14:00'), by, set: { level: step.level } }]
        : []
      return versionsOf({ at, by, facts }, later, telling.clock)
    }),
  )

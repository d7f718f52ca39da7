import { periodLocks } from '../../db/schema/reporting.ts'
import type { Day } from '../../server/core/day.ts'
import type { Telling } from './telling.ts'
import { reviewer } from './told-by.ts'
import { momentAt, rowsOf, type TableRows, versionsOf } from './versions.ts'

/** What was done about a period, in order: locked, or opened again. */
export type LockPlan = { period: string; steps: readonly { on: Day; locked: boolean; reason: string }[] }

export const periodLockRows = (telling: Telling, plans: readonly LockPlan[]): TableRows =>
  rowsOf(
    periodLocks,
    plans.flatMap(({ period, steps: [first, ...later] }) =>
      first
        ? versionsOf(
            {
              at: momentAt(first.on, '16:30'),
              by: reviewer,
              facts: { code: period, locked: first.locked, reason: first.reason },
            },
            later.map(({ on, ...set }) => ({ at: momentAt(on, '16:30'), by: reviewer, set })),
            telling.clock,
          )
        : [],
    ),
  )

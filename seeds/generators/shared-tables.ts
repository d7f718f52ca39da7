import { sharedTables } from '../../db/schema/registers.ts'
import { drawItems, listed, listOfCity, type RegisterPlan, stepsOf } from './milestones.ts'
import type { Telling } from './telling.ts'
import { type Facts, rowsOf, type TableRows, versionsOf } from './versions.ts'

export function sharedTableRows(telling: Telling, plan: RegisterPlan): TableRows {
  return rowsOf(
    sharedTables,
    drawItems(telling, plan).flatMap((item) =>
      versionsOf<Facts<typeof sharedTables>>(
        { at: item.listedAt, by: listOfCity, facts: { ...listed(item), sharedOn: null } },
        stepsOf<Facts<typeof sharedTables>>(item, (sharedOn) => ({ sharedOn })),
        telling.horizonOf(item.office),
      ),
    ),
  )
}

import { openDatasets } from '../../db/schema/registers.ts'
import { drawItems, listed, listOfCity, type RegisterPlan, stepsOf } from './milestones.ts'
import type { Telling } from './telling.ts'
import { type Facts, rowsOf, type TableRows, versionsOf } from './versions.ts'

/** Nobody has assessed a format yet: those columns stay empty, which is not the same as "none passed". */
export function openDatasetRows(telling: Telling, plan: RegisterPlan): TableRows {
  return rowsOf(
    openDatasets,
    drawItems(telling, plan).flatMap((item) =>
      versionsOf<Facts<typeof openDatasets>>(
        {
          at: item.listedAt,
          by: listOfCity,
          facts: { ...listed(item), publishedOn: null, assessedOn: null, machineReadable: null },
        },
        stepsOf<Facts<typeof openDatasets>>(item, (publishedOn) => ({ publishedOn })),
        telling.horizonOf(item.office),
      ),
    ),
  )
}

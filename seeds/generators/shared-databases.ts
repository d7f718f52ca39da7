import { sharedDatabases } from '../../db/schema/registers.ts'
import { addDays, type Day, daysBetween } from '../../server/core/day.ts'
import { workingDayFrom } from '../distributions/calendar.ts'
import type { Random } from '../distributions/random.ts'
import { drawItems, type Item, listed, listOfCity, type RegisterPlan, stepsOf } from './milestones.ts'
import { lastDayOf, recorderOf, reportedAt, type Telling } from './telling.ts'
import { type Facts, rowsOf, type Step, type TableRows, versionsOf } from './versions.ts'

type DatabaseFacts = Facts<typeof sharedDatabases>

export function sharedDatabaseRows(telling: Telling, plan: RegisterPlan): TableRows {
  const random = telling.random('database-stages')
  return rowsOf(
    sharedDatabases,
    drawItems(telling, plan).flatMap((item) =>
      versionsOf<DatabaseFacts>(
        {
          at: item.listedAt,
          by: listOfCity,
          facts: { ...listed(item), designedOn: null, builtOn: null, createdOn: null },
        },
        [...stagesOf(random, telling, item), ...stepsOf<DatabaseFacts>(item, (createdOn) => ({ createdOn }))],
        telling.horizonOf(item.office),
      ),
    ),
  )
}

/** Design and building come before creation; of what is not created, some got as far as a design or further. */
function stagesOf(random: Random, telling: Telling, item: Item): Step<DatabaseFacts>[] {
  if (item.retired) return []
  const horizon = telling.horizonOf(item.office)
  const end = item.reached?.on ?? lastDayOf(telling, item.office)
  const length = daysBetween(item.listedOn, end)
  const at = (part: number): Day => workingDayFrom(addDays(item.listedOn, Math.floor(length * part)))
  const step = (on: Day, set: Partial<DatabaseFacts>): Step<DatabaseFacts> => ({
    at: reportedAt(random, on, item.reached ? Math.min(item.reached.at, horizon) : horizon),
    by: recorderOf(item.office),
    set,
  })
  const designedOn = at(0.3 + 0.25 * random.next())
  const builtOn = at(0.65 + 0.2 * random.next())
  const reach = item.reached ? 1 : random.next()
  return [
    ...(reach > 0.35 ? [step(designedOn, { designedOn })] : []),
    ...(reach > 0.75 ? [step(builtOn, { builtOn })] : []),
  ]
}

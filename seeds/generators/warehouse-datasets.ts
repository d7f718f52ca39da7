import { warehouseDatasets } from '../../db/schema/registers.ts'
import { apportion, type Random } from '../distributions/random.ts'
import { drawItems, type Item, listed, listOfCity, type RegisterPlan, stepsOf } from './milestones.ts'
import { recorderOf, type Telling } from './telling.ts'
import { type Facts, type Moment, rowsOf, type TableRows, versionsOf } from './versions.ts'

type Sizes = { fields: number; records: number }
type Step = ReturnType<typeof stepsOf<Facts<typeof warehouseDatasets>>>[number]

/** `totals`: what the datasets that are loaded and still listed add up to. */
export function warehouseDatasetRows(telling: Telling, plan: RegisterPlan, totals: Sizes): TableRows {
  const items = drawItems(telling, plan)
  const random = telling.random('warehouse-sizes')
  const loaded = items.filter((item) => item.reached && !item.retired)
  const fields = apportion(
    totals.fields,
    loaded.map(() => 0.4 + random.next()),
    4,
  )
  const records = apportion(
    totals.records,
    loaded.map(() => Math.exp(1.15 * random.normal())),
    12,
  )
  const sizes = new Map<Item, Sizes>(
    loaded.map((item, i) => [item, { fields: fields[i] as number, records: records[i] as number }]),
  )
  return rowsOf(
    warehouseDatasets,
    items.flatMap((item) => {
      const size = sizes.get(item) ?? {
        fields: random.int(5, 14),
        records: item.reached ? random.int(200, 900) : 0,
      }
      return versionsOf<Facts<typeof warehouseDatasets>>(
        {
          at: item.listedAt,
          by: listOfCity,
          facts: { ...listed(item), loadedOn: null, fieldCount: size.fields, recordCount: 0 },
        },
        recount(
          random,
          item,
          size,
          telling.horizonOf(item.office),
          stepsOf<Facts<typeof warehouseDatasets>>(item, (loadedOn) => ({ loadedOn })),
        ),
        telling.horizonOf(item.office),
      )
    }),
  )
}

/** Records are counted when a dataset is loaded; for some the first count was of a part and is put right later. */
function recount(random: Random, item: Item, size: Sizes, horizon: Moment, steps: Step[]): Step[] {
  if (!item.reached) return steps
  const recountedAt = item.reached.at + random.int(3, 9) * 86_400_000
  const isPartial = random.chance(0.12) && recountedAt <= horizon
  const first = isPartial ? Math.ceil(size.records * (0.55 + 0.4 * random.next())) : size.records
  const counted = steps.map((step) =>
    'loadedOn' in step.set
      ? { ...step, set: { ...step.set, recordCount: step.set.loadedOn ? first : 0 } }
      : step,
  )
  const by = recorderOf(item.office)
  return isPartial ? [...counted, { at: recountedAt, by, set: { recordCount: size.records } }] : counted
}

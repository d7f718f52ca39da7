import { dayOfInstant } from '../../core/day.ts'
import { type Period, periodOf, periodsUpTo } from '../../core/period.ts'
import { askedFrom, type Cadence, cadences, dueOn } from '../../core/reporting/due.ts'
import type { Context } from '../context.ts'
import { momentOf } from '../moment.ts'
import { readDefinitions } from '../shelf.ts'
import { type Askable, readAskable } from './subjects.ts'

/** Periods of a cadence that work looks back on: a year of months, two of quarters, three years. */
const lookedBack: Record<Cadence, number> = { month: 12, quarter: 8, half: 4, year: 3 }

/** The periods of a cadence that have begun, the newest last. */
export const recentPeriods = (
  ctx: Pick<Context, 'now'>,
  cadence: Cadence,
  count = lookedBack[cadence],
): Period[] => periodsUpTo(periodOf(dayOfInstant(ctx.now), cadence), count)

export type AskedFor = {
  offices: readonly string[]
  cadence?: Cadence | undefined
  periods?: readonly Period[] | undefined
  /** only those whose report has been asked for by today */
  byNow?: boolean
}

/** Every value that is asked of some offices, by KPI in the order of the catalogue, then by period. */
export async function readAskedFor(
  ctx: Context,
  { offices, cadence, periods, byNow = false }: AskedFor,
): Promise<Askable[]> {
  const today = dayOfInstant(ctx.now)
  const moment = await momentOf(ctx, undefined)
  const [definitions, askable] = await Promise.all([readDefinitions(ctx, moment), readAskable(ctx)])
  return [...definitions].flatMap(([kpi, versions]) => {
    const grains = cadences.filter(
      (one) => (!cadence || one === cadence) && versions.some((version) => version.cadence === one),
    )
    return grains.flatMap((grain) =>
      (periods ?? recentPeriods(ctx, grain)).flatMap((period) =>
        offices.flatMap((office) => {
          const found = askable({ kpi, office, period: period.id })
          if (!found || (byNow && askedFrom(dueOn(period, found.definition.reporting)) > today)) return []
          return [found]
        }),
      ),
    )
  })
}

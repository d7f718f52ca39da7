import type { reportedValues } from '../../../../db/schema/reporting.ts'
import { minDay } from '../../../core/day.ts'
import { parsePeriod } from '../../../core/period.ts'
import type { Status } from '../../../core/status.ts'
import { valueOf } from '../../../core/value.ts'
import type { Kpi } from '../../../kpis/define.ts'
import { reportedKpi } from '../../../kpis/reported.ts'
import type { Context } from '../../context.ts'
import { statusAt, stepsFor } from '../../kpi-figures.ts'
import { momentOf } from '../../moment.ts'
import { readOffices } from '../../offices.ts'
import { inForce, readDefinitions } from '../../shelf.ts'
import { readTargets } from '../../targets.ts'

type Judged = Pick<
  typeof reportedValues.$inferSelect,
  'kpiId' | 'officeCode' | 'period' | 'numerator' | 'denominator'
>

/** How a reported value stands in its own period, by today's definitions and targets; null where nobody asks for it. */
export async function readJudge(ctx: Context): Promise<(value: Judged) => Status | null> {
  const moment = await momentOf(ctx, undefined)
  const [definitions, offices, book] = await Promise.all([
    readDefinitions(ctx, moment),
    readOffices(ctx, moment),
    readTargets(ctx, moment),
  ])
  const built = new Map<string, Kpi>()
  return ({ kpiId, officeCode, period, ...parts }) => {
    const at = parsePeriod(period)
    const office = offices.get(officeCode)
    const definition = at && inForce(definitions.get(kpiId) ?? [], at.end)
    if (!at || !office || !definition) return null
    const kpi = built.get(definition.code) ?? reportedKpi(definition)
    built.set(definition.code, kpi)
    const steps = stepsFor(kpi, book.get(kpiId), office, at)
    return statusAt(kpi, valueOf(parts, kpi.unit), steps, at, minDay(at.end, moment.day)).status
  }
}

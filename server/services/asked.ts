import { AppError } from '../core/app-error.ts'
import { type Period, parsePeriod, periodOf, previousPeriod, sameLastYear } from '../core/period.ts'
import type { Kpi } from '../kpis/define.ts'
import { kpiById } from '../kpis/index.ts'
import type { Context } from './context.ts'
import { firstRecordedDay, type Moment, momentOf } from './moment.ts'
import { type Office, officeOf, officesUnder, readOffices } from './offices.ts'

export type Compare = 'previous' | 'year'

/** A question as it came in: an address, a REST query, a call. */
export type Question = {
  asOf?: string | undefined
  period?: string | undefined
  office?: string | undefined
  compare?: Compare | undefined
}

/** The same question, understood. */
export type Asked = {
  moment: Moment
  period: Period
  compare: Period
  offices: ReadonlyMap<string, Office>
  office: Office
  /** the office and those below it; null for the whole city */
  officeCodes: readonly string[] | null
}

/**
 * Nothing asked means: now, the running month, the whole city, compared with the month before.
 * @throws AppError for anything that does not exist or cannot be read
 */
export async function understand(ctx: Context, question: Question): Promise<Asked> {
  const moment = await momentOf(ctx, question.asOf)
  const period = await readablePeriod(ctx, question.period, moment)
  const offices = await readOffices(ctx, moment)
  const office = officeOf(offices, question.office)
  return {
    moment,
    period,
    compare: question.compare === 'year' ? sameLastYear(period) : previousPeriod(period),
    offices,
    office,
    officeCodes: officesUnder(offices, office),
  }
}

/** @throws AppError bad-period, period-in-future, period-before-first */
export async function readablePeriod(ctx: Context, id: string | undefined, moment: Moment): Promise<Period> {
  if (id === undefined) return periodOf(moment.day, 'month')
  const period = parsePeriod(id)
  if (!period) throw new AppError('bad-period', { period: id.slice(0, 40) })
  if (period.start > moment.day) throw new AppError('period-in-future', { period: id, day: moment.day })
  const first = await firstRecordedDay(ctx)
  if (period.end < first) throw new AppError('period-before-first', { period: id, day: first })
  return period
}

/** @throws AppError unknown-kpi */
export function kpiOf(id: string): Kpi {
  const kpi = kpiById.get(id)
  if (!kpi) throw new AppError('unknown-kpi', { id: id.slice(0, 60) })
  return kpi
}

import { seesOf, seesSome } from '../auth/scope.ts'
import { AppError } from '../core/app-error.ts'
import { minDay } from '../core/day.ts'
import type { FeedMark } from '../core/feeds/mark.ts'
import { type Period, parsePeriod, periodOf, previousPeriod, sameLastYear } from '../core/period.ts'
import type { Kpi } from '../kpis/define.ts'
import type { Context } from './context.ts'
import { heldByFeed } from './feeds/held.ts'
import { firstRecordedDay, type Moment, momentOf } from './moment.ts'
import { type Office, officeOf, officesUnder, readOffices } from './offices.ts'
import { kpiOn, readShelf, type Shelf } from './shelf.ts'

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
  /** the moment at which rows are looked at: of a figure that waits for its feed, the last good one */
  moment: Moment
  /** the moment that was asked about: what was decided, targets among it, is of then */
  known: Moment
  period: Period
  /** the period that was asked about, also where the figure is of an earlier one */
  wished: Period
  compare: Period
  offices: ReadonlyMap<string, Office>
  office: Office
  /** the office and those below it; null for the whole city */
  officeCodes: readonly string[] | null
  /** the KPIs as they are defined at the end of the period */
  shelf: Shelf
}

/**
 * Nothing asked means: now, the running month, the whole city, compared with the month before.
 * @throws AppError for anything that does not exist or cannot be read
 */
export async function understand(ctx: Context, question: Question): Promise<Asked> {
  const moment = await momentOf(ctx, question.asOf)
  const period = await readablePeriod(ctx, question.period, moment)
  const [offices, shelf] = await Promise.all([
    readOffices(ctx, moment),
    readShelf(ctx, moment, minDay(period.end, moment.day)),
  ])
  const office = officeOf(offices, question.office)
  return {
    moment,
    known: moment,
    period,
    wished: period,
    compare: question.compare === 'year' ? sameLastYear(period) : previousPeriod(period),
    offices,
    office,
    officeCodes: officesUnder(offices, office),
    shelf,
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

/**
 * A question about one KPI. A KPI of which the asker may see nothing is not there for them; one whose figure of this
 * office they may not see is refused, never shown as a part of it.
 * @throws AppError unknown-kpi, not-yours, those of `understand`
 */
export async function understandKpi(
  ctx: Context,
  question: Question & { id: string },
): Promise<{ kpi: Kpi; asked: Asked; feed: FeedMark | null }> {
  const asked = await understand(ctx, question)
  const kpi = kpiOn(asked.shelf, question.id)
  if (!seesSome(ctx.scope, kpi)) throw new AppError('unknown-kpi', { id: question.id.slice(0, 60) })
  if (!seesOf(ctx.scope, kpi, asked.office.code)) throw new AppError('not-yours')
  return { kpi, ...(await heldByFeed(ctx, kpi, asked)) }
}

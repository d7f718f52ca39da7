import { sql } from 'drizzle-orm'
import { events } from '../../db/schema/targets.ts'
import { scopeKey } from '../auth/scope.ts'
import type { Series, SeriesPoint } from '../core/answers.ts'
import { AppError } from '../core/app-error.ts'
import { minDay } from '../core/day.ts'
import type { FeedMark } from '../core/feeds/mark.ts'
import { type Grain, type Period, periodOf, periodsBetween, periodsUpTo } from '../core/period.ts'
import { valueOf } from '../core/value.ts'
import type { Kpi } from '../kpis/define.ts'
import { knownAt } from '../kpis/measure.ts'
import { agreeing, readAnnouncements } from './announcements.ts'
import { type Asked, type Question, readablePeriod, understandKpi } from './asked.ts'
import type { Context } from './context.ts'
import { poolByPeriod, readsOf, statusAt, stepsFor, vintageOf } from './kpi-figures.ts'
import { firstRecordedDay } from './moment.ts'
import { refOf } from './offices.ts'
import { readPoints } from './points.ts'
import { readTargets } from './targets.ts'

export type SeriesQuestion = Question & {
  id: string
  grain?: Grain | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Ten years of months, two of weeks; longer spans are asked in a coarser grain. */
export const longestSeries = 120
const usualSeries = 24

/**
 * A KPI over time. With `from` and `to` that span; otherwise the periods up to the one asked.
 * @throws AppError unknown-kpi, bad-period and those of `understandKpi`
 */
export async function readSeries(ctx: Context, question: SeriesQuestion): Promise<Series> {
  const { kpi, asked, feed } = await understandKpi(ctx, {
    ...question,
    period: question.to ?? question.period,
  })
  const periods = await spanOf(ctx, question, asked)
  const key = `series ${kpi.id} ${periods[0]?.id} ${periods.at(-1)?.id} ${asked.office.code} ${asked.moment.key} ${scopeKey(ctx.scope, kpi)}`
  return ctx.answers.get(key, [...readsOf(kpi), events], () =>
    computeSeries(ctx, kpi, asked, { periods, feed }),
  )
}

async function spanOf(ctx: Context, question: SeriesQuestion, asked: Asked): Promise<Period[]> {
  const last =
    question.grain && question.grain !== asked.wished.grain
      ? periodOf(minDay(asked.wished.end, asked.known.day), question.grain)
      : asked.wished
  if (question.from !== undefined) {
    const from = await readablePeriod(ctx, question.from, asked.known)
    if (from.start > last.end) throw new AppError('bad-period', { period: question.from })
    return periodsBetween(periodOf(from.start, last.grain), last, longestSeries)
  }
  const first = await firstRecordedDay(ctx)
  return periodsUpTo(last, usualSeries).filter((period) => period.end >= first)
}

async function computeSeries(
  ctx: Context,
  kpi: Kpi,
  asked: Asked,
  { periods, feed }: { periods: Period[]; feed: FeedMark | null },
): Promise<Series> {
  const { moment, office } = asked
  const [points, book, announced, dated] = await Promise.all([
    readPoints(ctx, kpi, { periods, moment, officeCodes: asked.officeCodes }),
    readTargets(ctx, asked.known),
    readAnnouncements(ctx, asked.known),
    ctx.db
      .select()
      .from(events)
      .where(
        sql`${knownAt(events, sql`${asked.known.asOf}::timestamptz`)} and (${events.kpiId} is null or ${events.kpiId} = ${kpi.id})`,
      )
      .orderBy(events.happenedOn),
  ])
  const pooled = poolByPeriod(points)
  const first = periods[0]
  const last = periods.at(-1)
  return {
    kpi: kpi.id,
    office: refOf(office),
    asOfDay: asked.known.day,
    feed,
    points: periods.map((period): SeriesPoint => {
      const until = minDay(period.end, moment.day)
      const figure = pooled.get(period.id) ?? null
      const steps = stepsFor(kpi, book.get(kpi.id), office, period)
      const value = valueOf(figure, kpi.unit)
      const { target, status } = statusAt(kpi, value, steps, period, until)
      const published = office.kind === 'city' && agreeing(announced.get(kpi.id), figure, until) !== null
      return {
        period: period.id,
        start: period.start,
        end: period.end,
        until,
        numerator: figure?.numerator ?? null,
        denominator: figure?.denominator ?? null,
        value,
        target,
        status,
        vintage: vintageOf(kpi, figure, period, until),
        through: figure?.through ?? null,
        illustrative: (figure?.sample ?? false) && !published,
      }
    }),
    targets: last
      ? [...stepsFor(kpi, book.get(kpi.id), office, last)].filter(
          (step) => !first || step.dueOn >= first.start,
        )
      : [],
    events: dated
      .filter((event) => first && last && event.happenedOn >= first.start && event.happenedOn <= last.end)
      .map((event) => ({
        day: event.happenedOn,
        label: { vi: event.labelVi, en: event.labelEn },
        sample: event.sample,
      })),
  }
}

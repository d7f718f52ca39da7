import type { VersionedTable } from '../../db/schema/clocks.ts'
import { feedTroubles } from '../../db/schema/feeds.ts'
import { offices } from '../../db/schema/offices.ts'
import { announcements, documents, targets } from '../../db/schema/targets.ts'
import { scopeKey } from '../auth/scope.ts'
import { changeOf } from '../core/change.ts'
import { type Day, daysBetween, minDay } from '../core/day.ts'
import type { FeedMark } from '../core/feeds/mark.ts'
import { type Period, type PeriodId, periodsUpTo, sameLastYear } from '../core/period.ts'
import type { Vintage } from '../core/reporting/vintage.ts'
import type { MatrixCell, OfficeFigure, ScorecardItem, TargetNow } from '../core/scorecard.ts'
import { isTrouble, type Status, severity, statusOf } from '../core/status.ts'
import type { Target } from '../core/target.ts'
import { type Point, type Pooled, pool, valueOf } from '../core/value.ts'
import type { Kpi } from '../kpis/define.ts'
import { serviceOf } from '../kpis/services.ts'
import { agreeing, readAnnouncements } from './announcements.ts'
import type { Asked } from './asked.ts'
import type { Context } from './context.ts'
import { heldByFeed } from './feeds/held.ts'
import { existsOn, type Office, refOf } from './offices.ts'
import { readPoints } from './points.ts'
import { silentOffices } from './silence.ts'
import { readTargets, targetNowOn } from './targets.ts'

/** A year and its start: enough for the sparkline, for "since when" and for the same period last year. */
const trendLength = 13
/** Offices named in a line of "needs attention". */
const namedOffices = 5

/** Tables whose change can move what is said of a KPI. */
export const readsOf = (kpi: Kpi): VersionedTable[] => [
  ...kpi.measure.reads,
  feedTroubles,
  offices,
  targets,
  documents,
  announcements,
]

/** Whether a KPI is asked of an office at all: 19 of 57 databases are no matter of a district. */
export const concerns = (kpi: Kpi, office: Pick<Office, 'kind' | 'code'>): boolean =>
  office.kind === 'city' ||
  (kpi.kinds.includes(office.kind) && (kpi.reporting?.offices?.includes(office.code) ?? true))

/** The offices that report a KPI on a day. */
export const reportersOf = (kpi: Kpi, offices: ReadonlyMap<string, Office>, day: Day): Office[] =>
  [...offices.values()].filter(
    (office) => office.kind !== 'city' && concerns(kpi, office) && existsOn(office, day),
  )

/** All that a scorecard says of one KPI. */
export type KpiFigures = {
  item: ScorecardItem
  /** by office of the KPI's kinds that exists at the end of the period; null: nothing to show */
  cells: ReadonlyMap<string, MatrixCell>
}

/** @throws AppError through what it reads */
export async function readKpiFigures(ctx: Context, kpi: Kpi, wanted: Asked): Promise<KpiFigures> {
  const { asked, feed } = await heldByFeed(ctx, kpi, wanted)
  const key = `figures ${kpi.id} ${asked.period.id} ${asked.compare.id} ${asked.office.code} ${asked.moment.key} ${scopeKey(ctx.scope, kpi)}`
  return ctx.answers.get(key, readsOf(kpi), () => computeKpiFigures(ctx, kpi, asked, feed))
}

async function computeKpiFigures(
  ctx: Context,
  kpi: Kpi,
  asked: Asked,
  feed: FeedMark | null,
): Promise<KpiFigures> {
  const { period, compare, moment, office } = asked
  const periods = withPeriod(withPeriod(periodsUpTo(period, trendLength), compare), sameLastYear(period))
  const [points, book, announced] = await Promise.all([
    readPoints(ctx, kpi, { periods, moment, officeCodes: asked.officeCodes }),
    readTargets(ctx, asked.known),
    readAnnouncements(ctx, asked.known),
  ])
  const until = minDay(period.end, moment.day)
  const pooled = poolByPeriod(points)
  const figure = pooled.get(period.id) ?? null
  const value = valueOf(figure, kpi.unit)
  const steps = stepsFor(kpi, book.get(kpi.id), office, period)
  const { target, status } = statusAt(kpi, value, steps, period, until)
  const published = office.kind === 'city' ? agreeing(announced.get(kpi.id), figure, until) : null
  const trend = periodsUpTo(period, trendLength).map((p) => ({
    period: p.id,
    value: valueOf(pooled.get(p.id), kpi.unit),
  }))
  const figures = officeFigures(kpi, points, asked, book.get(kpi.id), until)
  const owner = asked.offices.get(kpi.owner)
  const coverage = coverageOf(kpi, points, asked, until)
  const service = serviceOf(kpi.measure)
  const item: ScorecardItem = {
    id: kpi.id,
    theme: kpi.theme,
    name: kpi.name,
    short: kpi.short,
    noun: kpi.noun,
    unit: kpi.unit,
    better: kpi.better,
    ...(kpi.satisfaction && { satisfaction: kpi.satisfaction }),
    ...(service && { service: service.label }),
    owner: owner ? refOf(owner) : null,
    numerator: figure?.numerator ?? null,
    denominator: figure?.denominator ?? null,
    value,
    target,
    status,
    since: troubleSince(kpi, status, periodsUpTo(period, trendLength), pooled, steps, moment.day),
    change:
      isPartial(kpi, period, until) || !isComparable(kpi, figure, pooled.get(compare.id), coverage)
        ? null
        : changeOf(figure, pooled.get(compare.id), {
            better: kpi.better,
            unit: kpi.unit,
            against: compare.id,
          }),
    period: period.id,
    until,
    through: figure?.through ?? null,
    vintage: vintageOf(kpi, figure, period, until),
    illustrative: (figure?.sample ?? false) && published === null,
    published,
    feed,
    updatedAt: figure?.updatedAt ?? null,
    trend,
    coverage,
    worst: worstFirst(kpi, figures).slice(0, namedOffices),
    inTrouble: figures.filter((f) => isTrouble(f.status)).length,
  }
  return { item, cells: cellsOf(figures) }
}

const withPeriod = (periods: Period[], extra: Period): Period[] =>
  periods.some((p) => p.id === extra.id) ? periods : [...periods, extra]

/** The office's own steps; a share asked of the city is asked of every office too, a count is not. */
export function stepsFor(
  kpi: Kpi,
  byOffice: ReadonlyMap<string, readonly Target[]> | undefined,
  office: Pick<Office, 'code' | 'kind' | 'parentCode'>,
  period: Period,
): readonly Target[] {
  // A target of a counted flow is an amount a month: it says nothing of a week or a year.
  if (kpi.unit === 'count' && kpi.measure.shape === 'flow' && period.grain !== 'month') return []
  const own = byOffice?.get(office.code)
  if (own || kpi.unit === 'count' || office.parentCode === null) return own ?? []
  return byOffice?.get(office.parentCode) ?? []
}

/** The count of a running period cannot be held against whole ones. */
const isPartial = (kpi: Kpi, period: Period, until: Day): boolean =>
  kpi.unit === 'count' &&
  kpi.measure.shape === 'flow' &&
  until < period.end &&
  kpi.reporting?.cadence !== period.grain

/** Two figures made of the very same reports do not differ; a sum of some offices is not held against one of all. */
const isComparable = (
  kpi: Kpi,
  figure: Pooled | null,
  earlier: Pooled | undefined,
  coverage: ScorecardItem['coverage'],
): boolean => {
  if (!kpi.reporting) return true
  const isSame = figure?.updatedAt === earlier?.updatedAt && figure?.numerator === earlier?.numerator
  const isWhole = coverage === null || coverage.reported === coverage.expected
  return !isSame && (kpi.unit === 'share' || isWhole)
}

/** What is counted out of a running period is preliminary; a report says itself how certain it is. */
export const vintageOf = (kpi: Kpi, figure: Pooled | null, period: Period, until: Day): Vintage =>
  !kpi.reporting && kpi.measure.shape === 'flow' && until < period.end
    ? 'preliminary'
    : (figure?.vintage ?? 'official')

/** Of a monthly amount, the part that the days gone by should have brought. */
function prorated(kpi: Kpi, target: TargetNow | null, period: Period, until: Day): TargetNow | null {
  if (!target || !isPartial(kpi, period, until)) return target
  const share = (daysBetween(period.start, until) + 1) / (daysBetween(period.start, period.end) + 1)
  return { ...target, expected: target.expected * share }
}

/** The target in force at the end of a period, and how a value stands against it. */
export function statusAt(
  kpi: Kpi,
  value: number | null,
  steps: readonly Target[],
  period: Period,
  until: Day,
): { target: TargetNow | null; status: Status } {
  const target = prorated(kpi, targetNowOn(steps, until), period, until)
  return { target, status: statusOf(value, target?.expected ?? null, kpi) }
}

export function poolByPeriod(points: readonly Point[]): Map<PeriodId, Pooled> {
  const pooled = new Map<PeriodId, Pooled>()
  for (const point of points) {
    const sum = pool([...(pooled.has(point.period) ? [pooled.get(point.period) as Pooled] : []), point])
    if (sum) pooled.set(point.period, sum)
  }
  return pooled
}

function officeFigures(
  kpi: Kpi,
  points: readonly Point[],
  asked: Asked,
  byOffice: ReadonlyMap<string, readonly Target[]> | undefined,
  until: Day,
): OfficeFigure[] {
  return points
    .filter((point) => point.period === asked.period.id)
    .flatMap((point) => {
      const office = asked.offices.get(point.office)
      if (!office) return []
      const steps = stepsFor(kpi, byOffice, office, asked.period)
      const value = valueOf(point, kpi.unit)
      return [
        {
          office: refOf(office),
          numerator: point.numerator,
          denominator: point.denominator,
          value,
          status: statusAt(kpi, value, steps, asked.period, until).status,
          ...uncertainty(kpi, point.vintage),
        },
      ]
    })
}

/** What is said of a reported figure that is not official. */
export const uncertainty = (kpi: Kpi, vintage: Vintage): Pick<OfficeFigure, 'vintage'> =>
  kpi.reporting && vintage !== 'official' ? { vintage } : {}

/** What is missing, in things counted: the size of the office's part in the trouble. */
const shortfall = (kpi: Kpi, f: Pick<OfficeFigure, 'numerator' | 'denominator'>): number =>
  kpi.better === 'lower' ? f.numerator : f.denominator === null ? -f.numerator : f.denominator - f.numerator

export function worstFirst<F extends OfficeFigure>(kpi: Kpi, figures: readonly F[]): F[] {
  return figures
    .filter((f) => kpi.better === 'higher' || f.numerator > 0)
    .filter((f) => f.denominator === null || shortfall(kpi, f) > 0)
    .sort((a, b) => severity(a.status) - severity(b.status) || shortfall(kpi, b) - shortfall(kpi, a))
}

const cellsOf = (figures: readonly OfficeFigure[]): Map<string, MatrixCell> =>
  new Map(figures.map(({ office, ...cell }) => [office.code, cell]))

/** Walks back while in trouble: the end of the first such period. */
function troubleSince(
  kpi: Kpi,
  status: Status,
  periods: readonly Period[],
  pooled: ReadonlyMap<PeriodId, Pooled>,
  steps: readonly Target[],
  day: Day,
): Day | null {
  if (!isTrouble(status)) return null
  let since: Day | null = null
  for (const period of [...periods].reverse()) {
    const end = minDay(period.end, day)
    const then = statusAt(kpi, valueOf(pooled.get(period.id), kpi.unit), steps, period, end).status
    if (!isTrouble(then)) break
    since = end
  }
  return since
}

/** Offices that gave figures, of those that could be counted on to: the ones that fell silent are named, not dropped. */
function coverageOf(kpi: Kpi, points: readonly Point[], asked: Asked, until: Day): ScorecardItem['coverage'] {
  if (kpi.reporting) {
    const expected = reportersOf(kpi, asked.offices, until).filter(
      ({ code }) => asked.officeCodes?.includes(code) ?? true,
    )
    const reported = new Set(points.filter((p) => p.period === asked.period.id).map((p) => p.office))
    return expected.length > 1
      ? { reported: expected.filter(({ code }) => reported.has(code)).length, expected: expected.length }
      : null
  }
  if (kpi.measure.shape !== 'flow') return null
  const reported = new Set(points.filter((p) => p.period === asked.period.id).map((p) => p.office))
  const silent = silentOffices(points, asked.period).filter((code) => {
    const office = asked.offices.get(code)
    return office && existsOn(office, until)
  })
  return reported.size + silent.length
    ? { reported: reported.size, expected: reported.size + silent.length }
    : null
}

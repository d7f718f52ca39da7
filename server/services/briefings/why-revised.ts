import { and, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import { reportedValues } from '../../../db/schema/reporting.ts'
import { withinScope } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import type { Revised } from '../../core/briefings/briefing.ts'
import type { Difference } from '../../core/briefings/differences.ts'
import type { BlockSpec } from '../../core/briefings/spec.ts'
import { periodBy } from '../../core/briefings/when.ts'
import { dayOfInstant, isDay } from '../../core/day.ts'
import { type PeriodId, parsePeriod, periodOf } from '../../core/period.ts'
import type { Lang } from '../../core/words.ts'
import type { Context } from '../context.ts'
import { readKpiPage } from '../kpi-page.ts'
import { momentOf } from '../moment.ts'
import { officeOf, officesUnder, readOffices } from '../offices.ts'
import { readShelf } from '../shelf.ts'

/** What one figure of a block speaks of; without `office` of the whole city. */
type Subject = { kpi: string; office?: string | undefined; period: PeriodId }
type Why = Revised['why']
/** `asOf`: the moment at which they were read. `since`: an instant */
type Told = { asOf: string; since: string; period?: string | undefined; lang: Lang }

/**
 * Says of figures, one by one, the newest of what each rests on that was recorded since: of its KPI, its office and its
 * period. What several figures share is looked up once. Null where no one thing explains a figure.
 */
export function createWhy(
  ctx: Context,
  told: Told,
): (spec: BlockSpec, figure: Pick<Difference, 'rowKey' | 'column'>) => Promise<Why> {
  const known = new Map<string, Promise<Why>>()
  return async (spec, figure) => {
    const subject = await subjectOf(ctx, told, spec, figure)
    if (!subject) return null
    const key = [subject.kpi, subject.office ?? '', subject.period].join(' ')
    const found = known.get(key) ?? newestOf(ctx, subject, told.since)
    known.set(key, found)
    return found
  }
}

async function subjectOf(
  ctx: Context,
  { asOf, period, lang }: Told,
  spec: BlockSpec,
  { rowKey, column }: Pick<Difference, 'rowKey' | 'column'>,
): Promise<Subject | null> {
  if (spec.kind === 'text' || spec.kind === 'tasks' || spec.kind === 'index') return null
  const day = isDay(asOf) ? asOf : dayOfInstant(new Date(asOf))
  const own = periodBy(spec.when, period ?? periodOf(day, 'month').id, day)
  const { office } = spec
  switch (spec.kind) {
    case 'trend':
      return { kpi: spec.kpi, office, period: parsePeriod(rowKey ?? '')?.id ?? own }
    case 'ranking':
      return { kpi: spec.kpi, office: rowKey ?? office, period: own }
    case 'services':
    case 'rows':
      return { kpi: spec.kpi, office, period: own }
    case 'sentence':
      return spec.kpi === undefined ? null : { kpi: spec.kpi, office, period: own }
    case 'card':
      return rowKey === null ? null : { kpi: rowKey, office, period: own }
    case 'scorecard': {
      if (rowKey === null) return null
      if (spec.of !== 'matrix') return { kpi: rowKey, office, period: own }
      const { kpis } = await readShelf(ctx, await momentOf(ctx, undefined), day)
      const kpi = kpis.find(({ short }) => short[lang] === column)
      return kpi ? { kpi: kpi.id, office: rowKey, period: own } : null
    }
  }
}

async function newestOf(ctx: Context, { kpi, office, period }: Subject, since: string): Promise<Why> {
  try {
    return (await newestValue(ctx, { kpi, office, period }, since)) ?? (await newestRow())
  } catch (fault) {
    // What is no more, or not for this reader, explains nothing to them.
    if (fault instanceof AppError) return null
    throw fault
  }

  async function newestRow(): Promise<Why> {
    const { lastRecorded: last } = await readKpiPage(ctx, { id: kpi, office, period })
    if (!last?.by || new Date(last.at) <= new Date(since)) return null
    return { by: last.by, at: new Date(last.at).toISOString(), reason: null }
  }
}

/** A value that an office reported says why, beside who recorded it. */
async function newestValue(ctx: Context, { kpi, office, period }: Subject, since: string): Promise<Why> {
  const span = parsePeriod(period)
  if (!span) return null
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const codes = officesUnder(offices, officeOf(offices, office))
  const [value] = await ctx.db
    .select({
      by: reportedValues.recordedBy,
      at: reportedValues.knownFrom,
      reason: sql<string | null>`coalesce(${reportedValues.explanation}, ${reportedValues.note})`,
    })
    .from(reportedValues)
    .where(
      and(
        eq(reportedValues.kpiId, kpi),
        eq(reportedValues.knownTo, 'infinity'),
        sql`${reportedValues.knownFrom} > ${since}::timestamptz`,
        lte(reportedValues.startOn, span.end),
        gte(reportedValues.standsUntil, span.start),
        codes ? inArray(reportedValues.officeCode, codes) : undefined,
        withinScope(ctx.scope, { public: false }, reportedValues.officeCode),
      ),
    )
    .orderBy(desc(reportedValues.knownFrom))
    .limit(1)
  return value ? { ...value, at: new Date(value.at).toISOString() } : null
}

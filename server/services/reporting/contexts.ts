import { and, count, eq, inArray } from 'drizzle-orm'
import { reportedValues } from '../../../db/schema/reporting.ts'
import { seesOf } from '../../auth/scope.ts'
import type { CellContext } from '../../core/reporting/answers.ts'
import { valueOf } from '../../core/value.ts'
import type { Context } from '../context.ts'
import { reportersOf } from '../kpi-figures.ts'
import { momentOf } from '../moment.ts'
import { cityOf, readOffices } from '../offices.ts'
import type { Askable } from './subjects.ts'

const mostHistory = 24

/** What a warning needs to know around each value: its office's history, who else has reported, what it cannot exceed. */
export async function readContexts(ctx: Context, asked: readonly Askable[]): Promise<CellContext[]> {
  if (asked.length === 0) return []
  const moment = await momentOf(ctx, undefined)
  const unique = (values: readonly string[]) => [...new Set(values)]
  const kpis = unique(asked.flatMap(({ kpi, definition }) => [kpi, definition.reporting.notAbove ?? kpi]))
  const [offices, counts, rows] = await Promise.all([
    readOffices(ctx, moment),
    ctx.db
      .select({ kpi: reportedValues.kpiId, period: reportedValues.period, reported: count() })
      .from(reportedValues)
      .where(
        and(
          eq(reportedValues.knownTo, 'infinity'),
          inArray(reportedValues.kpiId, kpis),
          inArray(reportedValues.period, unique(asked.map(({ period }) => period))),
        ),
      )
      .groupBy(reportedValues.kpiId, reportedValues.period),
    ctx.db
      .select()
      .from(reportedValues)
      .where(
        and(
          eq(reportedValues.knownTo, 'infinity'),
          inArray(reportedValues.kpiId, kpis),
          inArray(reportedValues.officeCode, unique(asked.map(({ office }) => office))),
        ),
      )
      .orderBy(reportedValues.startOn),
  ])
  const ofOffice = new Map<string, typeof rows>()
  for (const row of rows) {
    const own = `${row.kpiId}/${row.officeCode}`
    ofOffice.set(own, [...(ofOffice.get(own) ?? []), row])
  }
  const reported = new Map(counts.map((row) => [`${row.kpi}/${row.period}`, row.reported]))
  // Of a KPI that is not public, who else has reported is not for one office to know.
  const city = cityOf(offices).code
  const seesOthers = (definition: Askable['definition']) => seesOf(ctx.scope, definition, city)
  return asked.map(({ kpi, office, period, at, definition }) => {
    const own = ofOffice.get(`${kpi}/${office}`) ?? []
    const other = asked.find((one) => one.kpi === definition.reporting.notAbove)
    const bound = ofOffice.get(`${other?.kpi}/${office}`)?.find((row) => row.period === period)
    const ownHere = own.some((row) => row.period === period) ? 1 : 0
    return {
      history: own
        .filter((row) => row.startOn < at.start)
        .slice(-mostHistory)
        .map((row) => ({
          period: row.period,
          value: valueOf(row, definition.unit),
          numerator: row.numerator,
        })),
      othersReported: seesOthers(definition) ? (reported.get(`${kpi}/${period}`) ?? 0) - ownHere : 0,
      othersExpected: seesOthers(definition)
        ? Math.max(0, reportersOf(definition, offices, moment.day).length - 1)
        : 0,
      // A share is compared as a value, and what bounds it is a numerator.
      related:
        bound && other && definition.unit === 'count'
          ? [{ rule: 'not-more-than', name: other.definition.name, value: bound.numerator }]
          : [],
    }
  })
}

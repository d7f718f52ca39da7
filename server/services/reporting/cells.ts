import { and, eq, inArray, sql } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import { evidence, reportedValues } from '../../../db/schema/reporting.ts'
import { figureVerbs } from '../../core/approval/states.ts'
import { type Day, dayOfInstant, minDay } from '../../core/day.ts'
import type { ReportCell, ReportedKpiRef } from '../../core/reporting/answers.ts'
import { dueOn } from '../../core/reporting/due.ts'
import { valueOf } from '../../core/value.ts'
import type { Kpi } from '../../kpis/define.ts'
import { capacitiesIn, verbsFor } from '../approval/capacities.ts'
import type { Context } from '../context.ts'
import { statusAt, stepsFor } from '../kpi-figures.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { readTargets } from '../targets.ts'
import {
  type Askable,
  approvedValue,
  entryState,
  figureDuties,
  readSubjects,
  type Subject,
  standingOf,
  stateOf,
} from './subjects.ts'

export const kpiRef = ({ reporting, ...kpi }: Kpi): ReportedKpiRef => ({
  id: kpi.id,
  theme: kpi.theme,
  name: kpi.name,
  unit: kpi.unit,
  noun: kpi.noun,
  better: kpi.better,
  numerator: kpi.numerator,
  denominator: kpi.denominator,
  formula: kpi.formula,
  cadence: reporting?.cadence ?? 'month',
  least: reporting?.least ?? null,
  most: reporting?.most ?? null,
  origin: reporting?.origin ?? 'office',
})

/** Sent after its deadline, or not sent and past it. */
const isLate = ({ entry, value }: Subject, due: Day, today: Day): boolean => {
  const sentOn = entry?.sentOn ?? value?.sentOn ?? null
  return sentOn ? sentOn > due : !value && today > due
}

/** Values as they stand, with what the asker may do. Whether they may be seen is for the caller to have asked. */
export async function readCells(ctx: Context, asked: readonly Askable[]): Promise<ReportCell[]> {
  if (asked.length === 0) return []
  const moment = await momentOf(ctx, undefined)
  const today = dayOfInstant(ctx.now)
  const [subjects, before, files, offices, book] = await Promise.all([
    readSubjects(ctx.db, asked),
    readBefore(ctx, asked),
    readEvidenceCounts(ctx, asked),
    readOffices(ctx, moment),
    readTargets(ctx, moment),
  ])
  return asked.map(({ code, kpi, office, period, at, definition }) => {
    const subject = subjects(code)
    const state = stateOf(subject)
    const due = dueOn(at, definition.reporting)
    const newest = subject.entry ?? subject.value
    const place = offices.get(office)
    const steps = place ? stepsFor(definition, book.get(kpi), place, at) : []
    const figure =
      newest && newest.numerator !== null
        ? { numerator: newest.numerator, denominator: newest.denominator }
        : null
    const { target, status } = statusAt(
      definition,
      valueOf(figure, definition.unit),
      steps,
      at,
      minDay(at.end, today),
    )
    return {
      kpi,
      office,
      period,
      state,
      due,
      late: isLate(subject, due, today),
      locked: subject.locked,
      value: subject.value ? approvedValue(subject.value) : null,
      entry: subject.entry ? entryState(subject.entry) : null,
      before: before.get(code) ?? null,
      target,
      status,
      may: verbsFor(figureVerbs, capacitiesIn(ctx.actor, office, figureDuties), standingOf(subject)),
      evidence: files.get(code) ?? 0,
    }
  })
}

/** For each value, what the office has in force for the latest earlier period. */
async function readBefore(
  ctx: Context,
  asked: readonly Askable[],
): Promise<ReadonlyMap<string, NonNullable<ReportCell['before']>>> {
  const rows = await ctx.db
    .select()
    .from(reportedValues)
    .where(
      and(
        eq(reportedValues.knownTo, 'infinity'),
        inArray(reportedValues.kpiId, [...new Set(asked.map(({ kpi }) => kpi))]),
        inArray(reportedValues.officeCode, [...new Set(asked.map(({ office }) => office))]),
      ),
    )
    .orderBy(reportedValues.startOn)
  const own = new Map<string, typeof rows>()
  for (const row of rows) {
    const key = `${row.kpiId}/${row.officeCode}`
    own.set(key, [...(own.get(key) ?? []), row])
  }
  return new Map(
    asked.flatMap(({ code, kpi, office, at }) => {
      const last = own
        .get(`${kpi}/${office}`)
        ?.filter(({ startOn }) => startOn < at.start)
        .at(-1)
      if (!last) return []
      const { period, numerator, denominator, vintage } = last
      return [[code, { period, numerator, denominator, vintage }] as const]
    }),
  )
}

async function readEvidenceCounts(
  ctx: Context,
  asked: readonly Askable[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .select({ subject: evidence.subject, files: sql<number>`count(*)::int` })
    .from(evidence)
    .where(
      and(
        eq(evidence.knownTo, 'infinity'),
        anyOf(
          evidence.subject,
          asked.map(({ code }) => code),
        ),
      ),
    )
    .groupBy(evidence.subject)
  return new Map(rows.map(({ subject, files }) => [subject, files]))
}

import { and, eq, inArray } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import { entries, periodLocks, reportedValues } from '../../../db/schema/reporting.ts'
import type { Facts, Transaction } from '../../../db/versions.ts'
import type { State } from '../../core/approval/states.ts'
import { minDay } from '../../core/day.ts'
import { type Period, parsePeriod } from '../../core/period.ts'
import { valueCode } from '../../core/reporting/due.ts'
import type { ApprovedValue, EntryContent, EntryState, ValueKey } from '../../core/reporting/entry.ts'
import type { Kpi, Reporting } from '../../kpis/define.ts'
import { reportedKpi } from '../../kpis/reported.ts'
import type { Duties } from '../approval/capacities.ts'
import type { Standing } from '../approval/standing.ts'
import type { Context } from '../context.ts'
import { concerns } from '../kpi-figures.ts'
import { momentOf } from '../moment.ts'
import { existsOn, readOffices } from '../offices.ts'
import { inForce, readDefinitions } from '../shelf.ts'

type EntryRow = typeof entries.$inferSelect
type ValueRow = typeof reportedValues.$inferSelect

/** A value that can be asked of an office: its KPI as defined for the period. */
export type Askable = ValueKey & { code: string; definition: Kpi & { reporting: Reporting }; at: Period }

/** Which values are asked for, by the definitions known now; undefined for what nobody asks of that office. */
export async function readAskable(ctx: Context): Promise<(key: ValueKey) => Askable | undefined> {
  const moment = await momentOf(ctx, undefined)
  const [definitions, offices] = await Promise.all([readDefinitions(ctx, moment), readOffices(ctx, moment)])
  const built = new Map<string, Kpi>()
  return (key) => {
    const at = parsePeriod(key.period)
    const of = definitions.get(key.kpi)
    const office = offices.get(key.office)
    if (!at || !of || !office || at.start > moment.day) return undefined
    const row = inForce(of, at.end)
    const runs = row && row.fromOn <= at.end && (row.retiredOn === null || row.retiredOn > at.end)
    if (!runs || row.cadence !== at.grain) return undefined
    const definition = built.get(row.code) ?? reportedKpi(row)
    built.set(row.code, definition)
    const { reporting } = definition
    const isAsked =
      office.kind !== 'city' && concerns(definition, office) && existsOn(office, minDay(at.end, moment.day))
    if (!reporting || !isAsked) return undefined
    return {
      ...key,
      code: valueCode(key.kpi, key.office, key.period),
      definition: { ...definition, reporting },
      at,
    }
  }
}

/** How a value stands: under way, in force, locked. */
export type Subject = { entry: EntryRow | undefined; value: ValueRow | undefined; locked: boolean }

export const stateOf = ({ entry, value }: Pick<Subject, 'entry' | 'value'>): State =>
  entry?.state ?? (value ? 'approved' : 'empty')

/** Who may do what to values. */
export const figureDuties: Duties = {
  officer: 'enter-figures',
  head: 'endorse-figures',
  reviewer: 'approve-figures',
}

export const standingOf = (subject: Subject): Standing => ({
  state: stateOf(subject),
  locked: subject.locked,
  inForce: subject.value !== undefined,
  version: subject.entry?.versionId ?? null,
})

export async function readSubjects(
  db: Transaction | Context['db'],
  keys: readonly (ValueKey & { code: string })[],
): Promise<(code: string) => Subject> {
  const codes = keys.map(({ code }) => code)
  const periods = [...new Set(keys.map(({ period }) => period))]
  if (codes.length === 0) return () => ({ entry: undefined, value: undefined, locked: false })
  const [open, current, locks] = [
    await db
      .select()
      .from(entries)
      .where(and(anyOf(entries.code, codes), eq(entries.knownTo, 'infinity'))),
    await db
      .select()
      .from(reportedValues)
      .where(and(anyOf(reportedValues.code, codes), eq(reportedValues.knownTo, 'infinity'))),
    await db
      .select()
      .from(periodLocks)
      .where(and(inArray(periodLocks.code, periods), eq(periodLocks.knownTo, 'infinity'))),
  ]
  const byEntry = new Map(open.map((row) => [row.code, row]))
  const byValue = new Map(current.map((row) => [row.code, row]))
  const locked = new Set(locks.filter((row) => row.locked).map((row) => row.code))
  const periodOf = new Map(keys.map(({ code, period }) => [code, period]))
  return (code) => ({
    entry: byEntry.get(code),
    value: byValue.get(code),
    locked: locked.has(periodOf.get(code) ?? ''),
  })
}

/** A value as it is kept once `name` has entered it, typed or out of a file. */
export const enteredFacts = (
  { code, kpi, office, period }: Askable,
  { entry, value }: Pick<Subject, 'entry' | 'value'>,
  content: EntryContent,
  name: string,
): Facts<typeof entries> => ({
  code,
  kpiId: kpi,
  officeCode: office,
  period,
  ...content,
  state: 'entered',
  enteredBy: name,
  sentOn: entry?.sentOn ?? value?.sentOn ?? null,
  // What was asked of the office stays in sight until it is sent again.
  reason: entry?.reason ?? null,
  endorsedBy: null,
  basedOn: value?.versionId ?? null,
})

/** An instant as the database writes it, in the form that travels. */
const iso = (instant: string) => new Date(instant).toISOString()

export const entryState = (row: EntryRow): EntryState => ({
  version: row.versionId,
  state: row.state,
  numerator: row.numerator,
  denominator: row.denominator,
  vintage: row.vintage,
  note: row.note,
  source: row.source,
  explanation: row.explanation,
  reason: row.reason,
  enteredBy: row.enteredBy,
  at: iso(row.knownFrom),
  by: row.recordedBy,
})

export const approvedValue = (row: ValueRow): ApprovedValue => ({
  version: row.versionId,
  numerator: row.numerator,
  denominator: row.denominator,
  vintage: row.vintage,
  note: row.note,
  source: row.source,
  explanation: row.explanation,
  enteredBy: row.enteredBy,
  endorsedBy: row.endorsedBy,
  approvedBy: row.recordedBy,
  approvedAt: iso(row.knownFrom),
})

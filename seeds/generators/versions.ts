import type { PgTable } from 'drizzle-orm/pg-core'
import { cityOffset, type Day } from '../../server/core/day.ts'
import type { Random } from '../distributions/random.ts'

/** Milliseconds: moments are compared and counted on; they become text only in a row. */
export type Moment = number

export type Row<T extends PgTable> = T['$inferInsert'] & { knownFrom: string; knownTo: string }
/** The facts of a row: all its columns but the clocks. */
export type Facts<T extends PgTable> = Omit<T['$inferInsert'], 'knownFrom' | 'knownTo' | 'recordedBy'>
/** One table of a story, ready for COPY. */
export type TableRows = {
  table: PgTable
  rows: readonly Record<string, unknown>[]
  /** rows bring the numbers that the database would give them, 1 to as many as they are */
  numbered?: boolean
  /** these are a piece of a flow so large that each of its months gets a part of the table */
  inMonths?: boolean
}

export const rowsOf = <T extends PgTable>(table: T, rows: readonly Row<T>[]): TableRows => ({ table, rows })

const minute = 60_000
export const momentAt = (day: Day, time = '00:00'): Moment => Date.parse(`${day}T${time}:00${cityOffset}`)

/** Some minute between 08:00 and 16:59. */
export const inOfficeHours = (random: Random, day: Day): Moment =>
  momentAt(day, '08:00') + random.int(0, 539) * minute

export type Step<F> = { at: Moment; by: string; set: Partial<F> }

/**
 * The versions of one code, as recorders came to know it: each ends where the next begins, the last is open.
 * What was recorded after the horizon is not known yet and left out.
 */
export function versionsOf<F extends object>(
  first: { at: Moment; by: string; facts: F },
  steps: readonly Step<F>[],
  horizon: Moment,
): (F & { knownFrom: string; knownTo: string; recordedBy: string })[] {
  if (first.at > horizon) return []
  const versions = [first]
  for (const { at, by, set } of [...steps].sort((a, b) => a.at - b.at)) {
    if (at > horizon) break
    const before = versions[versions.length - 1] as typeof first
    // Two reports of one minute are one after the other; at the horizon itself they become one version.
    const next = Math.max(at, before.at + minute)
    if (next > horizon) before.facts = { ...before.facts, ...set }
    else versions.push({ at: next, by, facts: { ...before.facts, ...set } })
  }
  return versions.map(({ at, by, facts }, i) => {
    const next = versions[i + 1]
    return {
      ...facts,
      knownFrom: new Date(at).toISOString(),
      knownTo: next ? new Date(next.at).toISOString() : 'infinity',
      recordedBy: by,
    }
  })
}

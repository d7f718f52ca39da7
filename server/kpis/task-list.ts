import { type SQL, sql } from 'drizzle-orm'
import { tasks } from '../../db/schema/registers.ts'
import { reachedBy, type Window } from './measure.ts'

/** Suspended or cancelled tasks are asked of nobody; one that was done before counts as done. */
export const inForce = (w: Window): SQL =>
  sql`(not ${reachedBy(tasks.stoppedOn, w)} or ${reachedBy(tasks.doneOn, w)})`

export const ofTheYear = (w: Window): SQL =>
  sql`(${tasks.year} = extract(year from ${w.until}) and ${inForce(w)})`

/** The list of the year, and what earlier lists left open. */
export const ofTheYearOrOpen = (w: Window): SQL =>
  sql`((${tasks.year} = extract(year from ${w.until}) or not ${reachedBy(tasks.doneOn, w)}) and ${inForce(w)})`

/** The day on which it was done, or else the day asked about, is past its deadline. */
export const isLate = (w: Window): SQL =>
  sql`coalesce(least(${tasks.doneOn}, ${w.until}) > ${tasks.dueOn}, false)`

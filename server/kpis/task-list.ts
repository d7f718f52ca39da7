import { type SQL, sql } from 'drizzle-orm'
import { tasks } from '../../db/schema/tasks.ts'
import { reachedBy, type Window } from './measure.ts'

/** Suspended or cancelled tasks are asked of nobody; one that was done before counts as done. */
export const inForce = (w: Window): SQL =>
  sql`(not ${reachedBy(tasks.stoppedOn, w)} or ${reachedBy(tasks.doneOn, w)})`

export const ofTheYear = (w: Window): SQL =>
  sql`(${tasks.year} = extract(year from ${w.until}) and ${inForce(w)})`

/** The list of the year, and what earlier lists left open. */
export const ofTheYearOrOpen = (w: Window): SQL =>
  sql`((${tasks.year} = extract(year from ${w.until}) or not ${reachedBy(tasks.doneOn, w)}) and ${inForce(w)})`

/** The office that the yearly rating charges: who led it when its deadline passed, else who leads it. */
export const charged: SQL = sql`coalesce(${tasks.chargedOfficeCode}, ${tasks.officeCode})`

/**
 * Neither done nor stopped at the end of the day that the rating holds it to. Says in SQL what `daysMissed` in
 * core/tasks/rating.ts says of one task; services/tasks/rating.test.ts holds them equal.
 */
export const isLate = (w: Window): SQL =>
  sql`coalesce(least(${tasks.doneOn}, ${tasks.stoppedOn}, ${w.until}) > coalesce(${tasks.heldToOn}, ${tasks.dueOn}), false)`

/** On the list of the year, and asked of somebody: a stop after the deadline does not undo that it was missed. */
export const ratedInTheYear = (w: Window): SQL =>
  sql`(${tasks.year} = extract(year from ${w.until}) and (${inForce(w)} or ${isLate(w)}))`

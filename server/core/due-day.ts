import { type Day, maxDay } from './day.ts'
import { type ExceptionalDays, workingDayAfter, workingDaysBetween } from './working-days.ts'

/**
 * Working days within which an office must act on a petition (phản ánh, kiến nghị), as index 766 counts them: refuse it,
 * ask for what is missing, handle it, all from the day received; make the answer public, from the day answered. Domain
 * notes 3.1.2.
 */
export const petitionTerms = { refuse: 2, supplement: 5, handle: 15, publish: 2 } as const

/**
 * Kept as the day on which something is due that is not known yet, because the citizen is still waited for: it is neither due
 * nor overdue, and shown without a day. It is sent again once the citizen has come.
 */
export const dueUnknown: Day = '2099-12-31'

/** Asked for something on `from`, which came on `to`; null: it has not come. */
export type Wait = { from: Day; to: Day | null }

/**
 * The last day on which something received on a day is in time. The day received is not counted (Civil Code 91/2015/QH13,
 * article 147.2), days off and time that the citizen was waited for are not (Decision 766/QĐ-TTg): of a wait, the day asked
 * still counts and the day it came does not, so that the office begins anew on the next day worked. Waits may overlap and
 * stand in any order; one that begins after the due day moves nothing.
 *
 * @param workingDays whole, 0 or more; 0: the day received, or the next one worked
 * @returns null while a wait goes on that began before the term was over: the day is not known yet
 */
export function dueDay(
  received: Day,
  workingDays: number,
  waits: readonly Wait[],
  exceptional: ExceptionalDays,
): Day | null {
  let from = received
  let left = workingDays
  for (const wait of [...waits].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const worked = workingDaysBetween(from, wait.from, exceptional)
    if (left <= worked) break
    if (wait.to === null) return null
    left -= worked
    from = maxDay(maxDay(from, wait.from), wait.to)
  }
  return workingDayAfter(from, left, exceptional)
}

/**
 * The last day in time where an appointed day is given. That is the newest appointment: waits that were over by then are in
 * it. A wait that reaches beyond it shows that it was made before the wait: what was left of it begins when the wait ends.
 *
 * @returns null while such a wait goes on
 */
export function appointedDay(given: Day, waits: readonly Wait[], exceptional: ExceptionalDays): Day | null {
  const begun = waits.flatMap(({ from, to }) => (from < given && (to === null || to > given) ? [from] : []))
  const [first] = begun.sort()
  if (first === undefined) return given
  const left = Math.max(1, workingDaysBetween(first, given, exceptional))
  return dueDay(
    first,
    left,
    waits.filter(({ from }) => from >= first),
    exceptional,
  )
}

/** The waits of what was done on a day, null: is not done yet. Once it is done nobody is waited for any longer. */
export const waitsUntil = (waits: readonly Wait[], doneOn: Day | null): readonly Wait[] =>
  doneOn === null ? waits : waits.map((wait) => (wait.to === null ? { ...wait, to: doneOn } : wait))

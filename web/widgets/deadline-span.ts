import { addDays, type Day, daysBetween, maxDay, minDay } from '../../server/core/day.ts'
import type { Stage } from '../../server/core/deadline.ts'
import { periodOf } from '../../server/core/period.ts'

/** What is drawn of a task. `listedOn` null: nobody knows when it began. */
export type RunDates = {
  listedOn: Day | null
  originalDueOn: Day | null
  dueOn: Day | null
  /** a deadline that had passed before anybody asked for the one in force */
  heldToOn: Day | null
  doneOn: Day | null
  stage: Stage | null
}

/** The days of a task, in parts of the width of the span, 0…1. */
export type Run = {
  from: number
  /** where the planned run ends: the first deadline, else the end of the work, else today */
  to: number
  /** the first deadline, where it was put off */
  original: number | null
  /** the deadline in force, where it is not the one that was missed */
  due: number | null
  missed: number | null
  done: number | null
  /** from the first deadline to the one in force */
  extended: { from: number; to: number } | null
}

export type Span = { from: Day; to: Day; today: Day; ticks: { day: Day; at: number }[] }

/** A deadline long gone must not press the rest of the year together. */
const mostDaysBack = 400

/** Whole months that hold today and all deadlines, under at most `most` ticks. */
export function spanOf(rows: readonly RunDates[], today: Day, most = 4): Span {
  const days = rows.flatMap(({ originalDueOn, dueOn, doneOn }) =>
    [originalDueOn, dueOn, doneOn].filter((day) => day !== null),
  )
  const first = maxDay(days.reduce(minDay, today), addDays(today, -mostDaysBack))
  return spanBetween(first, days.reduce(maxDay, today), today, most)
}

/** The months of a year, and as many after it as deadlines were put off into, at most half a year. */
export function spanOfYear(year: number, rows: readonly RunDates[], today: Day, most = 4): Span {
  const last = rows.flatMap(({ dueOn }) => dueOn ?? []).reduce(maxDay, `${year}-12-31`)
  return spanBetween(`${year}-01-01`, minDay(last, `${year + 1}-06-30`), today, most)
}

function spanBetween(first: Day, last: Day, today: Day, most: number): Span {
  const from = periodOf(first, 'month').start
  const to = periodOf(last, 'month').end
  const months = [from]
  for (
    let next = addDays(periodOf(from, 'month').end, 1);
    next <= to;
    next = addDays(periodOf(next, 'month').end, 1)
  )
    months.push(next)
  const every = Math.ceil(months.length / most)
  const at = placeIn({ from, to })
  return {
    from,
    to,
    today,
    ticks: months.filter((_, nth) => nth % every === 0).map((day) => ({ day, at: at(day) })),
  }
}

/** What lies outside stays at the edge. */
export const placeIn = ({ from, to }: Pick<Span, 'from' | 'to'>) => {
  const length = Math.max(1, daysBetween(from, to))
  return (day: Day) => Math.min(1, Math.max(0, daysBetween(from, day) / length))
}

/** Whether the line of today belongs into the span. */
export const holdsToday = ({ from, to, today }: Span): boolean => from <= today && today <= to

export function runOf(row: RunDates, span: Span): Run {
  const at = placeIn(span)
  const { listedOn, originalDueOn, dueOn, heldToOn, doneOn, stage } = row
  const isLate = stage === 'overdue' || stage === 'done-late'
  const missedOn = heldToOn ?? (isLate ? dueOn : null)
  const original = originalDueOn !== null && dueOn !== null && originalDueOn < dueOn ? originalDueOn : null
  const end = original ?? dueOn ?? doneOn ?? span.today
  return {
    from: listedOn === null ? at(minDay(span.today, end)) : at(minDay(listedOn, end)),
    to: at(end),
    original: original === null || original === missedOn ? null : at(original),
    due: dueOn === null || dueOn === missedOn ? null : at(dueOn),
    missed: missedOn === null ? null : at(missedOn),
    done: doneOn === null ? null : at(doneOn),
    extended: original !== null && dueOn !== null ? { from: at(original), to: at(dueOn) } : null,
  }
}

import type { DrillRow } from '../../../server/core/answers.ts'
import { addDays, type Day, daysBetween, maxDay, minDay } from '../../../server/core/day.ts'
import { periodOf } from '../../../server/core/period.ts'

/** The days of a task, in parts of the width of the span, 0…1. */
export type TaskLine = {
  /** the first deadline, where it was put off */
  original: number | null
  due: number | null
  done: number | null
  today: number
  missed: boolean
}

export type Span = { from: Day; to: Day; today: Day; ticks: { day: Day; at: number }[] }

type Dated = Pick<DrillRow, 'dueOn' | 'doneOn' | 'cells'>

export const originalOf = ({ cells }: Pick<DrillRow, 'cells'>): Day | null =>
  typeof cells.originalDueOn === 'string' ? cells.originalDueOn : null

const mostTicks = 4
/** A deadline long gone must not press the rest of the year together. */
const mostDaysBack = 400

/** Whole months that hold today and all deadlines. */
export function spanOf(rows: readonly Dated[], today: Day): Span {
  const days = rows.flatMap((row) => [originalOf(row), row.dueOn, row.doneOn].filter((day) => day !== null))
  const first = maxDay(days.reduce(minDay, today), addDays(today, -mostDaysBack))
  const from = periodOf(first, 'month').start
  const to = periodOf(days.reduce(maxDay, today), 'month').end
  const months = [from]
  for (
    let next = addDays(periodOf(from, 'month').end, 1);
    next <= to;
    next = addDays(periodOf(next, 'month').end, 1)
  )
    months.push(next)
  const every = Math.ceil(months.length / mostTicks)
  const at = placeIn(from, to)
  return {
    from,
    to,
    today,
    ticks: months.filter((_, nth) => nth % every === 0).map((day) => ({ day, at: at(day) })),
  }
}

const placeIn = (from: Day, to: Day) => {
  const length = Math.max(1, daysBetween(from, to))
  return (day: Day) => Math.min(1, Math.max(0, daysBetween(from, day) / length))
}

export function lineOf(row: Dated & Pick<DrillRow, 'stage'>, { from, to, today }: Span): TaskLine {
  const at = placeIn(from, to)
  const original = originalOf(row)
  return {
    original: original !== null && row.dueOn !== null && original < row.dueOn ? at(original) : null,
    due: row.dueOn === null ? null : at(row.dueOn),
    done: row.doneOn === null ? null : at(row.doneOn),
    today: at(today),
    missed: row.stage === 'overdue' || row.stage === 'done-late',
  }
}

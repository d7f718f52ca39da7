import { addDays, type Day } from './day.ts'
import type { Words } from './words.ts'

/** Where a thing with a deadline stands. Worked out from dates and the day asked about, never typed. */
export const stages = [
  'overdue',
  'due-today',
  'due-soon',
  'not-due',
  'no-deadline',
  'done-on-time',
  'done-late',
  'done',
  'stopped',
] as const
export type Stage = (typeof stages)[number]
/** Those of what is neither done nor stopped; they come first in the order of stages. */
export const openStages = [
  'overdue',
  'due-today',
  'due-soon',
  'not-due',
  'no-deadline',
] as const satisfies readonly Stage[]

/** As the city itself names them (domain notes 5.2). */
export const stageWords: Record<Stage, Words> = {
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  'due-today': { vi: 'Đến hạn hôm nay', en: 'Due today' },
  'due-soon': { vi: 'Sắp đến hạn', en: 'Due soon' },
  'not-due': { vi: 'Trong hạn', en: 'Within deadline' },
  'no-deadline': { vi: 'Không có hạn', en: 'No deadline' },
  'done-on-time': { vi: 'Đã hoàn thành đúng hạn', en: 'Completed on time' },
  'done-late': { vi: 'Đã hoàn thành quá hạn', en: 'Completed late' },
  done: { vi: 'Đã hoàn thành', en: 'Completed' },
  stopped: { vi: 'Tạm dừng hoặc không còn phù hợp', en: 'Suspended or cancelled' },
}

/** "Due soon" is a week before the end: the city's reports run weekly, so each item is seen once in that state. */
export const dueSoonDays = 7

/** `supplements`: how many times the citizen was asked for them, where that counts. */
export type Dates = { dueOn: Day | null; doneOn: Day | null; stoppedOn?: Day | null; supplements?: number }

/** Asking the citizen for supplements more often than this counts as late (Decision 766/QĐ-TTg, domain notes 3.1.2). */
const mostSupplements = 1

/** Whether what was due was done as the rule wants it. */
const isMet = (dueOn: Day, doneOn: Day, supplements: number): boolean =>
  doneOn <= dueOn && supplements <= mostSupplements

/** A date after `today` has not happened yet, whatever is written down. */
export function stageOf({ dueOn, doneOn, stoppedOn, supplements = 0 }: Dates, today: Day): Stage {
  if (doneOn && doneOn <= today) {
    if (!dueOn) return 'done'
    return isMet(dueOn, doneOn, supplements) ? 'done-on-time' : 'done-late'
  }
  if (stoppedOn && stoppedOn <= today) return 'stopped'
  if (!dueOn) return 'no-deadline'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'due-today'
  return dueOn <= addDays(today, dueSoonDays) ? 'due-soon' : 'not-due'
}

type Judged = { stage: Stage | null; dueOn: Day | null; doneOn: Day | null; supplements?: number | null }

/** How many times supplements were asked for, of what is late by that alone; null: a day makes it late, or it is not. */
export const lateByAsking = ({ stage, dueOn, doneOn, supplements }: Judged): number | null =>
  stage === 'done-late' && dueOn && doneOn && doneOn <= dueOn ? (supplements ?? null) : null

/** Says so, instead of the word of its stage. */
export const askedTooOften = (times: string): Words => ({
  vi: `Tính là trễ: yêu cầu bổ sung ${times} lần`,
  en: `Counts as late: supplements asked for ${times} times`,
})

import { type Day, daysBetween, minDay } from '../day.ts'

/**
 * The criterion "digital transformation" of a head of office's yearly rating, Decision 212/2025/QĐ-UBND of Hai Phong
 * (domain notes 4.3): every task of the yearly list on schedule gives 2.5 points, one that is not gives 0.
 */
export const criterionPoints = 2.5

/** What the rating knows of a task. */
export type RatedTask = {
  code: string
  /** the office that leads it now */
  office: string
  /** the office that is charged for it, where that is another */
  chargedOffice: string | null
  /** the deadline in force; null: none, and nothing to miss */
  dueOn: Day | null
  /** the deadline that had passed before anybody asked for the one in force */
  heldToOn: Day | null
  doneOn: Day | null
  stoppedOn: Day | null
}

export type Rating = {
  /** null: the office has no task in the list, so the criterion says nothing */
  points: 0 | 2.5 | null
  tasks: number
  /** codes of the tasks that decide it: late, worst first */
  deciding: { code: string; missedOn: Day; daysLate: number; open: boolean }[]
  /** the open task that falls due next; null: none */
  next: { code: string; dueOn: Day; daysLeft: number } | null
  /** tasks without a deadline: they can cost nobody anything, and prove nothing */
  undated: number
}

type Dated = Pick<RatedTask, 'dueOn' | 'heldToOn' | 'doneOn' | 'stoppedOn'>

const hasCome = (day: Day | null, today: Day): day is Day => day !== null && day <= today

/** The deadline that the rating goes by. */
const heldTo = ({ heldToOn, dueOn }: Dated): Day | null => heldToOn ?? dueOn

/** The day on which nobody asked for it any more: done, or stopped by a document; or else the day asked about. */
const answeredOn = ({ doneOn, stoppedOn }: Dated, today: Day): Day =>
  minDay(minDay(doneOn ?? today, stoppedOn ?? today), today)

/**
 * Days by which the deadline was missed, 0 where it was not: a day is over only when the next has begun, so what is due
 * today is not late. What was neither done nor stopped when its deadline had passed stays late, whatever came after.
 */
export function daysMissed(task: Dated, today: Day): number {
  const deadline = heldTo(task)
  if (deadline === null) return 0
  const answered = answeredOn(task, today)
  // Days compare as text: only of what was missed is it worth counting by how many.
  return answered > deadline ? daysBetween(deadline, answered) : 0
}

/** Stopped before its deadline had passed, and not done, it is asked of nobody: it neither costs nor proves anything. */
export const isRated = (task: Dated, today: Day): boolean =>
  hasCome(task.doneOn, today) || !hasCome(task.stoppedOn, today) || daysMissed(task, today) > 0

/**
 * What the criterion gives the head of an office on a day, by the tasks of the year's list. `offices`: the office, and
 * those whose duties have passed to it. Dates after `today` have not happened yet, whatever is written down.
 */
export function ratingOf(tasks: readonly RatedTask[], offices: readonly string[], today: Day): Rating {
  const own = tasks.filter(
    (task) => offices.includes(task.chargedOffice ?? task.office) && isRated(task, today),
  )
  const deciding = own
    .flatMap((task) => {
      const missedOn = heldTo(task)
      const daysLate = daysMissed(task, today)
      if (missedOn === null || daysLate === 0) return []
      const open = !hasCome(task.doneOn, today) && !hasCome(task.stoppedOn, today)
      return [{ code: task.code, missedOn, daysLate, open }]
    })
    .sort((a, b) => b.daysLate - a.daysLate || (a.code < b.code ? -1 : 1))
  const ahead = own
    .flatMap(({ code, dueOn, doneOn, stoppedOn }) =>
      dueOn !== null && dueOn >= today && !hasCome(doneOn, today) && !hasCome(stoppedOn, today)
        ? [{ code, dueOn, daysLeft: daysBetween(today, dueOn) }]
        : [],
    )
    .sort((a, b) => a.daysLeft - b.daysLeft || (a.code < b.code ? -1 : 1))
  return {
    points: own.length === 0 ? null : deciding.length > 0 ? 0 : criterionPoints,
    tasks: own.length,
    deciding,
    next: ahead[0] ?? null,
    undated: own.filter(({ dueOn }) => dueOn === null).length,
  }
}

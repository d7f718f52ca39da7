import { addDays, type Day, daysBetween, minDay } from '../../server/core/day.ts'
import type { Words } from '../../server/core/words.ts'
import { workingDayFrom } from '../distributions/calendar.ts'
import type { Random } from '../distributions/random.ts'
import { lifeOf, type TaskLife } from './task-life.ts'
import { proposalRows } from './task-proposals.ts'
import { sealRows } from './task-seals.ts'
import { nameOf, type Work, works } from './task-works.ts'
import { lastDayOf, reportedAt, type Telling } from './telling.ts'
import { inOfficeHours, type Moment, momentAt, type TableRows } from './versions.ts'

/** How a year's tasks of an office stand at the clock. */
type Fates = {
  onTime?: number
  late?: number
  /** done, though no deadline was ever set */
  undatedDone?: number
  /** open, past the deadline */
  overdue?: number
  /** open, deadline still to come */
  open?: number
  undatedOpen?: number
  stopped?: number
}
export type TaskPlan = {
  year: number
  /** the day on which the city approved the year's list */
  listedOn: Day
  byOffice: Readonly<Record<string, Fates>>
  /** deadlines of tasks that are overdue at the clock, dealt out in order, and of those still to come */
  overdueOn: readonly Day[]
  /** deadlines of tasks done on time, for the first that are drawn; the others get theirs by chance */
  onTimeBy?: readonly Day[]
  openUntil: readonly Day[]
}

type Fate = keyof Fates
const fateOrder = [
  'onTime',
  'late',
  'undatedDone',
  'overdue',
  'open',
  'undatedOpen',
  'stopped',
] as const satisfies readonly Fate[]

type Draft = {
  office: string
  name: Words
  work: Work
  listedOn: Day
  originalDueOn: Day | null
  dueOn: Day | null
  doneOn: Day | null
  stoppedOn: Day | null
}

/** A task with the moments at which its dates became known. */
export type DrawnTask = Draft & {
  code: string
  year: number
  /** when the list was recorded, the deadline moved, the work reported as done, and stopped */
  recordedAt: Moment
  extendedAt: Moment | null
  doneAt: Moment | null
  stoppedAt: Moment | null
}

/** Tasks, their steps and notes, what was decided about them, and what their offices ask for now. */
export function taskTables(telling: Telling, plans: readonly TaskPlan[], life: TaskLife): TableRows[] {
  const told = lifeOf(telling, drawTasks(telling, plans), life)
  return [
    ...told.tables,
    proposalRows(telling, told.inForce, life.underWay),
    sealRows(life.sealed, told.versions),
  ]
}

export const drawTasks = (telling: Telling, plans: readonly TaskPlan[]): DrawnTask[] =>
  plans.flatMap((plan) => {
    const random = telling.random(`tasks-${plan.year}`)
    const dueDays = {
      overdue: [...plan.overdueOn],
      open: [...plan.openUntil],
      onTime: [...(plan.onTimeBy ?? [])],
    }
    const drafts = Object.entries(plan.byOffice).flatMap(([office, fates]) => {
      const mine = random.shuffled(works)
      return fateOrder
        .flatMap((fate) => Array.from({ length: fates[fate] ?? 0 }, () => fate))
        .map((fate, i) =>
          draw(
            random,
            telling,
            plan,
            office,
            numbered(mine[i % mine.length] as Work, Math.floor(i / mine.length)),
            fate,
            dueDays,
          ),
        )
    })
    const digits = Math.max(2, String(drafts.length).length)
    return random
      .shuffled(drafts)
      .sort((a, b) => (a.listedOn < b.listedOn ? -1 : a.listedOn > b.listedOn ? 1 : 0))
      .map((draft, i) => ({
        ...draft,
        ...momentsOf(random, telling, draft),
        code: `NT-${plan.year}-${String(i + 1).padStart(digits, '0')}`,
        year: plan.year,
      }))
  })

/** An office with more tasks than there are works does some in several rounds. */
const numbered = (work: Work, before: number): Work =>
  before === 0
    ? work
    : { ...work, vi: `${work.vi}, đợt ${before + 1}`, en: `${work.en}, round ${before + 1}` }

function draw(
  random: Random,
  telling: Telling,
  plan: TaskPlan,
  office: string,
  work: Work,
  fate: Fate,
  dueDays: { overdue: Day[]; open: Day[]; onTime: Day[] },
): Draft {
  const { year } = plan
  const listedOn = random.chance(0.82)
    ? plan.listedOn
    : workingDayFrom(`${year}-0${random.int(3, 5)}-1${random.int(0, 9)}`)
  const draft: Draft = {
    office,
    name: nameOf(office, year, work),
    work,
    listedOn,
    originalDueOn: null,
    dueOn: null,
    doneOn: null,
    stoppedOn: null,
  }
  const heardUntil = lastDayOf(telling, office)
  const end = minDay(`${year}-12-31`, heardUntil)
  if (fate === 'undatedOpen') return draft
  if (fate === 'undatedDone')
    return { ...draft, doneOn: someDay(random, addDays(listedOn, 60), addDays(end, -15)) }
  if (fate === 'overdue')
    return { ...draft, ...extended(random, dueDays.overdue.shift() ?? addDays(end, -30), listedOn) }
  if (fate === 'open')
    return { ...draft, ...extended(random, dueDays.open.shift() ?? `${year}-12-31`, listedOn) }
  if (fate === 'stopped') {
    const dueOn = monthEnd(year, random.int(9, 12))
    return {
      ...draft,
      originalDueOn: dueOn,
      dueOn,
      stoppedOn: someDay(random, `${year}-05-10`, `${year}-08-30`),
    }
  }
  if (fate === 'late') {
    const dueOn = monthEnd(year, random.int(5, 9))
    const doneOn = workingDayFrom(addDays(dueOn, random.int(4, 38)))
    return { ...draft, originalDueOn: dueOn, dueOn, doneOn }
  }
  const due = someDay(random, addDays(listedOn, 45), addDays(end, -20))
  const set = heardUntil === telling.today ? dueDays.onTime.shift() : undefined
  const dueOn = set ?? (random.chance(0.7) ? monthEnd(year, Number(due.slice(5, 7))) : workingDayFrom(due))
  const done = addDays(dueOn, -random.int(0, 24))
  const doneOn = minDay(done <= listedOn ? addDays(listedOn, 20) : done, addDays(heardUntil, -1))
  return { ...draft, ...extended(random, dueOn, listedOn), doneOn: minDay(workingDayBefore(doneOn), dueOn) }
}

const monthEnd = (year: number, month: number): Day =>
  month === 12 ? `${year}-12-31` : addDays(`${year}-${String(month + 1).padStart(2, '0')}-01`, -1)

const someDay = (random: Random, from: Day, to: Day): Day =>
  workingDayBefore(addDays(from, random.int(0, Math.max(0, daysBetween(from, to)))))

export function workingDayBefore(day: Day): Day {
  let found = day
  while (workingDayFrom(found) !== found) found = addDays(found, -1)
  return found
}

/** One deadline in seven is an extended one; the original stays on record. */
function extended(random: Random, dueOn: Day, listedOn: Day): Pick<Draft, 'originalDueOn' | 'dueOn'> {
  const before = addDays(dueOn, -random.int(30, 75))
  if (random.chance(0.85) || daysBetween(listedOn, before) < 40) return { originalDueOn: dueOn, dueOn }
  return { originalDueOn: monthEnd(Number(before.slice(0, 4)), Number(before.slice(5, 7))), dueOn }
}

function momentsOf(
  random: Random,
  telling: Telling,
  draft: Draft,
): Pick<DrawnTask, 'recordedAt' | 'extendedAt' | 'doneAt' | 'stoppedAt'> {
  const horizon = telling.horizonOf(draft.office)
  const { originalDueOn, dueOn, doneOn, stoppedOn } = draft
  const extendedAt =
    dueOn !== originalDueOn && originalDueOn
      ? inOfficeHours(random, workingDayBefore(addDays(originalDueOn, -random.int(2, 12))))
      : null
  const doneAt = doneOn ? reportedAt(random, doneOn, horizon) : null
  const stoppedAt = stoppedOn ? reportedAt(random, stoppedOn, horizon) : null
  const first = inOfficeHours(random, workingDayFrom(addDays(draft.listedOn, random.int(1, 8))))
  const recordedAt = Math.max(first, momentAt(draft.listedOn, '08:00'))
  return { recordedAt, extendedAt, doneAt, stoppedAt }
}

import { type SQL, sql } from 'drizzle-orm'
import { proposals } from '../../../db/schema/proposals.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import { stageSql } from '../../../db/sql/stage.ts'
import type { Scope } from '../../auth/scope.ts'
import { type Day, daysBetween } from '../../core/day.ts'
import { type Stage, stages } from '../../core/deadline.ts'
import type { TaskRow } from '../../core/tasks/answers.ts'
import { type ExceptionalDays, workingDaysBetween } from '../../core/working-days.ts'
import { knownAt, listedAt, type Window } from '../../kpis/measure.ts'
import { isLate } from '../../kpis/task-list.ts'
import type { Moment } from '../moment.ts'
import { type Office, officeNamed } from '../offices.ts'
import { seenTasks } from './seen.ts'

/** A task is judged on one day, at the end of what is known of it at the moment. */
export function windowOf(moment: Moment): Window {
  const day = sql`${moment.day}::date`
  return { start: day, until: day, end: day, asOf: sql`${moment.asOf}::timestamptz` }
}

const dates = { dueOn: tasks.dueOn, doneOn: tasks.doneOn, stoppedOn: tasks.stoppedOn }

export const stageAt = ({ until }: Window): SQL => stageSql(dates, until)

/** The place of the stage among `stages`: numbers are sorted, compared and counted in less time than words. */
export const stagePositionAt = ({ until }: Window): SQL =>
  stageSql(dates, until, (stage) => sql.raw(String(stages.indexOf(stage))))

/** Known, listed and seen: the register as the asker has it. */
export const registerAt = (scope: Scope, w: Window): SQL =>
  sql`(${knownAt(tasks, w.asOf)} and ${listedAt(tasks, w)} and ${seenTasks(scope)})`

/** What weighs most of what waits is named. */
const weight = sql`array_position(array['completion', 'extension', 'progress'], ${proposals.kind})`

/** What was sent and nobody has decided, a row a task: for `with`. What is only being written is nobody else's to see. */
export const underWayAt = ({ asOf }: Window): SQL => sql`under_way(item, kind, state, asked) as materialized (
  select ${proposals.item}, (array_agg(${proposals.kind} order by ${weight}))[1],
    (array_agg(${proposals.state} order by ${weight}))[1],
    max(case when ${proposals.kind} = 'extension' then ${proposals.content} ->> 'toDueOn' end)
  from ${proposals}
  where ${proposals.register} = 'tasks' and ${proposals.kind} in ('completion', 'extension', 'progress')
    and ${proposals.state} in ('submitted', 'endorsed') and ${knownAt(proposals, asOf)}
  group by 1)`

/** An extended deadline keeps the original one beside it. */
export const isExtended: SQL = sql`coalesce(${tasks.dueOn} <> ${tasks.originalDueOn}, false)`

/** A task as JSON, out of `tasks` joined with `under_way`. */
export const taskJson = (w: Window): SQL => sql`json_build_object(
  'code', ${tasks.code}, 'version', ${tasks.versionId}, 'year', ${tasks.year},
  'nameVi', ${tasks.nameVi}, 'nameEn', ${tasks.nameEn}, 'office', ${tasks.officeCode},
  'coordinating', to_json(${tasks.coordinating}), 'assignedBy', ${tasks.assignedBy}, 'person', ${tasks.person},
  'product', ${tasks.product}, 'authority', ${tasks.authority}, 'listedOn', ${tasks.listedOn},
  'originalDueOn', ${tasks.originalDueOn}, 'dueOn', ${tasks.dueOn}, 'doneOn', ${tasks.doneOn},
  'heldToOn', ${tasks.heldToOn}, 'stoppedOn', ${tasks.stoppedOn}, 'stopKind', ${tasks.stopKind},
  'stoppedBy', ${tasks.stoppedBy}, 'progress', ${tasks.progress}, 'result', ${tasks.result}, 'sample', ${tasks.sample},
  'stage', ${stageAt(w)}, 'costs', ${isLate(w)}, 'waitingKind', under_way.kind, 'waitingState', under_way.state,
  'asked', under_way.asked, 'extensions', ${extensionsAt(w)})`

/** How often the deadline moved, by the versions known at the moment. */
const extensionsAt = ({ asOf }: Window): SQL => sql`case when ${isExtended} then (
  select count(*)::int from (
    select v.due_on, lag(v.due_on) over (order by v.known_from) as before
    from ${tasks} v where v.code = ${tasks.code} and v.known_from <= ${asOf}
  ) moved where moved.before is not null and moved.due_on is distinct from moved.before) else 0 end`

export type TaskFound = {
  code: string
  version: number
  year: number
  nameVi: string
  nameEn: string
  office: string
  coordinating: string[]
  assignedBy: string | null
  person: string | null
  product: string | null
  authority: string | null
  listedOn: Day
  originalDueOn: Day | null
  dueOn: Day | null
  doneOn: Day | null
  heldToOn: Day | null
  stoppedOn: Day | null
  stopKind: 'suspended' | 'cancelled' | null
  stoppedBy: string | null
  progress: number | null
  result: string | null
  sample: boolean
  stage: Stage
  costs: boolean
  waitingKind: 'progress' | 'completion' | 'extension' | null
  waitingState: 'submitted' | 'endorsed' | null
  asked: Day | null
  extensions: number
}

export type RowSurroundings = {
  day: Day
  offices: ReadonlyMap<string, Office>
  exceptional: ExceptionalDays
}

/** A date after the day has not happened yet, whatever is written down. */
const happened = (on: Day | null, day: Day): on is Day => on !== null && on <= day

export function taskRow(found: TaskFound, { day, offices, exceptional }: RowSurroundings): TaskRow {
  const { nameVi, nameEn, office, coordinating, stoppedOn, stopKind, stoppedBy, ...more } = found
  const { waitingKind, waitingState, asked, result: _, ...plain } = more
  const { dueOn, doneOn, stage } = plain
  const isOpen = !happened(doneOn, day) && !happened(stoppedOn, day)
  return {
    ...plain,
    name: { vi: nameVi, en: nameEn },
    office: officeNamed(offices, office),
    coordinating: coordinating.map((code) => officeNamed(offices, code)),
    stopped: happened(stoppedOn, day)
      ? { on: stoppedOn, kind: stopKind ?? 'suspended', by: stoppedBy }
      : null,
    daysLate:
      dueOn === null
        ? 0
        : stage === 'overdue'
          ? daysBetween(dueOn, day)
          : stage === 'done-late' && doneOn
            ? daysBetween(dueOn, doneOn)
            : 0,
    workingDaysLeft:
      isOpen && dueOn !== null && dueOn >= day ? workingDaysBetween(day, dueOn, exceptional) : null,
    extensionAsked: asked,
    waiting: waitingKind && {
      kind: waitingKind,
      with: waitingState === 'submitted' ? 'head' : 'reviewer',
    },
  }
}

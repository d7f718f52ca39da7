import type { tasks } from '../../../db/schema/tasks.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { Decision } from '../../core/proposals/proposal.ts'
import type { DeadlineStep, TaskEvent } from '../../core/tasks/answers.ts'
import type { Words } from '../../core/words.ts'
import { type Office, officeNamed } from '../offices.ts'

export type TaskVersion = typeof tasks.$inferSelect

/** What is told of a version beside the one before: the label, and the value as text. Days stay days. */
const told: readonly {
  label: Words
  of: (version: TaskVersion, offices: ReadonlyMap<string, Office>) => string | null
}[] = [
  { label: { vi: 'Nhiệm vụ', en: 'Task' }, of: ({ nameVi }) => nameVi },
  { label: { vi: 'Văn bản giao', en: 'Assigning document' }, of: ({ assignedBy }) => assignedBy },
  {
    label: { vi: 'Cơ quan chủ trì', en: 'Lead office' },
    of: ({ officeCode }, offices) => officeNamed(offices, officeCode).name.vi,
  },
  {
    label: { vi: 'Cơ quan phối hợp', en: 'Helping offices' },
    of: ({ coordinating }, offices) =>
      coordinating.map((code) => officeNamed(offices, code).name.vi).join('; ') || null,
  },
  { label: { vi: 'Người thực hiện', en: 'Person' }, of: ({ person }) => person },
  { label: { vi: 'Trách nhiệm', en: 'Responsibility' }, of: ({ responsibility }) => responsibility },
  { label: { vi: 'Sản phẩm', en: 'Product' }, of: ({ product }) => product },
  { label: { vi: 'Thẩm quyền', en: 'Authority' }, of: ({ authority }) => authority },
  { label: { vi: 'Thời hạn', en: 'Deadline' }, of: ({ dueOn }) => dueOn },
  {
    label: { vi: 'Thời hạn dùng để đánh giá', en: 'Deadline of the rating' },
    of: ({ heldToOn }) => heldToOn,
  },
  { label: { vi: 'Ngày hoàn thành', en: 'Done on' }, of: ({ doneOn }) => doneOn },
  {
    label: { vi: 'Tiến độ', en: 'Progress' },
    of: ({ progress }) => (progress === null ? null : `${progress}%`),
  },
  { label: { vi: 'Kết quả', en: 'Result' }, of: ({ result }) => result },
  { label: { vi: 'Ngày dừng', en: 'Stopped on' }, of: ({ stoppedOn }) => stoppedOn },
  { label: { vi: 'Văn bản dừng', en: 'Stopped by' }, of: ({ stoppedBy }) => stoppedBy },
  { label: { vi: 'Ghi chú', en: 'Remark' }, of: ({ note }) => note },
]

function whatHappened(before: TaskVersion, after: TaskVersion, kind: string | undefined): TaskEvent['what'] {
  if (before.officeCode !== after.officeCode) return 'handed-over'
  if (before.dueOn !== after.dueOn && before.dueOn !== null) return 'deadline-moved'
  if (before.doneOn !== after.doneOn && after.doneOn !== null) return 'done'
  if (before.stoppedOn !== after.stoppedOn) return after.stoppedOn === null ? 'resumed' : 'stopped'
  return kind === 'progress' || before.progress !== after.progress ? 'progress' : 'amended'
}

const iso = (instant: string) => new Date(instant).toISOString()

/** What was decided by the very act that recorded a version. */
const decidedWith = (version: TaskVersion, decisions: readonly Decision[]): Decision | undefined =>
  decisions.find(
    ({ outcome, decidedAt, kind }) =>
      outcome === 'approved' && decidedAt === iso(version.knownFrom) && kind !== 'progress',
  ) ??
  decisions.find(({ outcome, decidedAt }) => outcome === 'approved' && decidedAt === iso(version.knownFrom))

/** Everything that happened to a task, newest first. `versions`: oldest first, as known at the moment. */
export function taskHistory(
  versions: readonly TaskVersion[],
  decisions: readonly Decision[],
  offices: ReadonlyMap<string, Office>,
): TaskEvent[] {
  const recorded = versions.map((version, i): TaskEvent => {
    const before = versions[i - 1]
    const decision = decidedWith(version, decisions)
    return {
      at: iso(version.knownFrom),
      by: version.recordedBy,
      what: before ? whatHappened(before, version, decision?.kind) : 'listed',
      differences: before
        ? told.flatMap(({ label, of }) => {
            const [was, is] = [of(before, offices), of(version, offices)]
            return was === is ? [] : [{ label, before: was, after: is }]
          })
        : [],
      document: decision?.document ?? (before ? stoppedBy(before, version) : version.assignedBy),
    }
  })
  const refused = decisions
    .filter(({ outcome }) => outcome === 'refused')
    .map(
      ({ decidedAt, decidedBy, document }): TaskEvent => ({
        at: decidedAt,
        by: decidedBy,
        what: 'refused',
        differences: [],
        document,
      }),
    )
  return [...recorded, ...refused].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

const stoppedBy = (before: TaskVersion, after: TaskVersion): string | null =>
  before.stoppedOn === after.stoppedOn ? null : after.stoppedBy

/** How the deadline came to be what it is, oldest first. */
export function deadlineSteps(
  versions: readonly TaskVersion[],
  decisions: readonly Decision[],
): DeadlineStep[] {
  return versions.flatMap((version, i) => {
    const before = versions[i - 1]
    if (before && before.dueOn === version.dueOn) return []
    const decision = decisions.find(
      ({ kind, outcome, decidedAt }) =>
        kind === 'extension' && outcome === 'approved' && decidedAt === iso(version.knownFrom),
    )
    const asked = decision?.content as { reason?: string } | undefined
    return [
      {
        on: before ? dayOfInstant(new Date(version.knownFrom)) : version.listedOn,
        dueOn: version.dueOn,
        by: version.recordedBy,
        document: decision?.document ?? (before ? null : version.assignedBy),
        reason: asked?.reason ?? (before && !decision && version.note !== before.note ? version.note : null),
        late: version.heldToOn !== null && before !== undefined && before.heldToOn === null,
      },
    ]
  })
}

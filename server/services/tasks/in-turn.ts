import { and, eq } from 'drizzle-orm'
import { tasks } from '../../../db/schema/tasks.ts'
import { type Facts, nextMoment, recordVersions, type Transaction } from '../../../db/versions.ts'
import type { Holding, Person } from '../../auth/actor.ts'
import type { AuditVerb } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { lockOffices } from '../approval/lock-offices.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { Context, VerbContext } from '../context.ts'
import { factsOf, type TaskRecord } from '../proposals/items.ts'

/** A task as it was seen by whoever changes it. */
export type SeenTask = { code: string; seen: number }
export type TaskChanged = { code: string; version: number }

/** A task as it stands; undefined: there is none of this code. */
export async function currentTask(
  db: Transaction | Context['db'],
  code: string,
): Promise<TaskRecord | undefined> {
  const [row] = await db
    .select()
    .from(tasks)
    .where(and(eq(tasks.code, code), eq(tasks.knownTo, 'infinity')))
  return row
}

/**
 * Waits for the turn of the office that leads a task, and of others that the change concerns, and reads it then.
 * @throws AppError unknown-task; changed-meanwhile where it is not as it was seen
 */
export async function taskInTurn(
  tx: Transaction,
  { code, seen }: SeenTask,
  others: readonly string[] = [],
): Promise<TaskRecord> {
  const before = await currentTask(tx, code)
  if (!before) throw new AppError('unknown-task')
  await lockOffices(tx, [before.officeCode, ...others])
  const task = await currentTask(tx, code)
  if (!task || task.officeCode !== before.officeCode || task.versionId !== seen)
    throw new AppError('changed-meanwhile')
  return task
}

type Change = {
  verb: AuditVerb
  by: Holding
  facts: Partial<Facts<typeof tasks>>
  /** of the entry, beside what the facts say */
  told?: object
}

/** Records the next version of a task and leaves the entry: what was, and what is, of all that changes. */
export async function recordTask(
  tx: Transaction,
  ctx: VerbContext,
  actor: Person,
  task: TaskRecord,
  { verb, by, facts, told = {} }: Change,
): Promise<TaskChanged> {
  const { code } = task
  const at = await nextMoment(tx, tasks, [code], ctx.now)
  const next = { ...factsOf(task), ...facts } as Facts<typeof tasks>
  await recordVersions(tx, tasks, { at, by: actor.name, rows: [{ code, facts: next }] })
  await leaveEntry(tx, ctx, {
    verb,
    subject: { kind: 'task', id: code },
    office: String(next.officeCode),
    by,
    before: Object.fromEntries(Object.keys(facts).map((name) => [name, task[name as keyof TaskRecord]])),
    after: { ...facts, ...told },
  })
  return { code, version: (await currentTask(tx, code))?.versionId ?? 0 }
}

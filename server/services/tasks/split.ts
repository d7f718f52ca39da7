import { and, eq } from 'drizzle-orm'
import { taskSteps } from '../../../db/schema/tasks.ts'
import { nextMoment, recordVersions } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import type { Day } from '../../core/day.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { said } from '../proposals/kinds/text.ts'
import { currentTask, type SeenTask, type TaskChanged, taskInTurn } from './in-turn.ts'
import { stepFits } from './step-fits.ts'

export type SplitInput = SeenTask & { steps: readonly { name: string; plannedOn: Day }[] }

/**
 * Cuts a task into further steps, each with a day of its own. A step that is there already is not added again.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-task, changed-meanwhile, task-closed,
 * name-needed, step-outside
 */
export async function splitTask(ctx: VerbContext, input: SplitInput): Promise<TaskChanged> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'report-tasks', (await currentTask(ctx.db, input.code))?.officeCode)
  const asked = input.steps.map(({ name, plannedOn }) => ({ name: said(name), plannedOn }))
  if (asked.some(({ name }) => !name)) throw new AppError('name-needed')
  return ctx.db.transaction(async (tx) => {
    const task = await taskInTurn(tx, input)
    const { code, officeCode } = task
    if (officeCode !== by.office) throw new AppError('changed-meanwhile')
    if (task.doneOn !== null || task.stoppedOn !== null) throw new AppError('task-closed')
    if (!asked.every(({ plannedOn }) => stepFits(task, plannedOn))) throw new AppError('step-outside')
    const there = await tx
      .select()
      .from(taskSteps)
      .where(and(eq(taskSteps.taskCode, code), eq(taskSteps.knownTo, 'infinity')))
    const isThere = (one: { name: string; plannedOn: Day }) =>
      there.some(({ name, plannedOn }) => name === one.name && plannedOn === one.plannedOn)
    const last = Math.max(0, ...there.map(({ position }) => position))
    const added = asked
      .filter((one) => !isThere(one))
      .map((one, i) => {
        const position = last + i + 1
        return { ...one, code: `${code}.${position}`, taskCode: code, officeCode, position }
      })
    if (added.length > 0) {
      const codes = added.map((step) => step.code)
      await recordVersions(tx, taskSteps, {
        at: await nextMoment(tx, taskSteps, codes, ctx.now),
        by: actor.name,
        rows: added.map((facts) => ({ code: facts.code, facts })),
      })
      await leaveEntry(tx, ctx, {
        verb: 'task.split',
        subject: { kind: 'task', id: code },
        office: officeCode,
        by,
        after: { steps: added.map(({ name, plannedOn }) => ({ name, plannedOn })) },
      })
    }
    return { code, version: task.versionId }
  })
}

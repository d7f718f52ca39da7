import { and, eq } from 'drizzle-orm'
import { taskSteps } from '../../../db/schema/tasks.ts'
import { nextMoment, recordVersion, type Transaction } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { type Day, dayOfInstant } from '../../core/day.ts'
import { lockOffices } from '../approval/lock-offices.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { Context, VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { currentTask, type TaskChanged } from './in-turn.ts'
import { stepFits } from './step-fits.ts'

/** `code`: of the step; `seen`: the version of it that was seen. */
export type SetStepInput = { code: string; seen: number; plannedOn: Day; doneOn: Day | null }

/**
 * Moves a step of the own office's task, or says when it was done. The task's own dates stay. Setting it to what it
 * says already changes nothing.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-task, changed-meanwhile, task-closed,
 * step-outside, day-not-allowed
 */
export async function setTaskStep(ctx: VerbContext, input: SetStepInput): Promise<TaskChanged> {
  const actor = personOf(ctx.actor)
  const { code, plannedOn, doneOn } = input
  const found = await currentStep(ctx.db, code)
  const task = found && (await currentTask(ctx.db, found.taskCode))
  const by = entitled(actor, 'report-tasks', task?.officeCode)
  if (!task) throw new AppError('unknown-task')
  return ctx.db.transaction(async (tx) => {
    await lockOffices(tx, [task.officeCode])
    const [step, now] = [await currentStep(tx, code), await currentTask(tx, task.code)]
    if (!step || !now || now.officeCode !== task.officeCode || step.versionId !== input.seen)
      throw new AppError('changed-meanwhile')
    if (step.plannedOn === plannedOn && step.doneOn === doneOn) return { code, version: step.versionId }
    if (now.doneOn !== null || now.stoppedOn !== null) throw new AppError('task-closed')
    if (step.plannedOn !== plannedOn && !stepFits(now, plannedOn)) throw new AppError('step-outside')
    if (doneOn !== null && (doneOn > dayOfInstant(ctx.now) || doneOn < now.listedOn))
      throw new AppError('day-not-allowed')
    const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...facts } = step
    await recordVersion(tx, taskSteps, code, {
      at: await nextMoment(tx, taskSteps, [code], ctx.now),
      by: actor.name,
      facts: { ...facts, plannedOn, doneOn },
    })
    await leaveEntry(tx, ctx, {
      verb: 'task.step-set',
      subject: { kind: 'task', id: task.code },
      office: task.officeCode,
      by,
      before: { step: step.name, plannedOn: step.plannedOn, doneOn: step.doneOn },
      after: { step: step.name, plannedOn, doneOn },
    })
    return { code, version: (await currentStep(tx, code))?.versionId ?? 0 }
  })
}

async function currentStep(
  db: Transaction | Context['db'],
  code: string,
): Promise<typeof taskSteps.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(taskSteps)
    .where(and(eq(taskSteps.code, code), eq(taskSteps.knownTo, 'infinity')))
  return row
}

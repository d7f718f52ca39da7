import { AppError } from '../../core/app-error.ts'
import { type Day, dayOfInstant } from '../../core/day.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { documentOf } from './clear-things.ts'
import { recordTask, type SeenTask, type TaskChanged, taskInTurn } from './in-turn.ts'

export type StopInput = SeenTask & { kind: 'suspended' | 'cancelled'; on: Day; document: string }

/**
 * Suspends or cancels a task by a document, as of a day that has come. One that is suspended can be cancelled; it has
 * been stopped since it was suspended.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, document-needed, unknown-task, changed-meanwhile,
 * task-closed, day-not-allowed
 */
export async function stopTask(ctx: VerbContext, input: StopInput): Promise<TaskChanged> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'manage-tasks')
  const document = documentOf(input.document)
  const { kind, on } = input
  return ctx.db.transaction(async (tx) => {
    const task = await taskInTurn(tx, input)
    if (task.doneOn !== null || task.stopKind === 'cancelled' || task.stopKind === kind)
      throw new AppError('task-closed')
    if (on > dayOfInstant(ctx.now) || on < task.listedOn) throw new AppError('day-not-allowed')
    return recordTask(tx, ctx, actor, task, {
      verb: 'task.stopped',
      by,
      facts: { stoppedOn: task.stoppedOn ?? on, stopKind: kind, stoppedBy: document },
    })
  })
}

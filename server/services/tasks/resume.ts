import { AppError } from '../../core/app-error.ts'
import { type Day, dayOfInstant } from '../../core/day.ts'
import { movedDeadline } from '../../core/tasks/deadlines.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { documentOf } from './clear-things.ts'
import { recordTask, type SeenTask, type TaskChanged, taskInTurn } from './in-turn.ts'

export type ResumeInput = SeenTask & {
  document: string
  /** the deadline from now on; absent: the one in force stays, though it may have passed while nobody asked for the task */
  dueOn?: Day | undefined
}

/**
 * Lets a suspended task go on, by a document, which may set a later deadline. Whether the rating moves along is decided
 * by the day on which the task was suspended.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, document-needed, unknown-task, changed-meanwhile,
 * task-closed, bad-dates
 */
export async function resumeTask(ctx: VerbContext, input: ResumeInput): Promise<TaskChanged> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'manage-tasks')
  const document = documentOf(input.document)
  const { dueOn } = input
  return ctx.db.transaction(async (tx) => {
    const task = await taskInTurn(tx, input)
    if (task.stopKind !== 'suspended' || task.stoppedOn === null || task.doneOn !== null)
      throw new AppError('task-closed')
    if (dueOn !== undefined && (dueOn < dayOfInstant(ctx.now) || dueOn <= (task.dueOn ?? '')))
      throw new AppError('bad-dates')
    return recordTask(tx, ctx, actor, task, {
      verb: 'task.resumed',
      by,
      facts: {
        stoppedOn: null,
        stopKind: null,
        stoppedBy: null,
        note: `Tiếp tục theo ${document}`,
        ...(dueOn === undefined
          ? {}
          : {
              ...movedDeadline(task, dueOn, task.stoppedOn),
              originalDueOn: task.originalDueOn ?? dueOn,
            }),
      },
      told: { document },
    })
  })
}

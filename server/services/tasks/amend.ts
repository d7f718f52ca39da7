import { AppError } from '../../core/app-error.ts'
import { type Day, dayOfInstant } from '../../core/day.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { type ClearThings, clearFacts, documentOf } from './clear-things.ts'
import { recordTask, type SeenTask, type TaskChanged, taskInTurn } from './in-turn.ts'

export type AmendInput = SeenTask & ClearThings & { dueOn: Day | null; document: string }

/**
 * Puts the words of a task right by a document, and gives a deadline to one that has none. A deadline that there is
 * moves by an extension alone. Amending it to what it says already changes nothing.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, task-incomplete, document-needed, unknown-task,
 * changed-meanwhile, deadline-fixed, bad-dates
 */
export async function amendTask(ctx: VerbContext, input: AmendInput): Promise<TaskChanged> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'manage-tasks')
  const clear = clearFacts(input)
  const document = documentOf(input.document)
  const { dueOn } = input
  return ctx.db.transaction(async (tx) => {
    const task = await taskInTurn(tx, input)
    if (task.dueOn !== null && dueOn !== task.dueOn) throw new AppError('deadline-fixed')
    if (dueOn !== task.dueOn && dueOn !== null && dueOn < dayOfInstant(ctx.now))
      throw new AppError('bad-dates')
    const changed = Object.entries({ ...clear, dueOn, originalDueOn: task.originalDueOn ?? dueOn }).filter(
      ([name, value]) => task[name as keyof typeof task] !== value,
    )
    if (changed.length === 0) return { code: task.code, version: task.versionId }
    return recordTask(tx, ctx, actor, task, {
      verb: 'task.amended',
      by,
      facts: { ...Object.fromEntries(changed), note: `Điều chỉnh theo ${document}` },
      told: { document },
    })
  })
}

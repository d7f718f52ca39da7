import { randomUUID } from 'node:crypto'
import { taskNotes } from '../../../db/schema/tasks.ts'
import { nextMoment, recordVersion } from '../../../db/versions.ts'
import { holdingFor } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { said } from '../proposals/kinds/text.ts'
import { currentTask } from './in-turn.ts'

export type NoteInput = { code: string; text: string }

/**
 * Leaves a remark on a task: for the office that leads it, an office that helps, or the city. It moves no date.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-task, note-needed
 */
export async function noteOnTask(ctx: VerbContext, input: NoteInput): Promise<{ code: string }> {
  const actor = personOf(ctx.actor)
  const task = await currentTask(ctx.db, input.code)
  const concerned = task ? [task.officeCode, ...task.coordinating] : []
  const office = concerned.find((code) => holdingFor(actor, 'note-tasks', code))
  const by = entitled(actor, 'note-tasks', office)
  if (!task) throw new AppError('unknown-task')
  const text = said(input.text)
  if (!text) throw new AppError('note-needed')
  return ctx.db.transaction(async (tx) => {
    const code = randomUUID()
    await recordVersion(tx, taskNotes, code, {
      at: await nextMoment(tx, taskNotes, [code], ctx.now),
      by: actor.name,
      facts: { code, taskCode: task.code, officeCode: by.office, text },
    })
    await leaveEntry(tx, ctx, {
      verb: 'task.noted',
      subject: { kind: 'task', id: task.code },
      office: by.office ?? task.officeCode,
      by,
      after: { text },
    })
    return { code }
  })
}

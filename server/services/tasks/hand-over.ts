import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { itemSuccessions, proposals } from '../../../db/schema/proposals.ts'
import { nextMoment, recordVersion, recordVersions, type Transaction } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { type Day, dayOfInstant } from '../../core/day.ts'
import { daysMissed } from '../../core/tasks/rating.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import type { TaskRecord } from '../proposals/items.ts'
import { said } from '../proposals/kinds/text.ts'
import { readStory } from '../scorecard.ts'
import { documentOf, givenTo } from './clear-things.ts'
import { recordTask, type SeenTask, type TaskChanged, taskInTurn } from './in-turn.ts'

export type HandOverInput = SeenTask & { to: string; from: Day; document: string; reason: string }

/**
 * Gives the lead of a task to another office, by a document, from a day that has come. It keeps its code. Where its
 * deadline had been missed by that day, the office before goes on being charged. What was under way goes along, for
 * the new office to look at before it is sent.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, document-needed, reason-needed, unknown-office,
 * unknown-task, changed-meanwhile, task-closed, day-not-allowed
 */
export async function handOverTask(ctx: VerbContext, input: HandOverInput): Promise<TaskChanged> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'manage-tasks')
  const document = documentOf(input.document)
  const reason = said(input.reason)
  if (!reason) throw new AppError('reason-needed')
  const today = dayOfInstant(ctx.now)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const to = givenTo(offices, input.to, today)
  const story = await readStory(ctx)
  return ctx.db.transaction(async (tx) => {
    const task = await taskInTurn(tx, input, [to])
    if (task.doneOn !== null || task.stoppedOn !== null) throw new AppError('task-closed')
    if (to === task.officeCode) throw new AppError('unknown-office', { code: to })
    if (input.from > today || input.from < task.listedOn) throw new AppError('day-not-allowed')
    await carryAlong(tx, ctx, task, { to, by: actor.name })
    const code = randomUUID()
    await recordVersion(tx, itemSuccessions, code, {
      at: await nextMoment(tx, itemSuccessions, [code], ctx.now),
      by: actor.name,
      facts: {
        code,
        register: 'tasks',
        predecessor: task.code,
        successor: task.code,
        fromOfficeCode: task.officeCode,
        toOfficeCode: to,
        kind: 'hand-over',
        happenedOn: input.from,
        document,
        sample: story !== null,
      },
    })
    return recordTask(tx, ctx, actor, task, {
      verb: 'task.handed-over',
      by,
      facts: {
        officeCode: to,
        coordinating: task.coordinating.filter((office) => office !== to),
        chargedOfficeCode:
          task.chargedOfficeCode ?? (daysMissed(task, input.from) > 0 ? task.officeCode : null),
        note: `Bàn giao từ ${input.from} theo ${document}: ${reason}`,
      },
      told: { happenedOn: input.from, document, reason },
    })
  })
}

async function carryAlong(
  tx: Transaction,
  ctx: VerbContext,
  task: TaskRecord,
  { to, by }: { to: string; by: string },
): Promise<void> {
  const open = await tx
    .select()
    .from(proposals)
    .where(
      and(eq(proposals.register, 'tasks'), eq(proposals.item, task.code), eq(proposals.knownTo, 'infinity')),
    )
  if (open.length === 0) return
  const codes = open.map(({ code }) => code)
  await recordVersions(tx, proposals, {
    at: await nextMoment(tx, proposals, codes, ctx.now),
    by,
    rows: open.map(({ versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...facts }) => ({
      code: facts.code,
      facts: { ...facts, officeCode: to, state: 'entered', endorsedBy: null },
    })),
  })
}

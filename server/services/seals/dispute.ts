import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { disputes } from '../../../db/schema/tasks.ts'
import { nextMoment, recordVersion } from '../../../db/versions.ts'
import { holdingFor } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { contentIn } from './content-in.ts'
import { lockSeal, openSeal } from './seal.ts'

export type DisputeInput = { code: string; task: string; claim: string; reason: string }

const said = (text: string): string => text.normalize('NFC').trim()

/**
 * The office that leads a task, or is charged for it, says that the frozen result of it is wrong. What is frozen stays as
 * it is until the reviewer answers.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-seal, reason-needed, already-disputed
 */
export async function openDispute(ctx: VerbContext, input: DisputeInput): Promise<{ code: string }> {
  const actor = personOf(ctx.actor)
  const [claim, reason] = [said(input.claim), said(input.reason)]
  return ctx.db.transaction(async (tx) => {
    await lockSeal(tx, input.code)
    const seal = await openSeal(tx, input.code)
    const task = seal && contentIn(seal.content)?.tasks.find(({ code }) => code === input.task)
    const concerned = task ? [task.charged, task.office] : []
    const office = concerned.find((code) => holdingFor(actor, 'dispute-seals', code)) ?? concerned[0] ?? ''
    // Of a task that is not theirs nobody is told here whether it exists.
    const by = entitled(actor, 'dispute-seals', office)
    if (!seal || !task) throw new AppError('unknown-seal')
    if (!claim || !reason) throw new AppError('reason-needed')
    const [open] = await tx
      .select({ code: disputes.code })
      .from(disputes)
      .where(
        and(
          eq(disputes.seal, input.code),
          eq(disputes.taskCode, task.code),
          inArray(disputes.officeCode, concerned),
          eq(disputes.state, 'open'),
          eq(disputes.knownTo, 'infinity'),
        ),
      )
    if (open) throw new AppError('already-disputed')
    const code = randomUUID()
    const before = await tx.select({ code: disputes.code }).from(disputes).where(eq(disputes.seal, seal.code))
    // After every other of the period: the record tells them in their order.
    const at = await nextMoment(tx, disputes, [...before.map((one) => one.code), code], ctx.now)
    const facts = {
      code,
      seal: seal.code,
      sealHash: seal.hash,
      taskCode: task.code,
      officeCode: office,
      claim,
      reason,
      state: 'open' as const,
      openedBy: actor.name,
      openedAt: at,
      answer: null,
    }
    await recordVersion(tx, disputes, code, { at, by: actor.name, facts })
    await leaveEntry(tx, ctx, {
      verb: 'dispute.opened',
      subject: { kind: 'dispute', id: code },
      office,
      by,
      after: facts,
    })
    return { code }
  })
}

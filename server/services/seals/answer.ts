import { and, eq } from 'drizzle-orm'
import { disputes } from '../../../db/schema/tasks.ts'
import { nextMoment, recordVersion } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant, minDay } from '../../core/day.ts'
import type { SealMade } from '../../core/seals/answers.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { contentIn } from './content-in.ts'
import { freeze, lockSeal, openSeal, sealedPeriod } from './seal.ts'

export type AnswerInput = { code: string; upheld: boolean; answer: string }

/**
 * Answers a dispute, in words, once. Upheld, the period is frozen anew as it is known now, of the same day and for the
 * reason that the answer gives; so what was wrong is put right before it is answered.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, reason-needed, unknown-dispute, changed-meanwhile
 */
export async function answerDispute(
  ctx: VerbContext,
  input: AnswerInput,
): Promise<{ sealed: SealMade | null }> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'decide-disputes')
  const answer = input.answer.normalize('NFC').trim()
  if (!answer) throw new AppError('reason-needed')
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  return ctx.db.transaction(async (tx) => {
    const open = () =>
      tx
        .select()
        .from(disputes)
        .where(and(eq(disputes.code, input.code), eq(disputes.knownTo, 'infinity')))
    const [seen] = await open()
    if (!seen) throw new AppError('unknown-dispute')
    await lockSeal(tx, seen.seal)
    const [dispute] = await open()
    if (dispute?.state !== 'open') throw new AppError('changed-meanwhile')
    const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...facts } = dispute
    const state = input.upheld ? ('upheld' as const) : ('dismissed' as const)
    const at = await nextMoment(tx, disputes, [dispute.code], ctx.now)
    await recordVersion(tx, disputes, dispute.code, {
      at,
      by: actor.name,
      facts: { ...facts, state, answer },
    })
    await leaveEntry(tx, ctx, {
      verb: 'dispute.answered',
      subject: { kind: 'dispute', id: dispute.code },
      office: dispute.officeCode,
      by,
      before: { state: dispute.state, task: dispute.taskCode, claim: dispute.claim },
      after: { state, answer },
    })
    if (!input.upheld) return { sealed: null }
    const period = sealedPeriod(dispute.seal)
    const before = await openSeal(tx, dispute.seal)
    const day = (before && contentIn(before.content)?.asOfDay) ?? minDay(period.end, dayOfInstant(ctx.now))
    return { sealed: await freeze(tx, ctx, { period, day, reason: answer, by, offices }) }
  })
}

import { isDeepStrictEqual } from 'node:util'
import { proposals } from '../../../db/schema/proposals.ts'
import { nextMoment, recordVersion } from '../../../db/versions.ts'
import type {
  ProposalContent,
  ProposalKind,
  ProposalSaved,
  SeenProposal,
} from '../../core/proposals/proposal.ts'
import { capacityOf } from '../approval/capacities.ts'
import { lockOffices } from '../approval/lock-offices.ts'
import { enter } from '../approval/standing.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { kindOf } from './kinds/index.ts'
import type { Kind } from './kinds/kind.ts'
import { asksOf, hasMoved, keyOf, proposalCode, proposalState, readSubjects, standingOf } from './subjects.ts'

export type SaveInput = SeenProposal & { content: ProposalContent[ProposalKind] }

/**
 * Keeps what an office is about to propose. It says which version was seen: where somebody else changed it meanwhile,
 * theirs comes back and one's own is not kept. Saving the same twice changes nothing.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function saveProposal(
  ctx: VerbContext,
  { seen, content: given, ...key }: SaveInput,
): Promise<ProposalSaved> {
  const actor = personOf(ctx.actor)
  const kind = kindOf(key.register, key.kind) as Kind<ProposalKind> | undefined
  const code = proposalCode(key)
  const known = asksOf(await readSubjects(ctx.db, [key]))(key)
  const office = known?.office ?? kind?.officeOf?.(given)
  const by = entitled(actor, 'report-tasks', office)
  if (!kind || office === undefined) return { refused: 'unknown-item' }
  const content = kind.clean(given)
  return ctx.db.transaction(async (tx) => {
    await lockOffices(tx, [office])
    const subject = (await readSubjects(tx, [key]))(code)
    const { row, item } = subject
    if (known && hasMoved(known, subject)) return { refused: 'changed-meanwhile' }
    const entered = enter(standingOf(subject), {
      by: capacityOf(by),
      seen,
      isSame: row !== undefined && isDeepStrictEqual(row.content, content),
    })
    if (entered === 'same' && row) return { saved: { version: row.versionId } }
    if (entered === 'conflict') return { conflict: row ? proposalState(row, actor) : null }
    if (typeof entered === 'object') return { refused: 'not-in-this-state' }
    await recordVersion(tx, proposals, code, {
      at: await nextMoment(tx, proposals, [code], ctx.now),
      by: actor.name,
      facts: {
        code,
        ...keyOf(key),
        officeCode: office,
        content,
        state: 'entered',
        enteredBy: actor.name,
        endorsedBy: null,
        sentOn: row?.sentOn ?? null,
        // What was asked of the office stays in sight until it is sent again.
        reason: row?.reason ?? null,
        basedOn: item?.versionId ?? null,
      },
    })
    await leaveEntry(tx, ctx, {
      verb: 'proposals.entered',
      subject: { kind: 'proposals', id: office },
      office,
      by,
      before: row ? [{ code, ...(row.content as object), state: row.state }] : null,
      after: [{ code, ...content }],
    })
    const after = (await readSubjects(tx, [key]))(code)
    return { saved: { version: after.row?.versionId ?? 0 } }
  })
}

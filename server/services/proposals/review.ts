import { holdingFor } from '../../auth/actor.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { ProposalList } from '../../core/proposals/proposal.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { readItemsUnderWay } from './items-under-way.ts'

/**
 * What waits for a decision: of a head in the own offices, of a reviewer in all; or in one office.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function readProposalReview(
  ctx: VerbContext,
  { office }: { office?: string | undefined },
): Promise<ProposalList> {
  const actor = personOf(ctx.actor)
  const reviewer = holdingFor(actor, 'approve-tasks')
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const headed = [...offices.keys()].filter((code) => holdingFor(actor, 'endorse-tasks', code))
  if (!reviewer && headed.length === 0) entitled(actor, 'approve-tasks')
  const asked = (codes: readonly string[] | null) =>
    office === undefined ? codes : codes === null || codes.includes(office) ? [office] : []
  const items = [
    ...(reviewer ? await readItemsUnderWay(ctx, { states: ['endorsed'], offices: asked(null) }) : []),
    ...(headed.length > 0
      ? await readItemsUnderWay(ctx, { states: ['submitted'], offices: asked(headed) })
      : []),
  ]
  return { today: dayOfInstant(ctx.now), items, found: items.length }
}

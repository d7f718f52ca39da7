import { type Difference, differencesOf } from '../../core/briefings/differences.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { blocksOf, openBriefing } from './rows.ts'
import { leaveDraft } from './start.ts'

/**
 * A draft with the blocks and words of an issued briefing, whose figures are those of now, and what that changes.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-briefing
 */
export async function refreshBriefing(
  ctx: VerbContext,
  { code }: { code: string },
): Promise<{ code: string; differences: Difference[] }> {
  const by = entitled(ctx.actor, 'write-briefings')
  const from = await openBriefing(ctx.db, code)
  const { title, lang, period, template } = from
  const blocks = blocksOf(from)
  const asOf = from.issuedAt === null ? undefined : new Date(from.issuedAt).toISOString()
  const then = await ctx.desk.readBlocks(ctx, { asOf, period }, blocks, lang)
  const now = await ctx.desk.readBlocks(ctx, { period }, blocks, lang)
  const differences = differencesOf(then, now)
  const draft = await leaveDraft(ctx, by, {
    title,
    lang,
    period,
    template,
    blocks,
    basedOn: code,
    differences,
  })
  return { ...draft, differences }
}

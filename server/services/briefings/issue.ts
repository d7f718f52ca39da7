import { briefingIssues } from '../../../db/schema/briefings.ts'
import { recordVersion } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import type { FrozenBriefing } from '../../core/briefings/frozen.ts'
import { dayOfInstant } from '../../core/day.ts'
import { canonicalJson, type Json } from '../../core/seals/canonical-json.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { Context, Desk, VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { frozenHash } from '../frozen-hash.ts'
import { blocksOf, factsOf, type KeptBriefing, openBriefing, recordBriefing, seenDraft } from './rows.ts'

/** A briefing as it reads at a moment to whoever asks. */
export async function contentOf(
  ctx: Context & { desk: Pick<Desk, 'readBlocks'> },
  { code, title, lang, period, ...row }: Pick<KeptBriefing, 'code' | 'title' | 'lang' | 'period' | 'blocks'>,
  { issuedAt, issuedBy }: { issuedAt: string; issuedBy: string },
): Promise<FrozenBriefing> {
  const blocks = await ctx.desk.readBlocks(ctx, { asOf: issuedAt, period }, blocksOf(row), lang)
  return { format: 'briefing/1', code, title, lang, period, issuedAt, issuedBy, blocks }
}

/** `undefined` has no form in what is hashed. */
export const contentText = (content: FrozenBriefing): string =>
  canonicalJson(JSON.parse(JSON.stringify(content)) as Json)

/**
 * Freezes the moment and locks the text. What it reads now is kept and hashed, as the proof that it reads so ever after.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-briefing, briefing-issued,
 * changed-meanwhile, briefing-empty
 */
export async function issueBriefing(
  ctx: VerbContext,
  input: { code: string; version: number },
): Promise<{ code: string; issuedAt: string; hash: string }> {
  const by = entitled(ctx.actor, 'write-briefings')
  const person = personOf(ctx.actor)
  const draft = await openBriefing(ctx.db, input.code)
  if (draft.state === 'issued') throw new AppError('briefing-issued')
  if (draft.versionId !== input.version) throw new AppError('changed-meanwhile')
  if (blocksOf(draft).length === 0) throw new AppError('briefing-empty')
  // What is recorded from now on is known later, even within the millisecond that runs, and changes nothing of it.
  const issuedAt = new Date(ctx.now.getTime() - 1).toISOString()
  // Read before the transaction: it takes as long as drawing a page, and the past does not change meanwhile.
  const content = contentText(await contentOf(ctx, draft, { issuedAt, issuedBy: person.name }))
  const hash = frozenHash(content)
  return ctx.db.transaction(async (tx) => {
    const before = await seenDraft(tx, input)
    await recordBriefing(tx, ctx, before.code, { ...factsOf(before), state: 'issued', issuedAt })
    await recordVersion(tx, briefingIssues, before.code, {
      at: ctx.now.toISOString(),
      by: person.name,
      facts: { code: before.code, issuerId: person.id, issuedOn: dayOfInstant(ctx.now), content, hash },
    })
    await leaveEntry(tx, ctx, {
      verb: 'briefing.issued',
      subject: { kind: 'briefing', id: before.code },
      by,
      after: { name: before.title, period: before.period, hash, issuedAt },
    })
    return { code: before.code, issuedAt, hash }
  })
}

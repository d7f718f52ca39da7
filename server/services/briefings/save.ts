import { AppError } from '../../core/app-error.ts'
import { asBlocks, type BriefingBlock } from '../../core/briefings/briefing.ts'
import { longestTitle } from '../../core/file-formats.ts'
import { parsePeriod } from '../../core/period.ts'
import type { Lang } from '../../core/words.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { factsOf, recordBriefing, seenDraft } from './rows.ts'

export type SaveInput = {
  code: string
  version: number
  title: string
  lang: Lang
  period: string
  blocks: BriefingBlock[]
}

/**
 * What a draft is called, speaks of and holds, in its order; every version of it stays.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-briefing, briefing-issued,
 * changed-meanwhile, name-needed, bad-period, bad-input
 */
export async function saveBriefing(ctx: VerbContext, input: SaveInput): Promise<{ version: number }> {
  const by = entitled(ctx.actor, 'write-briefings')
  const title = input.title.normalize('NFC').trim().slice(0, longestTitle)
  if (!title) throw new AppError('name-needed')
  if (!parsePeriod(input.period)) throw new AppError('bad-period', { period: input.period.slice(0, 40) })
  const blocks = asBlocks(input.blocks)
  if (!blocks) throw new AppError('bad-input', { field: 'blocks' })
  return ctx.db.transaction(async (tx) => {
    const before = await seenDraft(tx, input)
    const facts = { ...factsOf(before), title, lang: input.lang, period: input.period, blocks }
    const version = await recordBriefing(tx, ctx, before.code, facts)
    await leaveEntry(tx, ctx, {
      verb: 'briefing.saved',
      subject: { kind: 'briefing', id: before.code },
      by,
      before: { name: before.title, period: before.period, blocks: before.blocks },
      after: { name: title, period: input.period, blocks },
    })
    return { version }
  })
}

/**
 * Takes a draft away. What it held stays in the record; what was issued cannot be taken away.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-briefing, briefing-issued, changed-meanwhile
 */
export async function discardBriefing(
  ctx: VerbContext,
  input: { code: string; version: number },
): Promise<{ code: string }> {
  const by = entitled(ctx.actor, 'write-briefings')
  return ctx.db.transaction(async (tx) => {
    const before = await seenDraft(tx, input)
    await recordBriefing(tx, ctx, before.code, null)
    await leaveEntry(tx, ctx, {
      verb: 'briefing.discarded',
      subject: { kind: 'briefing', id: before.code },
      by,
      before: { name: before.title, period: before.period, blocks: before.blocks },
    })
    return { code: before.code }
  })
}

import { and, eq, sql } from 'drizzle-orm'
import { briefingIssues, briefings } from '../../../db/schema/briefings.ts'
import { nextMoment, recordVersion, type Transaction } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { asBlocks, type BriefingBlock, type BriefingRow } from '../../core/briefings/briefing.ts'
import type { TemplateId } from '../../core/briefings/templates.ts'
import type { Context, VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'

/** Tables that an answer about briefings rests on. */
export const briefingReads = [briefings, briefingIssues]

export type KeptBriefing = typeof briefings.$inferSelect

/** What the open version holds beside its clocks. */
export const factsOf = (row: KeptBriefing) => ({
  code: row.code,
  title: row.title,
  lang: row.lang,
  period: row.period,
  template: row.template,
  blocks: row.blocks,
  startedBy: row.startedBy,
  basedOn: row.basedOn,
  differences: row.differences,
  state: row.state,
  issuedAt: row.issuedAt,
})

export const blocksOf = (row: Pick<KeptBriefing, 'blocks'>): BriefingBlock[] => asBlocks(row.blocks) ?? []

export const rowOf = (row: KeptBriefing, hash: string | null): BriefingRow => ({
  code: row.code,
  version: row.versionId,
  title: row.title,
  lang: row.lang,
  period: row.period,
  template: row.template as TemplateId,
  state: row.state,
  blocks: blocksOf(row).length,
  startedBy: row.startedBy,
  changedAt: new Date(row.knownFrom).toISOString(),
  changedBy: row.recordedBy,
  issuedAt: row.issuedAt === null ? null : new Date(row.issuedAt).toISOString(),
  hash,
})

/** @throws AppError unknown-briefing */
export async function openBriefing(db: Context['db'] | Transaction, code: string): Promise<KeptBriefing> {
  const [found] = await db
    .select()
    .from(briefings)
    .where(and(eq(briefings.code, code), eq(briefings.knownTo, 'infinity')))
  if (!found) throw new AppError('unknown-briefing')
  return found
}

/**
 * A draft as it was seen by whoever changes it now, held for the rest of the transaction.
 * @throws AppError unknown-briefing, briefing-issued, changed-meanwhile
 */
export async function seenDraft(
  tx: Transaction,
  { code, version }: { code: string; version: number },
): Promise<KeptBriefing> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('briefings'), hashtext(${code}))`)
  const found = await openBriefing(tx, code)
  if (found.state === 'issued') throw new AppError('briefing-issued')
  if (found.versionId !== version) throw new AppError('changed-meanwhile')
  return found
}

/** Opens the next version; `facts` null: the draft is withdrawn. Returns its number. */
export async function recordBriefing(
  tx: Transaction,
  ctx: VerbContext,
  code: string,
  facts: ReturnType<typeof factsOf> | null,
): Promise<number> {
  const at = await nextMoment(tx, briefings, [code], ctx.now)
  await recordVersion(tx, briefings, code, { at, by: personOf(ctx.actor).name, facts })
  return facts === null ? 0 : (await openBriefing(tx, code)).versionId
}

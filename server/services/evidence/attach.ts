import { randomUUID } from 'node:crypto'
import { evidence, evidenceFiles } from '../../../db/schema/reporting.ts'
import { nextMoment, recordVersion } from '../../../db/versions.ts'
import type { Holding, Person } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { safeFileName } from '../../evidence/file-name.ts'
import { receive } from '../../evidence/receive.ts'
import { lockOffices } from '../approval/lock-offices.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { type Backed, type EvidenceKey, readBacked, type Standing } from './backed.ts'
import { decidedWith, evidenceRow } from './rows.ts'
import { type SeenEvidence, seenEvidence } from './seen.ts'

/** What somebody may attach a file to, and by which role. */
type Opened = { actor: Person; by: Holding; backed: Backed; office: string }

/** `later`: the context once the file has arrived, which may take minutes; nothing is known from before it was. */
export type Upload = { fileName: string; bytes: AsyncIterable<Uint8Array>; later: () => VerbContext }

/**
 * Whether somebody may attach a file to a value or a proposal, asked before the first byte of it is read. Each asking
 * counts.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-value, unknown-item, period-locked,
 * too-many-attempts
 */
export async function openUpload(ctx: VerbContext, key: EvidenceKey): Promise<Opened> {
  const actor = personOf(ctx.actor)
  const backed = await readBacked(ctx, key)
  const { office, code } = backed
  const by = entitled(actor, backed.duty, office)
  if (office === undefined || !code) throw new AppError(backed.unknown)
  if ((await backed.standing(ctx.db)).locked) throw new AppError('period-locked')
  await ctx.desk.limits.count('upload by person', actor.id)
  return { actor, by, backed, office }
}

/**
 * Keeps a file and names it as evidence, in this order: a server that dies between leaves a file that nobody names,
 * never a name without its file. The same file for the same thing again changes nothing, unless it was decided since.
 * @throws AppError period-locked, changed-meanwhile, and those of `receive`
 */
export async function attachEvidence(
  { desk }: VerbContext,
  { actor, by, backed, office }: Opened,
  upload: Upload,
): Promise<EvidenceRow> {
  const kept = await receive(desk.evidence, upload.bytes)
  const ctx = upload.later()
  const fileName = safeFileName(upload.fileName, kept.mediaType)
  return ctx.db.transaction(async (tx) => {
    await lockOffices(tx, [office])
    const standing = await backed.standing(tx)
    if (standing.locked) throw new AppError('period-locked')
    const there = await seenEvidence(tx, ctx, { subject: backed.code })
    const same = there.find((row) => row.file.hash === kept.hash && !isSettled(row, backed, standing))
    if (same) return evidenceRow(ctx, same, backed, standing)
    const code = randomUUID()
    await tx
      .insert(evidenceFiles)
      .values({
        hash: kept.hash,
        mediaType: kept.mediaType,
        size: kept.size,
        keptAt: ctx.visit.at.toISOString(),
      })
      .onConflictDoNothing()
    // After every decision so far: it is none of what was decided.
    const [a, b] = [await nextMoment(tx, evidence, [code], ctx.now), await backed.afterwards(tx, ctx.now)]
    await recordVersion(tx, evidence, code, {
      at: a > b ? a : b,
      by: actor.name,
      facts: {
        code,
        subject: backed.code,
        kpiId: backed.kpiId,
        officeCode: office,
        hash: kept.hash,
        fileName,
        attachedBy: actor.name,
      },
    })
    await leaveEntry(tx, ctx, {
      verb: 'evidence.attached',
      subject: { kind: backed.kind, id: office },
      office,
      by,
      after: { code: backed.code, hash: kept.hash, name: fileName, size: kept.size },
    })
    const [row] = await seenEvidence(tx, ctx, { code })
    if (!row) throw new Error('What was attached is not there')
    return evidenceRow(ctx, row, backed, standing)
  })
}

/** A proposal that was decided begins anew, with files of its own; a value that was approved goes on having its. */
const isSettled = (row: SeenEvidence, { kpiId }: Backed, standing: Standing): boolean =>
  kpiId === null && decidedWith(row, standing)

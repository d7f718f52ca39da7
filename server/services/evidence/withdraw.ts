import { evidence } from '../../../db/schema/reporting.ts'
import { nextMoment, recordVersion } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { lockOffices } from '../approval/lock-offices.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { keyOfFile, readBacked } from './backed.ts'
import { decidedWith } from './rows.ts'
import { seenEvidence } from './seen.ts'

/**
 * Takes a file away from what it is evidence for, until that was decided with it. The file stays kept: what was known
 * earlier can be read back.
 * @throws AppError sign-in-needed, unknown-evidence, not-yours, period-locked, changed-meanwhile,
 * evidence-approved
 */
export async function withdrawEvidence(ctx: VerbContext, { code }: { code: string }): Promise<void> {
  const actor = personOf(ctx.actor)
  const [found] = await seenEvidence(ctx.db, ctx, { code })
  if (!found) throw new AppError('unknown-evidence')
  const backed = await readBacked(ctx, keyOfFile(found.file))
  const { office } = backed
  const by = entitled(actor, backed.duty, office)
  if (office === undefined) throw new AppError('unknown-evidence')
  await ctx.db.transaction(async (tx) => {
    await lockOffices(tx, [office])
    const [row] = await seenEvidence(tx, ctx, { code })
    if (!row) throw new AppError('unknown-evidence')
    const standing = await backed.standing(tx)
    if (standing.locked) throw new AppError('period-locked')
    if (decidedWith(row, standing)) throw new AppError('evidence-approved')
    await recordVersion(tx, evidence, code, {
      at: await nextMoment(tx, evidence, [code], ctx.now),
      by: actor.name,
      facts: null,
    })
    await leaveEntry(tx, ctx, {
      verb: 'evidence.withdrawn',
      subject: { kind: backed.kind, id: office },
      office,
      by,
      before: { code: backed.code, hash: row.file.hash, name: row.file.fileName, size: row.size },
    })
  })
}

import { holdingFor } from '../../auth/actor.ts'
import { seesOf } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import type { EvidenceList } from '../../core/evidence.ts'
import type { Context } from '../context.ts'
import { entitled } from '../entitled.ts'
import { type EvidenceKey, readBacked } from './backed.ts'
import { evidenceRow } from './rows.ts'
import { seenEvidence } from './seen.ts'

/**
 * The evidence of one value, or of one proposal, oldest first.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-value, unknown-item
 */
export async function listEvidence(ctx: Context, key: EvidenceKey): Promise<EvidenceList> {
  const backed = await readBacked(ctx, key)
  const { office, code, duty } = backed
  // Seeing the office is the right; whoever has it not is told why by the duty that would bring it.
  if (office === undefined || !seesOf(ctx.scope, { public: false }, office))
    entitled(ctx.actor, 'see-entries', office)
  if (!code) throw new AppError(backed.unknown)
  const [rows, standing] = await Promise.all([
    seenEvidence(ctx.db, ctx, { subject: code }),
    backed.standing(ctx.db),
  ])
  return {
    files: rows.map((row) => evidenceRow(ctx, row, backed, standing)),
    may: { attach: !standing.locked && holdingFor(ctx.actor, duty, office) !== undefined },
  }
}

import { holdingFor } from '../../auth/actor.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import type { Context } from '../context.ts'
import type { Backed, Standing } from './backed.ts'
import type { SeenEvidence } from './seen.ts'

/** There when it was last decided: whoever decided has seen it, so it stays. Both instants as the database writes them. */
export const decidedWith = ({ file }: SeenEvidence, { decidedAt }: Standing): boolean =>
  decidedAt !== null && file.knownFrom <= decidedAt

export const evidenceRow = (
  { actor }: Pick<Context, 'actor'>,
  row: SeenEvidence,
  { office, duty }: Pick<Backed, 'office' | 'duty'>,
  standing: Standing,
): EvidenceRow => ({
  code: row.file.code,
  fileName: row.file.fileName,
  mediaType: row.mediaType,
  size: row.size,
  hash: row.file.hash,
  attachedBy: row.file.attachedBy,
  attachedAt: new Date(row.file.knownFrom).toISOString(),
  may: {
    withdraw:
      !standing.locked && !decidedWith(row, standing) && holdingFor(actor, duty, office) !== undefined,
  },
})

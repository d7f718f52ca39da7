import type { Transaction } from '../../../db/versions.ts'
import { createLimits } from '../../auth/limits.ts'

/** Notes that a right code was given; false where it was given before. */
export const noteCode = (tx: Transaction, personId: string, code: string): Promise<boolean> =>
  createLimits(tx).once('code used', `${personId} ${code}`)

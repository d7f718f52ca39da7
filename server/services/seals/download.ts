import { seesOf } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import { momentOf } from '../moment.ts'
import { mustSeeSome } from '../must-see.ts'
import { cityOf, readOffices } from '../offices.ts'
import { readSealVersions } from './read.ts'

export type SealFile = { code: string; hash: string; bytes: Buffer }

/**
 * The very bytes that were hashed; without a hash those in force. A part of them would prove nothing, so they go to
 * those who see the whole city.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-seal
 */
export async function downloadSeal(
  ctx: Context,
  { code, hash }: { code: string; hash?: string | undefined },
): Promise<SealFile> {
  mustSeeSome(ctx)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  if (!seesOf(ctx.scope, { public: false }, cityOf(offices).code)) throw new AppError('not-yours')
  const versions = await readSealVersions(ctx.db, code)
  const found = hash === undefined ? versions.at(-1) : versions.find((version) => version.hash === hash)
  if (!found) throw new AppError('unknown-seal')
  return { code, hash: found.hash, bytes: Buffer.from(found.content, 'utf8') }
}

import type { TokenRow } from '../../core/access.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { readTokenRows } from './token-rows.ts'

/** Every token, without itself. @throws AppError sign-in-needed, not-yours */
export async function readTokens(ctx: VerbContext): Promise<TokenRow[]> {
  entitled(ctx.actor, 'manage-tokens')
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  return readTokenRows(ctx.db, { at: ctx.visit.at, offices })
}

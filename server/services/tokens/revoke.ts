import { and, eq, isNull } from 'drizzle-orm'
import { tokens } from '../../../db/schema/tokens.ts'
import type { TokenRow } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { readTokenRows } from './token-rows.ts'

/** From now on the token opens nothing. @throws AppError sign-in-needed, not-yours, unknown-token */
export async function revokeToken(ctx: VerbContext, id: string): Promise<TokenRow> {
  const by = entitled(ctx.actor, 'manage-tokens')
  const { at } = ctx.visit
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  return ctx.db.transaction(async (tx) => {
    const [revoked] = await tx
      .update(tokens)
      .set({ revokedAt: at })
      .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)))
      .returning({ id: tokens.id, name: tokens.name, hint: tokens.hint })
    if (!revoked) throw new AppError('unknown-token')
    await leaveEntry(tx, ctx, {
      verb: 'token.revoked',
      subject: { kind: 'token', id },
      by,
      before: { name: revoked.name, hint: revoked.hint },
      after: { revokedAt: at },
    })
    const [row] = await readTokenRows(tx, { at, offices, where: eq(tokens.id, id) })
    if (!row) throw new AppError('unknown-token')
    return row
  })
}

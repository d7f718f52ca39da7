import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { tokens } from '../../../db/schema/tokens.ts'
import { hashToken, hintOf, newToken } from '../../auth/token.ts'
import type { TokenRow } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import type { TokenVerb } from '../../core/roles.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { officeOf, readOffices } from '../offices.ts'
import { readName } from '../people/invite.ts'
import { readTokenRows } from './token-rows.ts'

/** A year, so that somebody looks at every token again. */
const longestLife = 366
const msPerDay = 86_400_000

export type NewToken = { name: string; verbs: TokenVerb[]; offices: string[] | null; days: number }

/**
 * Makes a token that lasts for some days from now. It is in the answer this once; kept is its hash.
 * @throws AppError sign-in-needed, not-yours, name-needed, token-verbs-needed, office-needed, unknown-office, bad-token-life
 */
export async function createToken(
  ctx: VerbContext,
  { name, verbs, offices: codes, days }: NewToken,
): Promise<{ token: string; row: TokenRow }> {
  const by = entitled(ctx.actor, 'manage-tokens')
  const { at } = ctx.visit
  if (verbs.length === 0) throw new AppError('token-verbs-needed')
  if (codes?.length === 0) throw new AppError('office-needed')
  if (!Number.isInteger(days) || days < 1 || days > longestLife)
    throw new AppError('bad-token-life', { most: longestLife })
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const officeCodes = codes ? [...new Set(codes.map((code) => officeOf(offices, code).code))].sort() : null
  const token = newToken()
  const made = {
    id: randomUUID(),
    name: readName(name),
    hash: hashToken(token),
    hint: hintOf(token),
    verbs: [...new Set(verbs)],
    officeCodes,
    createdBy: 'id' in ctx.actor ? ctx.actor.id : '',
    createdAt: at,
    expiresAt: new Date(at.getTime() + days * msPerDay),
  }
  return ctx.db.transaction(async (tx) => {
    await tx.insert(tokens).values(made)
    const { hash: _, createdBy: __, ...said } = made
    await leaveEntry(tx, ctx, {
      verb: 'token.created',
      subject: { kind: 'token', id: made.id },
      by,
      after: said,
    })
    const [row] = await readTokenRows(tx, { at, offices, where: eq(tokens.id, made.id) })
    if (!row) throw new AppError('unknown-token')
    return { token, row }
  })
}

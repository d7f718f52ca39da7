import { desc, eq, type SQL } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { people } from '../../../db/schema/people.ts'
import { tokens, tokenUses } from '../../../db/schema/tokens.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { TokenRow } from '../../core/access.ts'
import { tokenVerbs } from '../../core/roles.ts'
import { type Office, refOf } from '../offices.ts'

/** Newest first. `at`: the wall's clock. */
export async function readTokenRows(
  db: Db | Transaction,
  { at, offices, where }: { at: Date; offices: ReadonlyMap<string, Office>; where?: SQL },
): Promise<TokenRow[]> {
  const rows = await db
    .select({ token: tokens, use: tokenUses, creator: people.name })
    .from(tokens)
    .leftJoin(tokenUses, eq(tokenUses.tokenId, tokens.id))
    .leftJoin(people, eq(people.id, tokens.createdBy))
    .where(where)
    .orderBy(desc(tokens.createdAt), tokens.id)
  return rows.map(({ token, use, creator }) => ({
    id: token.id,
    name: token.name,
    hint: token.hint,
    verbs: tokenVerbs.filter((verb) => token.verbs.includes(verb)),
    offices:
      token.officeCodes?.flatMap((code) => {
        const office = offices.get(code)
        return office ? [refOf(office)] : []
      }) ?? null,
    state: token.revokedAt ? 'revoked' : token.expiresAt <= at ? 'expired' : 'active',
    createdBy: creator ?? '',
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    revokedAt: token.revokedAt?.toISOString() ?? null,
    lastUsedAt: use?.lastUsedAt.toISOString() ?? null,
    lastUsedFrom: use?.lastUsedFrom ?? null,
  }))
}

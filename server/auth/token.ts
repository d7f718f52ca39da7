import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { tokens } from '../../db/schema/tokens.ts'
import { tokenVerbs } from '../core/roles.ts'
import type { Actor } from './actor.ts'

/** By which a token found in the wrong place is recognised. */
const mark = 'dgd_'
const pattern = /^dgd_[\w-]{43}$/

/** 256 random bits, so that a plain hash is enough: there is nothing to guess. */
export const newToken = (): string => mark + randomBytes(32).toString('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
export const hintOf = (token: string): string => token.slice(0, mark.length + 4)

/** Who asks with a token; null for one that is wrong, revoked or expired. `at`: the wall's clock. */
export async function readMachine(
  db: Db,
  token: string,
  at: Date,
): Promise<(Actor & { kind: 'machine' }) | null> {
  if (!pattern.test(token)) return null
  const [found] = await db
    .select()
    .from(tokens)
    .where(and(eq(tokens.hash, hashToken(token)), isNull(tokens.revokedAt), gt(tokens.expiresAt, at)))
    .limit(1)
  if (!found) return null
  return {
    kind: 'machine',
    id: found.id,
    name: found.name,
    verbs: tokenVerbs.filter((verb) => found.verbs.includes(verb)),
    offices: found.officeCodes ?? 'all',
  }
}

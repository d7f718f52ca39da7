import { createHash } from 'node:crypto'
import { lte, sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import type { Db } from '../db/client.ts'
import { grants } from '../db/schema/grants.ts'
import { offices } from '../db/schema/offices.ts'
import { people, sessions } from '../db/schema/people.ts'
import { tokens, tokenUses } from '../db/schema/tokens.ts'
import type { Actor } from './auth/actor.ts'
import type { Gate, Proven } from './auth/gate.ts'
import { cookiePrefix } from './auth/library.ts'
import type { Limits } from './auth/limits.ts'
import { readPerson } from './auth/person.ts'
import { mintScope, type Scope } from './auth/scope.ts'
import { readMachine } from './auth/token.ts'
import { AppError } from './core/app-error.ts'
import { dayOfInstant } from './core/day.ts'
import type { AnswerStore } from './services/answer-store.ts'
import { scopeOfActor } from './services/asker-of-person.ts'

/** Who asks, with the rights minted for them. `session`: by which, where there is one. */
export type Asker = { actor: Actor; scope: Scope; session: Proven | null }

type Parts = {
  db: Db
  answers: AnswerStore
  /** apart from the answers: whoever sends made-up cookies pushes out nothing but others of that kind */
  askers: AnswerStore
  gate: Gate
  limits: Limits
}

const visitor: Actor = { kind: 'public' }
export const everybody: Asker = { actor: visitor, scope: mintScope(visitor, () => []), session: null }

/** With their names, and all of them: what the sign-in library makes of one must not be kept for another. */
const sessionCookies = new RegExp(`(?:^|;)\\s*((?:__Secure-)?${cookiePrefix}\\.session_token=[^;]*)`, 'g')
/** How exactly "last used" is known, in seconds: a token that asks often need not write often. */
const useGrain = 60

/**
 * Tells who asks, from the cookie or, for machines, from the token. What was found is kept until a session, a person, a
 * role or a token changes, on whatever server process; so somebody signed out is out with the next question.
 */
export function createAsker({ db, answers, askers, gate, limits }: Parts) {
  const noted = new Map<string, number>()
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url')

  /** @throws AppError bad-token, too-many-attempts */
  async function byToken(token: string, { at, now, address }: Asking): Promise<Asker> {
    await limits.check('token by address', address)
    const actor = await askers.get(`token ${digest(token)}`, [tokens], () => readMachine(db, token, at))
    if (!actor || (await isOver(actor.id, at))) {
      await limits.count('token by address', address)
      throw new AppError('bad-token')
    }
    await noteUse(actor.id, at, address)
    const scope = await askers.get(`token scope ${actor.id} ${dayOfInstant(now)}`, [tokens, offices], () =>
      scopeOfActor({ db, answers, now }, actor),
    )
    return { actor, scope, session: null }
  }

  /** A kept token may have run out since. */
  const isOver = async (id: string, at: Date): Promise<boolean> => {
    const expiresAt = await askers.get(`token end ${id}`, [tokens], async () => {
      const [found] = await db.select({ at: tokens.expiresAt }).from(tokens).where(sql`${tokens.id} = ${id}`)
      return found?.at ?? new Date(0)
    })
    return expiresAt <= at
  }

  async function noteUse(tokenId: string, at: Date, address: string): Promise<void> {
    if (at.getTime() - (noted.get(tokenId) ?? 0) < useGrain * 1000) return
    noted.set(tokenId, at.getTime())
    await db
      .insert(tokenUses)
      .values({ tokenId, lastUsedAt: at, lastUsedFrom: address })
      .onConflictDoUpdate({
        target: tokenUses.tokenId,
        set: { lastUsedAt: at, lastUsedFrom: address },
        // Another process may have noted it a moment ago.
        setWhere: lte(tokenUses.lastUsedAt, new Date(at.getTime() - useGrain * 1000)),
      })
  }

  async function bySession(cookies: string, { at, now, headers }: Asking): Promise<Asker> {
    const day = dayOfInstant(now)
    const found = await askers.get(
      `session ${digest(cookies)} ${day}`,
      [sessions, people, grants, offices],
      async (): Promise<Asker> => {
        const session = await gate.proven(headers)
        const actor =
          session && (await readPerson(db, { personId: session.personId, session: session.sessionId, day }))
        return session && actor
          ? { actor, scope: await scopeOfActor({ db, answers, now }, actor), session }
          : everybody
      },
    )
    return found.session && found.session.expiresAt <= at ? everybody : found
  }

  return (request: FastifyRequest, asking: Asking): Asker | Promise<Asker> => {
    const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? []
    // Tokens are for machines, and machines have an interface of their own.
    if (token !== undefined && request.url.startsWith('/api/v1/')) return byToken(token, asking)
    const cookies = [...(request.headers.cookie ?? '').matchAll(sessionCookies)].map(([, cookie]) => cookie)
    return cookies.length === 0 ? everybody : bySession(cookies.join(';'), asking)
  }
}

type Asking = { at: Date; now: Date; address: string; headers: Headers }

import type { Db } from '../../db/client.ts'
import type { Actor } from '../auth/actor.ts'
import { readPerson } from '../auth/person.ts'
import { mintScope, type Scope } from '../auth/scope.ts'
import { dayOfInstant } from '../core/day.ts'
import type { AnswerStore } from './answer-store.ts'
import { momentOf } from './moment.ts'
import { officesUnder, readOffices } from './offices.ts'

type Parts = { db: Db; answers: AnswerStore; now: Date }

/** What the actor may see today: an office with all that is under it. */
export async function scopeOfActor({ db, answers, now }: Parts, actor: Actor): Promise<Scope> {
  const visitor: Actor = { kind: 'public' }
  const ctx = { db, answers, now, actor: visitor, scope: mintScope(visitor, () => []) }
  const all = await readOffices(ctx, await momentOf(ctx, undefined))
  return mintScope(actor, (code) => {
    const office = all.get(code)
    return office ? (officesUnder(all, office) ?? [code]) : []
  })
}

/** Who asked for something that is done later, with the rights of today; null: may no longer come in. */
export async function askerOfPerson(
  parts: Parts,
  personId: string,
): Promise<{ actor: Actor; scope: Scope } | null> {
  const actor = await readPerson(parts.db, { personId, session: '', day: dayOfInstant(parts.now) })
  return actor ? { actor, scope: await scopeOfActor(parts, actor) } : null
}

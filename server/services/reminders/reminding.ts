import { reminders } from '../../../db/schema/reporting.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { Letter } from '../../mail/letters/letter.ts'
import { post } from '../../mail/post.ts'
import type { Context } from '../context.ts'
import type { Member } from './staff.ts'

/** `at`: the wall's clock, by which mail goes. `link`: a page of ours as people outside can open it. */
export type Reminding = Pick<Context, 'db' | 'answers' | 'now' | 'actor' | 'scope'> & {
  at: Date
  link: (path: string) => string
}

/**
 * Posts a letter about those of some things that its reader was not yet reminded of, each by its key; of two processes
 * at once one does. Returns how many letters were posted.
 */
export const remindOnce = <T extends { key: string }>(
  { db, at }: Pick<Reminding, 'db' | 'at'>,
  to: Pick<Member, 'email' | 'lang'>,
  things: readonly T[],
  letterOf: (fresh: readonly T[]) => Letter,
): Promise<number> =>
  db.transaction(async (tx) => {
    const fresh = await noteFresh(tx, things, at)
    if (fresh.length === 0) return 0
    await post(tx, { to: to.email, lang: to.lang, letter: letterOf(fresh), at })
    return 1
  })

/** Whether something that is done once was still to be done: whoever asks first does it. */
export const isFirst = ({ db, at }: Pick<Reminding, 'db' | 'at'>, key: string): Promise<boolean> =>
  db.transaction(async (tx) => (await noteFresh(tx, [{ key }], at)).length > 0)

async function noteFresh<T extends { key: string }>(
  tx: Transaction,
  things: readonly T[],
  at: Date,
): Promise<T[]> {
  if (things.length === 0) return []
  const noted = await tx
    .insert(reminders)
    .values(things.map(({ key }) => ({ key, sentAt: at.toISOString() })))
    .onConflictDoNothing()
    .returning({ key: reminders.key })
  const keys = new Set(noted.map(({ key }) => key))
  return things.filter(({ key }) => keys.has(key))
}

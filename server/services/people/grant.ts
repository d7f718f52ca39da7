import { eq } from 'drizzle-orm'
import { grants } from '../../../db/schema/grants.ts'
import { people } from '../../../db/schema/people.ts'
import type { GrantRow } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { VerbContext } from '../context.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { authorityFor, checkGrant, giveGrant, lockRights, type NewGrant } from './give-grant.ts'
import { readGrantRows } from './grant-rows.ts'
import { isKnownTo } from './of-office.ts'

/**
 * Gives a role to somebody who is here already.
 * @throws AppError sign-in-needed, not-yours, unknown-person, already-granted, officers-full and those of `checkGrant`
 */
export async function grantRole(
  ctx: VerbContext,
  { personId, ...grant }: NewGrant & { personId: string },
): Promise<GrantRow> {
  const authority = authorityFor(ctx.actor, grant)
  const day = dayOfInstant(ctx.now)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  checkGrant(grant, { offices, today: day })
  return ctx.db.transaction(async (tx) => {
    await lockRights(tx)
    const [person] = await tx.select().from(people).where(eq(people.id, personId))
    // To a head, only the people of the own office exist.
    const isTheirs = authority.by.office === null || (await isKnownTo(tx, personId, authority.by.office))
    if (!person || !isTheirs) throw new AppError('unknown-person')
    const code = await giveGrant(tx, ctx, person, grant, authority, offices, { tell: true })
    const rows = await readGrantRows(tx, { day, offices, where: eq(grants.code, code) })
    const [row] = rows.get(personId) ?? []
    if (!row) throw new AppError('unknown-grant')
    return row
  })
}

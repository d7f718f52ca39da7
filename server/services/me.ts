import { eq } from 'drizzle-orm'
import { grants } from '../../db/schema/grants.ts'
import { holdingFor, owesSecondFactor, type Person, rolesOf } from '../auth/actor.ts'
import type { Me } from '../core/access.ts'
import { dayOfInstant } from '../core/day.ts'
import { roles } from '../core/roles.ts'
import { offersDemonstration } from './account/sign-in-as.ts'
import type { VerbContext } from './context.ts'
import { momentOf } from './moment.ts'
import { readOffices, refOf } from './offices.ts'
import { readGrantRows } from './people/grant-rows.ts'

/** Who asks, and what may be offered to them. */
export async function readMe(ctx: VerbContext): Promise<Me> {
  const { actor, desk } = ctx
  const [offices, isDemonstration] = await Promise.all([
    momentOf(ctx, undefined).then((moment) => readOffices(ctx, moment)),
    offersDemonstration(ctx),
  ])
  const person = actor.kind === 'person' ? actor : null
  const officersOf = person
    ? rolesOf(person).flatMap(({ role, office }) => (role === 'head' && office ? [office] : []))
    : []
  return {
    person: person && (await describePerson(ctx, person)),
    may: {
      managePeople: holdingFor(actor, 'manage-people') !== undefined,
      manageTokens: holdingFor(actor, 'manage-tokens') !== undefined,
      readAudit: holdingFor(actor, 'read-audit') !== undefined,
      officersOf: [...new Set(officersOf)].flatMap((code) => {
        const office = offices.get(code)
        return office ? [refOf(office)] : []
      }),
    },
    ways: {
      signOn: desk.signOn?.name ?? null,
      demonstration: isDemonstration ? [...roles] : null,
      mailbox: desk.mailbox && isDemonstration,
    },
  }

  async function describePerson(ctx: VerbContext, person: Person): Promise<Me['person']> {
    const byPerson = await readGrantRows(ctx.db, {
      day: dayOfInstant(ctx.now),
      offices,
      where: eq(grants.personId, person.id),
    })
    return {
      id: person.id,
      name: person.name,
      email: person.email,
      demonstration: person.demonstration,
      hasPassword: person.hasPassword,
      hasSecondFactor: person.hasSecondFactor,
      owesSecondFactor: owesSecondFactor(person),
      grants: byPerson.get(person.id) ?? [],
    }
  }
}

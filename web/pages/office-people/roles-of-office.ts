import type { GrantRow, PersonRow } from '../../../server/core/access.ts'
import type { Day } from '../../../server/core/day.ts'
import { type GrantStanding, standingOf } from '../../widgets/standing-of-grants.ts'

/** A role in the office, with whoever holds it. */
export type HeldRole = { person: PersonRow; grant: GrantRow; standing: GrantStanding }

type Held = { now: HeldRole[]; past: HeldRole[] }

/** What is lent is told apart from what is held for good; `now` has those to come and at rest as well. */
export function rolesOfOffice(
  people: readonly PersonRow[],
  today: Day,
): Record<'heads' | 'officers' | 'delegations', Held> {
  const held = people.flatMap((person) =>
    person.grants.map((grant): HeldRole => ({ person, grant, standing: standingOf(grant, today) })),
  )
  const of = (fits: (grant: GrantRow) => boolean): Held => {
    const fitting = held.filter(({ grant }) => fits(grant))
    return {
      now: fitting.filter(({ standing }) => standing !== 'past'),
      past: fitting.filter(({ standing }) => standing === 'past'),
    }
  }
  return {
    heads: of(({ role, delegatedBy }) => role === 'head' && !delegatedBy),
    officers: of(({ role }) => role === 'officer'),
    delegations: of(({ delegatedBy }) => delegatedBy !== null),
  }
}

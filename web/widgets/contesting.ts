import type { Me } from '../../server/core/access.ts'
import { duties, type Role } from '../../server/core/roles.ts'
import type { OfficeRef } from '../../server/core/scorecard.ts'
import { useViewState } from '../app/use-view-state.ts'
import { useContests, useMe } from '../data/queries.ts'
import { officesHeld } from './grant-words.ts'

type Person = NonNullable<Me['person']>

/** Offices whose figures somebody may contest today. */
export const contestsFor = (person: Person): OfficeRef[] =>
  person.owesSecondFactor
    ? []
    : officesHeld({
        ...person,
        grants: person.grants.filter(({ role }) =>
          (duties['contest-figures'] as readonly Role[]).includes(role),
        ),
      })

/** Contests that are not decided, and the offices for which the person here may open one. */
export function useContesting() {
  const { view } = useViewState()
  const asked = useMe()
  const person = asked.face === 'here' ? asked.data.person : null
  const answer = useContests(view, person !== null && !person.owesSecondFactor)
  const open = answer.face === 'here' ? answer.data.filter(({ state }) => state === 'open') : []
  // What stood at a past moment cannot be contested any more.
  return { open, offices: person && !view.asOf ? contestsFor(person) : [] }
}

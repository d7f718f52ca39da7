import type { Day } from '../core/day.ts'
import { type Duty, duties, type Role, secondFactorRoles, type TokenVerb } from '../core/roles.ts'

/** A role held today: in an office, or (null) for the whole city. */
export type Holding = {
  code: string
  role: Role
  office: string | null
  fromOn: Day
  toOn: Day | null
  delegatedBy: string | null
}

export type Person = {
  kind: 'person'
  id: string
  name: string
  email: string
  lang: 'vi' | 'en'
  demonstration: boolean
  hasSecondFactor: boolean
  /** may sign in by a password; the city's single sign-on answers for the second factor itself */
  hasPassword: boolean
  session: string
  /** roles in force today; see `rolesOf` for those that count */
  holdings: readonly Holding[]
}

/** Who asks. */
export type Actor =
  | { kind: 'public' }
  | Person
  | {
      kind: 'machine'
      id: string
      name: string
      verbs: readonly TokenVerb[]
      offices: 'all' | readonly string[]
    }
  | { kind: 'terminal'; name: string }

/** Whether a role asks for a second factor that the person has not set up yet. */
export const owesSecondFactor = (person: Person): boolean =>
  person.hasPassword &&
  !person.hasSecondFactor &&
  person.holdings.some(({ role }) => secondFactorRoles.includes(role))

/** The roles that count: none until the second factor is there. */
export const rolesOf = (person: Person): readonly Holding[] =>
  owesSecondFactor(person) ? [] : person.holdings

/** The role by which the actor may do it, in the office where the duty belongs to one; undefined: may not. */
export function holdingFor(actor: Actor, duty: Duty, office?: string): Holding | undefined {
  if (actor.kind !== 'person') return undefined
  const allowed: readonly Role[] = duties[duty]
  return rolesOf(actor).find(
    (held) => allowed.includes(held.role) && (held.office === null || held.office === office),
  )
}

/** `head@SYT`, `administrator`: how the audit log names what somebody acted as. */
export const actingAs = ({ role, office, delegatedBy }: Pick<Holding, 'role' | 'office' | 'delegatedBy'>) =>
  `${role}${office ? `@${office}` : ''}${delegatedBy ? ' (delegated)' : ''}`

import { type Actor, type Holding, holdingFor, owesSecondFactor, type Person } from '../auth/actor.ts'
import { AppError } from '../core/app-error.ts'
import type { Duty } from '../core/roles.ts'

/** @throws AppError sign-in-needed */
export function personOf(actor: Actor): Person {
  if (actor.kind !== 'person') throw new AppError('sign-in-needed')
  return actor
}

/**
 * The role by which the actor may do it.
 * @throws AppError sign-in-needed, second-factor-required, not-yours
 */
export function entitled(actor: Actor, duty: Duty, office?: string): Holding {
  const held = holdingFor(actor, duty, office)
  if (held) return held
  const person = personOf(actor)
  throw new AppError(owesSecondFactor(person) ? 'second-factor-required' : 'not-yours')
}

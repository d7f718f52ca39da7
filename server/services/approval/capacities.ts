import { type Actor, type Holding, holdingFor } from '../../auth/actor.ts'
import { type Capacity, move, moves, type Verb } from '../../core/approval/states.ts'
import type { Duty } from '../../core/roles.ts'
import type { Standing } from './standing.ts'

/** The duty that each capacity asks for: of figures, or of what is proposed. */
export type Duties = Record<Capacity, Duty>

/** The duty that a verb asks for: of the least of those who may. */
export const dutyOf = (duties: Duties, verb: Verb): Duty => duties[moves[verb].by[0] as Capacity]

export const capacityOf = ({ role }: Holding): Capacity =>
  role === 'reviewer' ? 'reviewer' : role === 'head' ? 'head' : 'officer'

/** In what capacities somebody acts on what is of an office. */
export function capacitiesIn(actor: Actor, office: string, duties: Duties): Capacity[] {
  return (['officer', 'head', 'reviewer'] as const).filter(
    (capacity) => holdingFor(actor, duties[capacity], office) !== undefined,
  )
}

/** What may be done to something as it stands. */
export const verbsFor = <V extends Verb>(
  offered: readonly V[],
  capacities: readonly Capacity[],
  standing: Standing,
): V[] => offered.filter((verb) => capacities.some((by) => 'to' in move(verb, { ...standing, by })))

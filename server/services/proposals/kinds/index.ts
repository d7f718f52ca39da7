import type { ProposalKind, RegisterName } from '../../../core/proposals/proposal.ts'
import { add } from './add.ts'
import { completion } from './completion.ts'
import { extension } from './extension.ts'
import { handOver } from './hand-over.ts'
import type { Kind } from './kind.ts'
import { merge } from './merge.ts'
import { milestones } from './milestones.ts'
import { progress } from './progress.ts'
import { retire } from './retire.ts'

/** Every kind of proposal there is, in the order in which those of one item are carried out together. */
const kinds: { [K in ProposalKind]: Kind<K> } = {
  progress,
  completion,
  extension,
  milestones,
  add,
  merge,
  'hand-over': handOver,
  retire,
}

/** What is proposed of a register under a name; undefined: nothing of that kind. */
export function kindOf<K extends ProposalKind>(register: RegisterName, kind: K): Kind<K> | undefined {
  const found: Kind<K> = kinds[kind]
  return found.registers.includes(register) ? found : undefined
}

/** In what order proposals of one item that are approved together are carried out. */
export const inOrder = (a: ProposalKind, b: ProposalKind): number => order.indexOf(a) - order.indexOf(b)
const order = Object.keys(kinds)

import type { ProposalRefusal, RegisterName } from '../../server/core/proposals/proposal.ts'
import { useAllWords } from '../app/all-words.ts'

/** Why a verb does not apply to a proposal, in words: of a task, or of an item of another register. */
export function useRefusalWords(): (register: RegisterName, why: ProposalRefusal) => string {
  const { items, task } = useAllWords()
  return (register, why) => {
    if (register === 'tasks') return task.refusals[why]
    return why in items.refusals ? items.refusals[why as keyof typeof items.refusals] : items.refusals.other
  }
}

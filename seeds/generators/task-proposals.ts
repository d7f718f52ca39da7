import { proposals } from '../../db/schema/proposals.ts'
import type { Day } from '../../server/core/day.ts'
import type { ProposalContent } from '../../server/core/proposals/proposal.ts'
import type { TaskInForce } from './task-life.ts'
import type { Telling } from './telling.ts'
import { headOf, officerOf, reviewer } from './told-by.ts'
import { type Facts, momentAt, rowsOf, type Step, type TableRows, versionsOf } from './versions.ts'

type Asked = {
  [K in 'progress' | 'completion' | 'extension']: { kind: K; content: ProposalContent[K] }
}[keyof Pick<ProposalContent, 'progress' | 'completion' | 'extension'>]

/** What an office asks for at the clock, and how far it has come: by the day of each step. */
export type UnderWay = Asked & {
  task: string
  enteredOn: Day
  submittedOn?: Day
  endorsedOn?: Day
  returned?: { on: Day; by: 'head' | 'reviewer'; reason: string }
}

type ProposalFacts = Facts<typeof proposals>

export const proposalRows = (
  telling: Telling,
  inForce: (code: string) => TaskInForce,
  underWay: readonly UnderWay[],
): TableRows =>
  rowsOf(
    proposals,
    underWay.flatMap(({ task, kind, content, enteredOn, submittedOn, endorsedOn, returned }) => {
      const { officeCode, versionId } = inForce(task)
      const officer = officerOf(officeCode)
      const head = headOf(officeCode)
      const first: ProposalFacts = {
        code: `tasks/${task}/${kind}`,
        register: 'tasks',
        item: task,
        kind,
        officeCode,
        content: JSON.stringify(content),
        enteredBy: officer,
        endorsedBy: null,
        sentOn: null,
        reason: null,
        state: 'entered',
        basedOn: versionId,
      }
      const steps: Step<ProposalFacts>[] = []
      if (submittedOn)
        steps.push({
          at: momentAt(submittedOn, '10:20'),
          by: officer,
          set: { state: 'submitted', sentOn: submittedOn },
        })
      if (endorsedOn)
        steps.push({
          at: momentAt(endorsedOn, '14:10'),
          by: head,
          set: { state: 'endorsed', endorsedBy: head },
        })
      if (returned)
        steps.push({
          at: momentAt(returned.on, '15:40'),
          by: returned.by === 'head' ? head : reviewer,
          set: { state: 'returned', reason: returned.reason },
        })
      return versionsOf({ at: momentAt(enteredOn, '09:10'), by: officer, facts: first }, steps, telling.clock)
    }),
  )

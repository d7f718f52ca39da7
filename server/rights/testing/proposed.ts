import { createHash } from 'node:crypto'
import { proposals } from '../../../db/schema/proposals.ts'
import { evidence } from '../../../db/schema/reporting.ts'
import { taskSteps, tasks } from '../../../db/schema/tasks.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { newItemCode } from '../../core/proposals/item-code.ts'
import type { ProposalKey } from '../../core/proposals/proposal.ts'
import { pdf } from '../../evidence/testing/files.ts'
import { proposalCode } from '../../services/proposals/subjects.ts'
import { itemOf } from './items.ts'
import type { UnderWay } from './reports.ts'

const at = '2024-11-01T08:00:00+07:00'
const by = 'somebody'
const dueOn = '2024-11-25'

/** A task of an office, and one that is suspended. */
export const openTask = (office: string): string => `PROPOSED-${office}`
export const suspendedTask = (office: string): string => `SUSPENDED-${office}`
export const stepOf = (office: string): string => `${openTask(office)}.1`
const busyTask = (office: string): string => `BUSY-${office}`

/** What an office asks for of its tasks, by the state in which it stands. */
export const proposalIn = (state: UnderWay, office: string): ProposalKey => ({
  register: 'tasks',
  item: state === 'entered' || state === 'endorsed' ? openTask(office) : busyTask(office),
  kind: state === 'entered' || state === 'submitted' ? 'progress' : 'extension',
})

const proposedContent = {
  progress: { percent: 40, note: 'đã làm', difficulties: null, requests: null },
  extension: { fromDueOn: dueOn, toDueOn: '2025-01-31', reason: 'vì' },
}

export const proposedEvidence = (office: string): string => `proposed-evidence-${office}`

/** Tasks of some offices, what is proposed of them in every state, a step, and a file; the file itself is that of `placeEvidence`. */
export async function placeProposed(
  { database: { db } }: TestDatabase,
  offices: readonly string[],
): Promise<void> {
  const hash = createHash('sha256').update(pdf('seen by whoever may')).digest('hex')
  for (const office of offices) {
    for (const code of [openTask(office), suspendedTask(office), busyTask(office)])
      await recordVersion(db, tasks, code, {
        at,
        by,
        facts: {
          code,
          officeCode: office,
          nameVi: `Nhiệm vụ ${code}`,
          nameEn: `Task ${code}`,
          sample: true,
          listedOn: '2024-10-01',
          year: 2024,
          originalDueOn: dueOn,
          dueOn,
          coordinating: [],
          ...(code === suspendedTask(office) ? { stoppedOn: '2024-10-20', stopKind: 'suspended' } : {}),
        },
      })
    for (const state of ['entered', 'submitted', 'endorsed', 'returned'] as const) {
      const key = proposalIn(state, office)
      const code = proposalCode(key)
      await recordVersion(db, proposals, code, {
        at,
        by,
        facts: {
          code,
          ...key,
          officeCode: office,
          content: proposedContent[key.kind as keyof typeof proposedContent],
          enteredBy: by,
          endorsedBy: state === 'endorsed' ? by : null,
          sentOn: state === 'entered' ? null : '2024-11-01',
          reason: state === 'returned' ? 'vì' : null,
          state,
        },
      })
    }
    await recordVersion(db, taskSteps, stepOf(office), {
      at,
      by,
      facts: {
        code: stepOf(office),
        taskCode: openTask(office),
        officeCode: office,
        position: 1,
        name: 'Bước một',
        plannedOn: '2024-11-20',
      },
    })
    await recordVersion(db, evidence, proposedEvidence(office), {
      at,
      by,
      facts: {
        code: proposedEvidence(office),
        subject: proposalCode(proposalIn('entered', office)),
        kpiId: null,
        officeCode: office,
        hash,
        fileName: 'nghiem-thu.pdf',
        attachedBy: by,
      },
    })
  }
}

const register = 'shared-databases'
/** What an office asks to change, of a task and of an item of a list, in some words. */
const asked = {
  progress: (office: string, note: string) => ({
    key: proposalIn('entered', office),
    content: { ...proposedContent.progress, note },
  }),
  milestones: (office: string, note: string) => ({
    key: { register, item: itemOf(office), kind: 'milestones' },
    content: { dates: { createdOn: '2024-11-20' }, note },
  }),
  add: (office: string, note: string) => ({
    key: { register, item: newItemCode(office, Uint8Array.of(1, 2, 3, 4, 5, 6)), kind: 'add' },
    content: { office, name: { vi: note, en: note }, from: '2024-11-20', dates: {}, document: null, note },
  }),
} satisfies Record<string, (office: string, note: string) => { key: ProposalKey; content: object }>
export const askedKinds = Object.keys(asked) as (keyof typeof asked)[]

type Asked = { kind: keyof typeof asked; office: string; state: UnderWay; content: string; at: string }
/** Puts what an office asks for into a state, whatever it was in before. */
export async function propose(
  { database: { db } }: Pick<TestDatabase, 'database'>,
  { kind, office, state, content: note, at: when }: Asked,
): Promise<void> {
  const { key, content } = asked[kind](office, note)
  const code = proposalCode(key)
  await recordVersion(db, proposals, code, {
    at: when,
    by,
    facts: {
      code,
      ...key,
      officeCode: office,
      content,
      enteredBy: by,
      sentOn: state === 'entered' ? null : '2024-11-22',
      state,
    },
  })
}

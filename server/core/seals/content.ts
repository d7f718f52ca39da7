import type { Day } from '../day.ts'
import type { Stage } from '../deadline.ts'
import type { PeriodId } from '../period.ts'
import type { Rating } from '../tasks/rating.ts'
import type { Words } from '../words.ts'

/** One task as it stood when its period was frozen. */
export type SealedTask = {
  code: string
  name: Words
  office: string
  coordinating: string[]
  /** the office that the rating charges */
  charged: string
  assignedBy: string | null
  listedOn: Day
  originalDueOn: Day | null
  dueOn: Day | null
  heldToOn: Day | null
  doneOn: Day | null
  stopped: { on: Day; kind: 'suspended' | 'cancelled'; by: string | null } | null
  progress: number | null
  result: string | null
  stage: Stage
  /** by which the rating's deadline was missed */
  daysMissed: number
  /** SHA-256 of each file that backs it, in order */
  evidence: string[]
  sample: boolean
}

/** What is frozen of a period: all that decides a rating, and what was disputed and answered before. */
export type SealContent = {
  format: 'task-seal/1'
  period: PeriodId
  /** the yearly list */
  year: number
  /** the day whose end is judged: the last of the period */
  asOfDay: Day
  /** the moment whose knowledge it holds, ISO 8601 */
  frozenAt: string
  frozenBy: string
  reason: string | null
  /** the hash of the version before; null the first time */
  replaces: string | null
  offices: { code: string; name: Words; rating: Rating }[]
  tasks: SealedTask[]
  disputes: {
    code: string
    about: string
    task: string
    office: string
    claim: string
    reason: string
    state: 'open' | 'upheld' | 'dismissed'
    openedBy: string
    openedAt: string
    answer: string | null
    answeredBy: string | null
    answeredAt: string | null
  }[]
  sample: boolean
}

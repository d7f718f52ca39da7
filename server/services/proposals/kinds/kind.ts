import type { itemSuccessions } from '../../../../db/schema/proposals.ts'
import type { Day } from '../../../core/day.ts'
import type {
  ProposalContent,
  ProposalItem,
  ProposalKind,
  ProposalRefusal,
  RegisterName,
} from '../../../core/proposals/proposal.ts'
import type { Deed } from '../../approval/act.ts'
import type { Office } from '../../offices.ts'
import type { ItemRecord, TaskRecord } from '../items.ts'

/** What each kind is proposed of. */
type RecordOf<K extends ProposalKind> = K extends 'progress' | 'completion' | 'extension'
  ? TaskRecord
  : ItemRecord

export type Differences = ProposalItem['differences']

/** What a proposal is judged by. */
export type Given<K extends ProposalKind> = {
  register: RegisterName
  /** of the item */
  code: string
  /** what is recorded now is sample data */
  sample: boolean
  /** the office that it is of */
  office: string
  content: ProposalContent[K]
  /** as it stands; undefined: the register has none of this code, which only an addition survives */
  item: RecordOf<K> | undefined
  /** further items of the register that the content names, by code (`Kind.mentions`) */
  others: ReadonlyMap<string, RecordOf<K>>
  /** every office known now */
  offices: ReadonlyMap<string, Office>
  /** files attached since it was last decided */
  evidence: number
  today: Day
  /** the day on which it was first sent, today where it is being sent */
  sentOn: Day
}

/** What an approval records: the next version of items by their codes, and what goes over into what. */
export type Approved = {
  items: readonly { code: string; facts: Record<string, unknown> }[]
  successions?: readonly Omit<
    typeof itemSuccessions.$inferInsert,
    'knownFrom' | 'knownTo' | 'recordedBy' | 'versionId' | 'sample'
  >[]
}

/**
 * One kind of proposal: what is checked, what it changes once it is approved, and how that is told. A further kind is
 * one file beside this one and one line in `index.ts`.
 */
export type Kind<K extends ProposalKind> = {
  registers: readonly RegisterName[]
  /** decisions for which a document has to be named */
  documented: readonly Deed['verb'][]
  /** as it is kept: texts composed and trimmed */
  clean: (content: ProposalContent[K]) => ProposalContent[K]
  /** the office of what no register has yet; other kinds are of the office of their item */
  officeOf?: (content: ProposalContent[K]) => string
  /** codes of further items that it is judged by */
  mentions?: (content: ProposalContent[K]) => readonly string[]
  /** why it can be neither sent nor approved as things stand; undefined: it can */
  check: (given: Given<K>) => ProposalRefusal | undefined
  approved: (given: Given<K>, deed: Deed) => Approved
  /** what it changes, in the words of those who decide; nothing is promised of what is refused by `check` */
  differences: (given: Pick<Given<K>, 'register' | 'content' | 'item' | 'others' | 'offices'>) => Differences
}

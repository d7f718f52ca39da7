import type { ItemList, ItemPage, ItemRow } from '../../server/core/items/answers.ts'
import type { ProposalItem, ProposalState } from '../../server/core/proposals/proposal.ts'
import { health } from './answers.ts'

/** Items of registers, where no server is. Today is 22/11/2024. */
export const itemRow = (more: Partial<ItemRow> = {}): ItemRow => ({
  code: 'DC-034',
  version: 3,
  name: { vi: 'Cơ sở dữ liệu hồ sơ sức khỏe', en: 'Database of health records' },
  office: health,
  listedOn: '2021-12-17',
  retiredOn: null,
  dates: { plannedOn: '2024-09-30', designedOn: '2023-04-11', builtOn: null, createdOn: null },
  note: null,
  document: null,
  stage: 'overdue',
  sample: true,
  recordedBy: 'Sở Y tế',
  recordedAt: '2024-10-07T02:00:00.000Z',
  proposals: [],
  may: ['milestones', 'retire', 'merge', 'hand-over'],
  ...more,
})

export const otherItem = itemRow({
  code: 'DC-035',
  name: { vi: 'Cơ sở dữ liệu cơ sở khám bệnh', en: 'Database of health care facilities' },
  dates: { plannedOn: '2024-12-31', designedOn: '2023-04-11', builtOn: '2024-01-02', createdOn: null },
  stage: 'not-due',
})

export const itemList = (rows: ItemRow[], more: Partial<ItemList> = {}): ItemList => ({
  register: 'shared-databases',
  asOfDay: '2024-11-22',
  office: null,
  rows,
  found: rows.length,
  page: 1,
  pages: 1,
  size: 25,
  stages: [{ stage: 'overdue', rows: rows.length }],
  offices: [{ office: health, rows: rows.length }],
  additions: [],
  added: [],
  ...more,
})

export const itemPage = (item: ItemRow, more: Partial<ItemPage> = {}): ItemPage => ({
  register: 'shared-databases',
  asOfDay: '2024-11-22',
  item,
  predecessors: [],
  successors: [],
  decisions: [],
  evidence: [],
  history: [],
  ...more,
})

export const milestonesProposal = (
  more: Partial<ProposalState<'milestones'>> = {},
): ProposalState<'milestones'> => ({
  key: { register: 'shared-databases', item: 'DC-034', kind: 'milestones' },
  version: 9,
  kind: 'milestones',
  content: { dates: { builtOn: '2024-10-20' }, note: null },
  state: 'entered',
  reason: null,
  enteredBy: 'Cán bộ Sở Y tế',
  sentOn: null,
  at: '2024-11-20T02:00:00.000Z',
  by: 'Cán bộ Sở Y tế',
  may: ['enter', 'discard', 'submit'],
  ...more,
})

/** As it stands in the lists of work and of decisions. */
export const milestonesItem = (more: Partial<ProposalState<'milestones'>> = {}): ProposalItem => ({
  proposal: milestonesProposal(more),
  office: health,
  name: itemRow().name,
  differences: [{ label: { vi: 'Xây dựng xong', en: 'Built' }, before: null, after: '20/10/2024' }],
  evidence: 1,
})

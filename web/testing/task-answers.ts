import type { ProposalItem } from '../../server/core/proposals/proposal.ts'
import type { TaskPage, TaskRow } from '../../server/core/tasks/answers.ts'
import type { TaskProposal } from '../pages/task/task-draft.ts'
import { education, health } from './answers.ts'

/** Tasks, where no server is. Today is 22/11/2024. */
export const taskRow = (more: Partial<TaskRow> = {}): TaskRow => ({
  code: 'NV-2024-07',
  version: 3,
  year: 2024,
  name: { vi: 'Kết nối hệ thống bệnh án điện tử', en: 'Connect electronic medical records' },
  office: health,
  coordinating: [education],
  assignedBy: 'Kế hoạch 12/KH-UBND, mục II.4',
  person: 'Phó Giám đốc Sở Y tế',
  product: 'Hệ thống được kết nối',
  authority: 'Giám đốc Sở Y tế',
  listedOn: '2024-01-15',
  originalDueOn: '2024-11-30',
  dueOn: '2024-11-30',
  doneOn: null,
  heldToOn: null,
  stopped: null,
  progress: 40,
  stage: 'not-due',
  daysLate: 0,
  workingDaysLeft: 6,
  extensions: 0,
  extensionAsked: null,
  waiting: null,
  costs: false,
  sample: true,
  ...more,
})

export const taskPage = (
  task: Partial<TaskPage['task']> = {},
  { may, ...more }: Partial<Omit<TaskPage, 'task' | 'may'>> & { may?: Partial<TaskPage['may']> } = {},
): TaskPage => {
  const row = taskRow(task)
  return {
    asOfDay: '2024-11-22',
    task: { responsibility: 'Chịu trách nhiệm trước Chủ tịch', note: null, result: null, ...row, ...task },
    charged: row.office,
    deadlines: [
      {
        on: row.listedOn,
        dueOn: row.originalDueOn,
        by: 'Danh mục',
        document: row.assignedBy,
        reason: null,
        late: false,
      },
    ],
    steps: [],
    notes: [],
    decisions: [],
    latest: null,
    proposals: [],
    evidence: [],
    history: [
      { at: '2024-01-15T02:00:00.000Z', by: 'Danh mục', what: 'listed', differences: [], document: null },
    ],
    sealedIn: [],
    may: {
      report: false,
      note: false,
      split: false,
      amend: false,
      stop: false,
      handOver: false,
      dispute: false,
      ...may,
    },
    ...more,
  }
}

export const taskProposal = (more: Partial<TaskProposal> = {}): TaskProposal => ({
  key: { register: 'tasks', item: 'NV-2024-07', kind: more.kind ?? 'extension' },
  version: 9,
  kind: 'extension',
  content: { fromDueOn: '2024-11-30', toDueOn: '2024-12-20', reason: 'Chờ kinh phí' },
  state: 'endorsed',
  reason: null,
  enteredBy: 'Cán bộ Sở Y tế',
  sentOn: '2024-11-20',
  at: '2024-11-20T02:00:00.000Z',
  by: 'Thủ trưởng Sở Y tế',
  may: ['return', 'refuse', 'approve'],
  ...more,
})

export const proposalItem = (more: Partial<TaskProposal> = {}): ProposalItem => ({
  proposal: taskProposal(more),
  office: health,
  name: taskRow().name,
  differences: [
    { label: { vi: 'Thời hạn', en: 'Deadline' }, before: '30/11/2024', after: '20/12/2024' },
    { label: { vi: 'Lý do xin gia hạn', en: 'Why it is asked for' }, before: null, after: 'Chờ kinh phí' },
  ],
  evidence: 1,
})

import type { Me } from '../../server/core/access.ts'
import type { DisputeRow, SealPage, SealRow } from '../../server/core/seals/answers.ts'
import type { RatingPage, TaskCalendar, TaskList } from '../../server/core/tasks/answers.ts'
import { education, health } from './answers.ts'
import { grant, nobody } from './people.ts'
import { taskRow } from './task-answers.ts'

/** The register of tasks and what follows from it, where no server is. Today is 22/11/2024. */
export const asLeader: Me = {
  ...nobody,
  person: {
    id: 'leader',
    name: 'Lãnh đạo thành phố',
    email: 'lanh-dao@example.vn',
    demonstration: true,
    hasPassword: true,
    hasSecondFactor: false,
    owesSecondFactor: false,
    grants: [grant('leader')],
  },
}

export const overdueTask = taskRow({
  code: 'NV-1',
  name: { vi: 'Kết nối bệnh án điện tử', en: 'Connect medical records' },
  originalDueOn: '2024-09-30',
  dueOn: '2024-11-17',
  stage: 'overdue',
  daysLate: 5,
  workingDaysLeft: null,
  extensions: 1,
  extensionAsked: '2024-12-20',
  waiting: { kind: 'extension', with: 'reviewer' },
  costs: true,
})
export const lateTask = taskRow({
  code: 'NV-2',
  name: { vi: 'Chuẩn hóa danh mục', en: 'Standardise the catalogue' },
  office: education,
  coordinating: [],
  originalDueOn: '2024-08-31',
  dueOn: '2024-08-31',
  doneOn: '2024-09-06',
  progress: 100,
  stage: 'done-late',
  daysLate: 6,
  workingDaysLeft: null,
  costs: true,
})
export const soonTask = taskRow({
  code: 'NV-3',
  name: { vi: 'Công bố dữ liệu mở', en: 'Publish open data' },
  originalDueOn: '2024-11-27',
  dueOn: '2024-11-27',
  stage: 'due-soon',
  workingDaysLeft: 3,
})
export const cancelledTask = taskRow({
  code: 'NV-4',
  name: { vi: 'Dừng phần mềm một cửa', en: 'Retire the one-stop software' },
  originalDueOn: null,
  dueOn: null,
  stopped: { on: '2024-07-01', kind: 'cancelled', by: 'Nghị quyết 1669' },
  stage: 'stopped',
  workingDaysLeft: null,
})
const rows = [overdueTask, lateTask, soonTask, cancelledTask]

export const taskList = (more: Partial<TaskList> = {}): TaskList => ({
  asOfDay: '2024-11-22',
  years: [2024, 2023],
  year: 2024,
  rows,
  groups: [],
  found: rows.length,
  page: 1,
  pages: 1,
  size: 50,
  stages: [
    { stage: 'overdue', rows: 1 },
    { stage: 'due-soon', rows: 1 },
    { stage: 'done-late', rows: 1 },
    { stage: 'stopped', rows: 1 },
  ],
  marks: [
    { mark: 'extension-asked', rows: 1 },
    { mark: 'extended', rows: 1 },
    { mark: 'waiting', rows: 1 },
    { mark: 'costs', rows: 2 },
  ],
  documents: [{ name: 'Kế hoạch 12/KH-UBND, mục II.4', rows: 4 }],
  months: [
    { month: '2024-08', rows: 1 },
    { month: '2024-11', rows: 2 },
    { month: 'none', rows: 1 },
  ],
  offices: [
    { office: health, rows: 3 },
    { office: education, rows: 1 },
  ],
  may: { create: false, import: false, seal: false },
  sample: true,
  ...more,
})

/** One office that lost, one in danger. */
export const ratings = (more: Partial<RatingPage> = {}): RatingPage => ({
  asOfDay: '2024-11-22',
  year: 2024,
  offices: [
    {
      office: health,
      rating: {
        points: 0,
        tasks: 3,
        deciding: [{ code: 'NV-1', missedOn: '2024-11-17', daysLate: 5, open: true }],
        next: { code: 'NV-3', dueOn: '2024-11-27', daysLeft: 5 },
        undated: 1,
      },
    },
    {
      office: education,
      rating: {
        points: 2.5,
        tasks: 4,
        deciding: [],
        next: { code: 'NV-9', dueOn: '2024-11-29', daysLeft: 7 },
        undated: 0,
      },
    },
  ],
  onTime: { numerator: 7, denominator: 9 },
  dangers: [
    taskRow({ code: 'NV-9', office: education, stage: 'due-soon', dueOn: '2024-11-29', workingDaysLeft: 5 }),
  ],
  sample: true,
  ...more,
})

const dayOf = (day: string): TaskCalendar['days'][number] => ({
  day,
  working: ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  holiday: null,
  tasks: [],
})

export const november: TaskCalendar = {
  asOfDay: '2024-11-22',
  month: '2024-11',
  days: Array.from({ length: 30 }, (_, nth) => dayOf(`2024-11-${String(nth + 1).padStart(2, '0')}`)).map(
    (day) => {
      if (day.day === '2024-11-20')
        return {
          ...day,
          working: false,
          holiday: { vi: 'Ngày lễ của thành phố', en: 'A holiday of the city' },
        }
      return { ...day, tasks: rows.filter(({ dueOn }) => dueOn === day.day) }
    },
  ),
}

const hash = 'a3f5'.repeat(16)

export const sealRow = (more: Partial<SealRow> = {}): SealRow => ({
  code: '2024-10',
  version: 1,
  frozenAt: '2024-11-01T02:00:00.000Z',
  frozenBy: 'Người thẩm định',
  hash,
  reason: null,
  tasks: 3,
  verified: true,
  openDisputes: 0,
  ...more,
})

export const dispute = (more: Partial<DisputeRow> = {}): DisputeRow => ({
  code: 'dispute-1',
  version: 1,
  task: { code: 'NV-1', name: overdueTask.name },
  office: health,
  claim: 'Hoàn thành ngày 28/10/2024, đúng hạn',
  reason: 'Biên bản nghiệm thu',
  state: 'open',
  openedBy: 'Thủ trưởng Sở Y tế',
  openedAt: '2024-11-05T02:00:00.000Z',
  aboutHash: null,
  answer: null,
  answeredBy: null,
  answeredAt: null,
  may: { answer: false },
  ...more,
})

export const sealPage = (more: Partial<SealPage> = {}): SealPage => {
  const seal = more.seal ?? sealRow()
  return {
    seal,
    foundHash: seal.hash,
    verified: seal.verified,
    versions: [
      { version: 1, frozenAt: seal.frozenAt, frozenBy: seal.frozenBy, hash: seal.hash, reason: null },
    ],
    content: {
      period: '2024-10',
      year: 2024,
      asOfDay: '2024-10-31',
      offices: ratings().offices.map(({ office, rating }) => ({
        code: office.code,
        name: office.name,
        rating,
      })),
      tasks: rows.slice(0, 2).map((row) => ({
        code: row.code,
        name: row.name,
        office: row.office.code,
        coordinating: [],
        charged: row.office.code,
        assignedBy: row.assignedBy,
        listedOn: row.listedOn,
        originalDueOn: row.originalDueOn,
        dueOn: row.dueOn,
        heldToOn: null,
        doneOn: row.doneOn,
        stopped: null,
        progress: row.progress,
        result: null,
        stage: row.stage,
        daysMissed: row.daysLate,
        evidence: row.doneOn ? ['b'.repeat(64)] : [],
        sample: true,
      })),
      sample: true,
    },
    disputes: [],
    may: { seal: false, download: false, disputeFor: [] },
    ...more,
  }
}

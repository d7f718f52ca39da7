import type { Change, Changes, ContestRow } from '../../server/core/reporting/answers.ts'
import { city, education, health } from './answers.ts'

/** What has changed, and what is contested, where no server is. */
const files = {
  id: 'files-signed',
  name: { vi: 'Văn bản ký số', en: 'Files signed digitally' },
  unit: 'share',
  noun: { vi: 'văn bản', en: 'files' },
} as const

const valueChange: Change = {
  kind: 'value',
  at: '2024-11-12T03:00:00.000Z',
  by: 'Người thẩm định',
  kpi: files,
  office: health,
  period: '2024-10',
  old: { numerator: 80, denominator: 100, vintage: 'estimate' },
  next: { numerator: 70, denominator: 100, vintage: 'official' },
  why: 'Theo báo cáo chính thức',
  turned: { old: 'on-track', next: 'behind' },
}

export const changesOf = (more: Partial<Changes> = {}): Changes => ({
  since: '2024-11-08T16:59:59.999Z',
  until: '2024-11-22T10:00:00.000Z',
  lastApproval: null,
  tally: { flip: 2, revised: 1, first: 1, target: 1, definition: 1, contest: 1, missing: 1, lock: 1 },
  values: [{ kpi: files, revised: 1, first: 1 }],
  changes: [
    valueChange,
    { ...valueChange, office: education, old: null, why: null, turned: null },
    {
      kind: 'target',
      at: '2024-11-11T03:00:00.000Z',
      by: 'Quản trị A',
      kpi: files,
      office: city,
      old: { level: 0.8, dueOn: '2024-12-31' },
      next: { level: 0.9, dueOn: '2024-12-31' },
      why: 'Quyết định 123',
    },
    {
      kind: 'definition',
      at: '2024-11-10T03:00:00.000Z',
      by: 'Quản trị A',
      kpi: files,
      fromOn: '2024-11-01',
      fields: ['name', 'formula'],
      isNew: false,
      isWithdrawn: false,
    },
    {
      kind: 'contest',
      at: '2024-11-09T03:00:00.000Z',
      by: 'Thủ trưởng Sở Y tế',
      kpi: files,
      office: health,
      period: '2024-10',
      state: 'open',
      why: 'Chưa tính hồ sơ chuyển tiếp',
    },
  ],
  flips: [
    { kpi: files, office: health, old: 'on-track', next: 'behind', turned: true },
    { kpi: files, office: null, old: 'at-risk', next: 'on-track', turned: false },
  ],
  missing: [{ kpi: files, office: education, period: '2024-10', due: '2024-10-25' }],
  locks: [
    {
      period: '2024-09',
      locked: true,
      reason: 'Đã chốt báo cáo',
      by: 'Người thẩm định',
      at: '2024-11-09T02:00:00.000Z',
    },
  ],
  ...more,
})

export const contestRow = (more: Partial<ContestRow> = {}): ContestRow => ({
  code: 'contest-1',
  version: 7,
  kpi: files,
  office: health,
  period: '2024-10',
  disputed: { numerator: 80, denominator: 100 },
  claimed: { numerator: 88, denominator: 100 },
  current: { numerator: 80, denominator: 100 },
  reason: 'Chưa tính hồ sơ chuyển tiếp',
  source: 'Công văn 12',
  state: 'open',
  openedBy: 'Thủ trưởng Sở Y tế',
  openedAt: '2024-11-08T02:40:00.000Z',
  decision: null,
  decidedBy: null,
  decidedAt: null,
  days: 14,
  may: { decide: true },
  ...more,
})

import type { Me } from '../../server/core/access.ts'
import type { Coverage, ReportedKpiRef, WorkItem } from '../../server/core/reporting/answers.ts'
import type { EntryState } from '../../server/core/reporting/entry.ts'
import type { OfficeRef } from '../../server/core/scorecard.ts'
import { education, health } from './answers.ts'
import { grant, nobody } from './people.ts'

/** Reports of offices, where no server is. */
export const reviewer: Me = {
  ...nobody,
  person: {
    id: 'reviewer',
    name: 'Người thẩm định',
    email: 'tham-dinh@example.vn',
    demonstration: true,
    hasPassword: true,
    hasSecondFactor: true,
    owesSecondFactor: false,
    grants: [grant('reviewer')],
  },
}

export const onlineShare: ReportedKpiRef = {
  id: 'online-share',
  theme: 'services',
  name: { vi: 'Hồ sơ nộp trực tuyến', en: 'Dossiers filed online' },
  unit: 'share',
  noun: { vi: 'hồ sơ', en: 'dossiers' },
  better: 'higher',
  numerator: { vi: 'Hồ sơ nộp trực tuyến', en: 'Dossiers filed online' },
  denominator: { vi: 'Hồ sơ tiếp nhận', en: 'Dossiers received' },
  formula: { vi: 'Chia', en: 'Divided' },
  cadence: 'month',
  least: 0,
  most: 1,
  origin: 'office',
}

const entry: EntryState = {
  version: 7,
  state: 'endorsed',
  numerator: 90,
  denominator: 100,
  vintage: 'official',
  note: null,
  source: null,
  explanation: null,
  reason: null,
  enteredBy: 'Cán bộ B',
  at: '2024-11-21T02:00:00.000Z',
  by: 'Thủ trưởng Sở Y tế',
}

/** A value with the reviewer. */
export function waitingItem(
  office: OfficeRef,
  {
    entry: said = {},
    about: kpi = onlineShare,
    ...cell
  }: Partial<Omit<WorkItem['cell'], 'entry'>> & { entry?: Partial<EntryState>; about?: ReportedKpiRef } = {},
): WorkItem {
  return {
    kpi,
    office,
    cell: {
      kpi: kpi.id,
      office: office.code,
      period: '2024-10',
      state: 'endorsed',
      due: '2024-10-25',
      late: false,
      locked: false,
      value: null,
      entry: { ...entry, ...said },
      before: { period: '2024-09', numerator: 85, denominator: 100, vintage: 'official' },
      target: null,
      status: 'on-track',
      may: ['return', 'approve'],
      evidence: 0,
      ...cell,
    },
  }
}

export const approved = {
  version: 3,
  numerator: 88,
  denominator: 100,
  vintage: 'estimate' as const,
  note: null,
  source: null,
  explanation: null,
  enteredBy: 'Cán bộ B',
  endorsedBy: 'Thủ trưởng Sở Y tế',
  approvedBy: 'Người thẩm định',
  approvedAt: '2024-11-01T02:00:00.000Z',
}

const counts = { empty: 0, entered: 0, submitted: 0, endorsed: 0, returned: 0, approved: 0 }

export const coverageOf = (lock: Coverage['lock'] = null): Coverage => ({
  period: '2024-10',
  today: '2024-11-22',
  lock,
  offices: [
    {
      office: health,
      due: '2024-10-25',
      counts: { ...counts, empty: 2, endorsed: 1, approved: 5 },
      late: 3,
      expected: 8,
    },
    { office: education, due: '2024-10-25', counts: { ...counts, approved: 6 }, late: 0, expected: 6 },
  ],
  total: { expected: 14, approved: 11, sent: 1, late: 3 },
})

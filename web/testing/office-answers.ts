import type { DrillRow, OfficePage } from '../../server/core/answers.ts'
import type { OfficeRef, ScorecardItem } from '../../server/core/scorecard.ts'
import { city, education, health, scorecard, sharedDatabases } from './answers.ts'

/** An office with one KPI of each face and one thing late. */
export const district: OfficeRef = {
  code: '303',
  kind: 'district',
  name: { vi: 'Quận Hồng Bàng', en: 'Hồng Bàng District' },
}

type Standing = OfficePage['items'][number]

const trendOf = (values: readonly (number | null)[]): ScorecardItem['trend'] =>
  values.map((value, nth) => ({ period: `2024-${String(12 - values.length + nth).padStart(2, '0')}`, value }))

export const standing = (item: Partial<ScorecardItem>, place: Partial<Standing> = {}): Standing => ({
  item: { ...sharedDatabases, published: null, illustrative: true, worst: [], inTrouble: 0, ...item },
  median: 0.5,
  rank: 3,
  of: 20,
  ...place,
})

const nothing = {
  numerator: null,
  denominator: null,
  value: null,
  status: 'no-data',
  since: null,
  change: null,
} as const

export const behind = standing(
  { numerator: 0, denominator: 4, value: 0, since: '2024-09-30', trend: trendOf([0, 0, 0]) },
  { median: 0.25, rank: 14 },
)
export const onTrack = standing({
  id: 'services-on-national-portal',
  theme: 'services',
  name: { vi: 'Dịch vụ trên Cổng quốc gia', en: 'Services on the national portal' },
  short: { vi: 'Trên Cổng quốc gia', en: 'National portal' },
  noun: { vi: 'dịch vụ', en: 'services' },
  numerator: 9,
  denominator: 10,
  value: 0.9,
  status: 'on-track',
  since: null,
})
/** A flow that came month by month and has stopped. */
export const stopped = standing(
  {
    ...nothing,
    id: 'dossiers-settled-on-time',
    theme: 'services',
    name: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers settled on time' },
    short: { vi: 'Hồ sơ đúng hạn', en: 'Settled on time' },
    coverage: { reported: 0, expected: 1 },
    trend: trendOf([0.9, 0.5, null, null, null]),
  },
  { rank: null },
)
/** An event that is rare: none this month. */
export const missing = standing(
  {
    ...nothing,
    id: 'petitions-on-time',
    theme: 'services',
    name: { vi: 'Phản ánh xử lý đúng hạn', en: 'Petitions answered on time' },
    coverage: null,
    trend: trendOf([null, 1, null]),
  },
  { rank: null },
)
export const never = standing(
  {
    ...nothing,
    id: 'platforms-in-operation',
    theme: 'services',
    short: { vi: 'Nền tảng đã vận hành', en: 'Platforms running' },
    coverage: null,
    trend: trendOf([null, null, null]),
  },
  { rank: null },
)
export const nobody = standing(
  {
    ...nothing,
    id: 'petition-survey',
    theme: 'services',
    short: { vi: 'Hài lòng xử lý phản ánh', en: 'Petition satisfaction' },
    coverage: null,
    trend: trendOf([null, null, null]),
  },
  { rank: null, median: null, of: 0 },
)
export const overdueTasks = standing(
  {
    id: 'tasks-overdue',
    theme: 'services',
    name: { vi: 'Nhiệm vụ quá hạn', en: 'Overdue tasks' },
    short: { vi: 'Nhiệm vụ quá hạn', en: 'Overdue tasks' },
    noun: { vi: 'nhiệm vụ quá hạn', en: 'overdue tasks' },
    unit: 'count',
    better: 'lower',
    numerator: 0,
    denominator: null,
    value: 0,
    status: 'on-track',
    since: null,
    target: { level: 0, expected: 0, dueOn: '2024-12-31', document: null, sample: true },
  },
  { median: 1, rank: 1 },
)

export const rowOf = (row: Partial<DrillRow>): DrillRow => ({
  key: row.code ?? 'row',
  code: 'DC-017',
  office: health,
  counted: false,
  amount: 1,
  sample: true,
  stage: 'overdue',
  dueOn: '2024-06-30',
  doneOn: null,
  supplements: null,
  recordedAt: '2024-10-07T02:00:00.000Z',
  recordedBy: 'Sở Y tế',
  cells: { name: { vi: 'Cơ sở dữ liệu tiêm chủng', en: 'Database of vaccinations' } },
  ...row,
})

export const officePage: OfficePage = {
  office: { ...health, validFrom: '2021-01-01', validTo: null, parent: city },
  predecessors: [{ office: education, on: '2023-03-01' }],
  successors: [],
  asOfDay: '2024-11-22',
  period: '2024-11',
  items: [behind, stopped, missing, never, nobody, onTrack, overdueTasks],
  late: {
    total: 1,
    rows: [
      {
        kpi: 'shared-databases-created',
        row: rowOf({}),
        name: { vi: 'Cơ sở dữ liệu tiêm chủng', en: 'Database of vaccinations' },
        daysLate: 145,
      },
    ],
  },
}

/** The city beside the office, with the themes of the fixtures. */
export const cityCard = {
  ...scorecard,
  themes: [...scorecard.themes, { id: 'services', name: { vi: 'Dịch vụ công', en: 'Online services' } }],
}

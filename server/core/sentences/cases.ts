import type { OfficeFigure, OfficeRef, Scorecard, ScorecardItem } from '../scorecard.ts'

/** The cases of the tests of this folder: figures of 22 November 2024, and the odd ones. */
export const office = (code: string, vi: string, en: string): OfficeRef => ({
  code,
  kind: 'department',
  name: { vi, en },
})
export const city: OfficeRef = {
  code: 'HP',
  kind: 'city',
  name: { vi: 'Thành phố Hải Phòng', en: 'Hai Phong city' },
}
const transport = office('SGTVT', 'Sở Giao thông vận tải', 'Department of Transport')
const construction = office('SXD', 'Sở Xây dựng', 'Department of Construction')
const trade = office('SCT', 'Sở Công Thương', 'Department of Industry and Trade')
const health = office('SYT', 'Sở Y tế', 'Department of Health')

const figure = (
  of: OfficeRef,
  numerator: number,
  denominator: number | null,
  status: OfficeFigure['status'],
): OfficeFigure => ({
  office: of,
  numerator,
  denominator,
  value: denominator ? numerator / denominator : numerator,
  status,
})

const months = [
  '2023-11',
  '2023-12',
  ...Array.from({ length: 11 }, (_, i) => `2024-${String(i + 1).padStart(2, '0')}`),
]
export const trendOf = (values: (number | null)[]): ScorecardItem['trend'] =>
  months.slice(-values.length).map((period, i) => ({ period, value: values[i] ?? null }))

const plain = {
  theme: 'data',
  better: 'higher',
  owner: null,
  target: null,
  since: null,
  change: null,
  period: '2024-11',
  until: '2024-11-22',
  vintage: 'official',
  through: null,
  illustrative: false,
  feed: null,
  published: null,
  updatedAt: '2024-11-21T16:40:00+07:00',
  trend: [],
  coverage: null,
  worst: [],
  inTrouble: 0,
} as const satisfies Partial<ScorecardItem>

const target = (level: number, expected = level, dueOn = '2024-12-31') => ({
  level,
  expected,
  dueOn,
  document: null,
  sample: true,
})

export const nineteenOfFiftySeven: ScorecardItem = {
  ...plain,
  id: 'shared-databases-created',
  name: { vi: 'Cơ sở dữ liệu dùng chung đã tạo lập', en: 'Shared databases created' },
  short: { vi: 'CSDL dùng chung', en: 'Shared databases' },
  noun: { vi: 'cơ sở dữ liệu dùng chung', en: 'shared databases' },
  unit: 'share',
  numerator: 19,
  denominator: 57,
  value: 19 / 57,
  target: target(28 / 57, 25.6 / 57),
  status: 'behind',
  since: '2024-06-30',
  change: { by: 1 / 57, things: 1, direction: 'up', judgement: 'better', against: '2024-10' },
  trend: trendOf([5 / 57, 6 / 57, 6 / 57, 8 / 57, 9 / 57, 11 / 57, 13 / 57, 15 / 57, null, 18 / 57, 19 / 57]),
  worst: [
    figure(transport, 0, 4, 'behind'),
    figure(construction, 0, 4, 'behind'),
    figure(trade, 0, 3, 'behind'),
    figure(health, 1, 3, 'at-risk'),
  ],
  inTrouble: 13,
}

export const onNationalPortal: ScorecardItem = {
  ...plain,
  id: 'services-on-national-portal',
  theme: 'services',
  name: {
    vi: 'Dịch vụ tích hợp trên Cổng Dịch vụ công quốc gia',
    en: 'Services on the National Public Service Portal',
  },
  short: { vi: 'Cổng DVC quốc gia', en: 'National portal' },
  noun: { vi: 'dịch vụ', en: 'services' },
  unit: 'share',
  numerator: 1579,
  denominator: 1937,
  value: 1579 / 1937,
  target: target(0.85),
  status: 'at-risk',
  since: '2024-11-22',
  change: { by: 41 / 1937, things: 41, direction: 'up', judgement: 'better', against: '2024-10' },
  trend: trendOf([0.78, 0.79, 0.794, 1579 / 1937]),
}

export const sharedTables: ScorecardItem = {
  ...plain,
  id: 'shared-tables',
  name: { vi: 'Bảng dữ liệu dùng chung', en: 'Shared data tables' },
  short: { vi: 'Bảng dùng chung', en: 'Shared tables' },
  noun: { vi: 'bảng dữ liệu', en: 'shared data tables' },
  unit: 'count',
  numerator: 58,
  denominator: null,
  value: 58,
  status: 'no-target',
  change: { by: 3, things: 3, direction: 'up', judgement: 'better', against: '2024-10' },
  trend: trendOf([50, 52, 55, 58]),
}

export const machineReadable: ScorecardItem = {
  ...plain,
  id: 'open-datasets-machine-readable',
  name: { vi: 'Bộ dữ liệu mở đúng chuẩn máy đọc', en: 'Open datasets that machines can read' },
  short: { vi: 'Đúng chuẩn máy đọc', en: 'Machine-readable' },
  noun: { vi: 'bộ dữ liệu mở', en: 'open datasets' },
  unit: 'share',
  numerator: null,
  denominator: null,
  value: null,
  target: target(0.9),
  status: 'no-data',
  trend: trendOf([0.6, 31 / 44, null, null]),
}

export const overdueDossiers: ScorecardItem = {
  ...plain,
  id: 'dossiers-overdue',
  theme: 'services',
  name: { vi: 'Hồ sơ quá hạn', en: 'Dossiers overdue' },
  short: { vi: 'Hồ sơ quá hạn', en: 'Overdue dossiers' },
  noun: { vi: 'hồ sơ', en: 'dossiers' },
  unit: 'count',
  better: 'lower',
  owner: null,
  numerator: 1312,
  denominator: null,
  value: 1312,
  target: target(1000),
  status: 'behind',
  since: '2024-10-31',
  change: { by: -20, things: -20, direction: 'down', judgement: 'better', against: '2024-10' },
  trend: trendOf([900, 1332, 1312]),
  worst: [figure(construction, 512, null, 'no-target'), figure(health, 300, null, 'no-target')],
}

export const openDataOffices: ScorecardItem = {
  ...plain,
  id: 'offices-with-open-data',
  name: { vi: 'Sở, ngành có dữ liệu mở', en: 'Departments with open data' },
  short: { vi: 'Sở, ngành có dữ liệu mở', en: 'Departments with open data' },
  noun: { vi: 'sở, ngành', en: 'departments' },
  unit: 'share',
  numerator: 7,
  denominator: 20,
  value: 0.35,
  target: target(0.7),
  status: 'behind',
  since: '2024-09-30',
  change: { by: 0, things: 0, direction: 'level', judgement: 'same', against: '2024-10' },
  trend: trendOf([0.35, 0.35, 0.35, 0.35]),
}

export const filedOnline: ScorecardItem = {
  ...plain,
  id: 'dossiers-filed-online',
  theme: 'services',
  name: { vi: 'Hồ sơ nộp trực tuyến', en: 'Dossiers filed online' },
  short: { vi: 'Nộp trực tuyến', en: 'Filed online' },
  noun: { vi: 'hồ sơ', en: 'dossiers' },
  unit: 'share',
  numerator: 91_204,
  denominator: 100_112,
  value: 91_204 / 100_112,
  target: target(0.85),
  status: 'on-track',
  vintage: 'preliminary',
  through: null,
  change: { by: 0.004, things: null, direction: 'up', judgement: 'better', against: '2024-10' },
  feed: null,
  published: {
    announcedOn: '2024-11-22',
    relation: 'more-than',
    numerator: null,
    denominator: null,
    share: 0.9,
    source: { vi: 'UBND thành phố', en: 'City People’s Committee' },
  },
  coverage: { reported: 35, expected: 35 },
}

export const warehouseRecords: ScorecardItem = {
  ...plain,
  id: 'warehouse-records',
  name: { vi: 'Bản ghi trong kho dữ liệu dùng chung', en: 'Records in the shared warehouse' },
  short: { vi: 'Bản ghi trong kho', en: 'Records in the warehouse' },
  noun: { vi: 'bản ghi', en: 'records' },
  unit: 'count',
  numerator: 437_218,
  denominator: null,
  value: 437_218,
  status: 'no-target',
  change: { by: 25_118, things: 25_118, direction: 'up', judgement: 'better', against: '2024-10' },
  feed: null,
  published: {
    announcedOn: '2024-11-22',
    relation: 'more-than',
    numerator: 437_000,
    denominator: null,
    share: null,
    source: { vi: 'UBND thành phố', en: 'City People’s Committee' },
  },
}

export const settledOnTime: ScorecardItem = {
  ...plain,
  id: 'dossiers-settled-on-time',
  theme: 'services',
  name: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers settled on time' },
  short: { vi: 'Giải quyết đúng hạn', en: 'Settled on time' },
  noun: { vi: 'hồ sơ', en: 'dossiers' },
  unit: 'share',
  numerator: 118_402,
  denominator: 121_630,
  value: 118_402 / 121_630,
  target: target(0.95),
  status: 'on-track',
  vintage: 'preliminary',
  through: null,
  change: { by: -0.004, things: null, direction: 'down', judgement: 'worse', against: '2024-10' },
  coverage: { reported: 34, expected: 35 },
}

export const survey: ScorecardItem = {
  ...plain,
  id: 'satisfaction-survey',
  theme: 'satisfaction',
  name: { vi: 'Mức độ hài lòng qua khảo sát', en: 'Satisfaction in surveys' },
  short: { vi: 'Hài lòng qua khảo sát', en: 'Survey satisfaction' },
  noun: { vi: 'phiếu khảo sát', en: 'survey responses' },
  unit: 'share',
  numerator: 4612,
  denominator: 5040,
  value: 4612 / 5040,
  target: target(0.9),
  status: 'on-track',
  period: '2024-Q3',
  until: '2024-09-30',
  change: { by: 0.014, things: null, direction: 'up', judgement: 'better', against: '2024-Q2' },
  coverage: { reported: 20, expected: 20 },
}

export const runningExchanges: ScorecardItem = {
  ...plain,
  id: 'lgsp-exchanges',
  theme: 'platforms',
  name: { vi: 'Giao dịch qua nền tảng LGSP', en: 'Messages exchanged through the LGSP' },
  short: { vi: 'Giao dịch LGSP', en: 'LGSP messages' },
  noun: { vi: 'giao dịch', en: 'messages' },
  unit: 'count',
  numerator: 612_480,
  denominator: null,
  value: 612_480,
  target: target(600_000, 440_000, '2024-12-31'),
  status: 'on-track',
  vintage: 'preliminary',
  through: null,
  coverage: { reported: 1, expected: 1 },
}

/** Below the level of the end of the year, but where its path wants it to be. */
export const onItsPath: ScorecardItem = {
  ...nineteenOfFiftySeven,
  numerator: 26,
  value: 26 / 57,
  status: 'on-track',
  since: null,
  worst: [],
  inTrouble: 0,
}

export const items = [
  nineteenOfFiftySeven,
  onNationalPortal,
  sharedTables,
  machineReadable,
  overdueDossiers,
  openDataOffices,
  filedOnline,
  warehouseRecords,
  settledOnTime,
  survey,
  runningExchanges,
]

const themes: Scorecard['themes'] = [
  { id: 'data', name: { vi: 'Dữ liệu', en: 'Data' } },
  { id: 'services', name: { vi: 'Dịch vụ công trực tuyến', en: 'Online services' } },
  { id: 'satisfaction', name: { vi: 'Mức độ hài lòng', en: 'Satisfaction' } },
  { id: 'platforms', name: { vi: 'Nền tảng và định danh', en: 'Platforms and identity' } },
]

export const cardOf = (of: ScorecardItem[]): Scorecard => ({
  asOf: '2024-11-22T17:00:00+07:00',
  asOfDay: '2024-11-22',
  story: null,
  period: '2024-11',
  compare: '2024-10',
  office: city,
  themes,
  items: of,
  matrix: {
    kpis: ['shared-databases-created'],
    rows: [
      { office: transport, cells: [{ numerator: 0, denominator: 4, value: 0, status: 'behind' }] },
      { office: health, cells: [null] },
    ],
  },
})

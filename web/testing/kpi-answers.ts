import type { SeriesPoint } from '../../server/core/answers.ts'
import { parsePeriod } from '../../server/core/period.ts'
import type { Breakdown, Facets, KpiDescriptor, KpiPage, RowPage, Series } from '../data/questions.ts'
import { city, education, health, sharedDatabases } from './answers.ts'

/** The answers behind one page of a KPI, where no server is. */
export const sharedDatabasesKpi = {
  id: 'shared-databases-created',
  public: true,
  theme: 'data',
  name: sharedDatabases.name,
  short: sharedDatabases.short,
  unit: 'share',
  noun: sharedDatabases.noun,
  better: 'higher',
  slack: 0.05,
  question: { vi: 'Bao nhiêu cơ sở dữ liệu đã được tạo lập?', en: 'How many databases have been created?' },
  formula: { vi: 'Số đã tạo lập chia cho số trong danh mục.', en: 'Created divided by listed.' },
  numerator: { vi: 'Cơ sở dữ liệu đã tạo lập', en: 'Databases created' },
  denominator: { vi: 'Cơ sở dữ liệu trong danh mục', en: 'Databases listed' },
  source: { vi: 'Danh mục cơ sở dữ liệu dùng chung', en: 'Register of shared databases' },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  kinds: ['department'],
  shape: 'stock',
  service: null,
  hasStage: true,
  hasDue: true,
  hasDone: true,
  dateLabels: {
    due: { vi: 'Ngày dự kiến tạo lập', en: 'Planned for' },
    done: { vi: 'Ngày tạo lập', en: 'Created on' },
  },
  reporting: null,
  columns: [
    { key: 'name', kind: 'name', label: { vi: 'Cơ sở dữ liệu', en: 'Database' } },
    { key: 'records', kind: 'number', label: { vi: 'Bản ghi', en: 'Records' } },
    { key: 'builtOn', kind: 'date', label: { vi: 'Ngày xây dựng xong', en: 'Built on' } },
    { key: 'open', kind: 'yes-no', label: { vi: 'Dữ liệu mở', en: 'Open data' } },
    {
      key: 'way',
      kind: 'choice',
      label: { vi: 'Cách kết nối', en: 'Connected through' },
      choices: { lgsp: { vi: 'Qua LGSP', en: 'Through the LGSP' } },
    },
    { key: 'note', kind: 'text', label: { vi: 'Ghi chú', en: 'Note' } },
  ],
} satisfies KpiDescriptor as KpiDescriptor

const target = { document: null, sample: true, fromLevel: null }

export const kpiPage: KpiPage = {
  kpi: sharedDatabasesKpi,
  item: { ...sharedDatabases, coverage: null },
  elements: [],
  office: city,
  asOf: '2024-11-22T10:00:00.000Z',
  asOfDay: '2024-11-22',
  owner: health,
  documents: [{ code: '42/2022/NĐ-CP', title: { vi: 'Nghị định', en: 'Decree' }, issuedOn: '2022-06-24' }],
  targets: [{ ...target, fromOn: '2024-01-01', dueOn: '2024-12-31', level: 28 / 57 }],
  lastRecorded: { at: '2024-11-21T09:40:00.000Z', by: 'Sở Y tế', code: 'DC-040' },
}

const pointOf = (id: string, numerator: number | null): SeriesPoint => {
  const period = parsePeriod(id)
  if (!period) throw new RangeError(id)
  return {
    period: id,
    start: period.start,
    end: period.end,
    until: period.end < '2024-11-22' ? period.end : '2024-11-22',
    numerator,
    denominator: numerator === null ? null : 57,
    value: numerator === null ? null : numerator / 57,
    target: { level: 28 / 57, expected: 26 / 57, dueOn: '2024-12-31', document: null, sample: true },
    status: numerator === null ? 'no-data' : 'behind',
    vintage: 'official',
    through: null,
    illustrative: true,
  }
}

export const kpiSeries: Series = {
  kpi: 'shared-databases-created',
  office: city,
  asOfDay: '2024-11-22',
  feed: null,
  points: [
    pointOf('2024-06', 11),
    pointOf('2024-07', 13),
    pointOf('2024-08', 15),
    pointOf('2024-09', null),
    pointOf('2024-10', 18),
    pointOf('2024-11', 19),
  ],
  targets: [
    { ...target, fromOn: '2024-01-01', dueOn: '2024-06-30', level: 12 / 57 },
    { ...target, fromOn: '2024-07-01', dueOn: '2024-12-31', level: 28 / 57 },
    { ...target, fromOn: '2025-01-01', dueOn: '2025-06-30', level: 42 / 57 },
  ],
  events: [{ day: '2024-11-21', label: { vi: 'Khởi động Dự án', en: 'Launch' }, sample: false }],
}

export const kpiBreakdown: Breakdown = {
  kpi: 'shared-databases-created',
  period: '2024-11',
  until: '2024-11-22',
  asOfDay: '2024-11-22',
  feed: null,
  rows: [
    { office: education, numerator: 2, denominator: 3, value: 2 / 3, status: 'on-track', rank: 1 },
    { office: health, numerator: 1, denominator: 3, value: 1 / 3, status: 'behind', rank: 2 },
  ],
  silent: [
    { code: 'SNGV', kind: 'department', name: { vi: 'Sở Ngoại vụ', en: 'Department of Foreign Affairs' } },
  ],
  medians: [{ kind: 'department', value: 0.5 }],
  city: { office: city, numerator: 19, denominator: 57, value: 19 / 57, status: 'behind' },
}

export const kpiRows: RowPage = {
  part: 'denominator',
  period: '2024-11',
  until: '2024-11-22',
  asOfDay: '2024-11-22',
  feed: null,
  parts: {
    numerator: { rows: 19, amount: 19 },
    denominator: { rows: 57, amount: 57 },
    rest: { rows: 38, amount: 38 },
  },
  found: 57,
  page: 1,
  pages: 3,
  size: 25,
  sort: 'stage',
  rows: [
    {
      key: '1',
      code: 'DC-031',
      office: health,
      counted: false,
      amount: 1,
      sample: true,
      stage: 'overdue',
      dueOn: '2024-06-30',
      doneOn: null,
      supplements: null,
      recordedAt: '2024-07-07T09:00:00+07:00',
      recordedBy: 'Sở Y tế',
      cells: {
        name: { vi: 'Cơ sở dữ liệu tiêm chủng', en: 'Database of vaccinations' },
        records: 12_345,
        builtOn: '2024-05-04',
        open: true,
        way: 'lgsp',
        note: 'Chờ nghiệm thu',
      },
    },
    {
      key: '2',
      code: 'DC-040',
      office: education,
      counted: true,
      amount: 1,
      sample: false,
      stage: 'done-late',
      dueOn: '2024-06-30',
      doneOn: '2024-07-02',
      supplements: null,
      recordedAt: '2024-07-03T09:00:00+07:00',
      recordedBy: 'Sở Giáo dục và Đào tạo',
      cells: {
        name: { vi: 'Cơ sở dữ liệu học sinh', en: 'Database of pupils' },
        records: null,
        builtOn: null,
        open: false,
        way: null,
        note: null,
      },
    },
  ],
}

export const kpiFacets: Facets = {
  found: 57,
  facets: [
    {
      key: 'office',
      values: [
        { value: 'SYT', rows: 3 },
        { value: 'SGDDT', rows: 3 },
      ],
    },
    {
      key: 'stage',
      values: [
        { value: 'overdue', rows: 29 },
        { value: 'done-late', rows: 5 },
      ],
    },
    { key: 'way', values: [{ value: 'lgsp', rows: 7 }] },
    { key: 'open', values: [{ value: 'true', rows: 9 }] },
  ],
}

export const kpiAnswers: Record<string, unknown> = {
  'kpi.page': kpiPage,
  'kpi.series': kpiSeries,
  'kpi.breakdown': kpiBreakdown,
  'kpi.rows': kpiRows,
  'kpi.facets': kpiFacets,
}

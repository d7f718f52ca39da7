import type { OfficeRef, ScorecardItem } from '../../server/core/scorecard.ts'
import type { Scorecard, Setting } from '../data/questions.ts'

/** A few answers to draw pages from, where no server is. */
export const city: OfficeRef = {
  code: 'HP',
  kind: 'city',
  name: { vi: 'Thành phố Hải Phòng', en: 'Hai Phong City' },
}
export const health: OfficeRef = {
  code: 'SYT',
  kind: 'department',
  name: { vi: 'Sở Y tế', en: 'Department of Health' },
}
export const education: OfficeRef = {
  code: 'SGDDT',
  kind: 'department',
  name: { vi: 'Sở Giáo dục và Đào tạo', en: 'Department of Education and Training' },
}

export const setting: Setting = {
  story: { name: 'launch', title: { vi: 'Ngày khai trương', en: 'Launch day' } },
  firstDay: '2022-01-05',
  today: '2024-11-22',
  offices: [city, health, education],
  kpis: [
    {
      id: 'shared-databases-created',
      theme: 'data',
      name: { vi: 'Cơ sở dữ liệu dùng chung đã tạo lập', en: 'Shared databases created' },
    },
  ],
}

export const sharedDatabases: ScorecardItem = {
  id: 'shared-databases-created',
  theme: 'data',
  name: { vi: 'Cơ sở dữ liệu dùng chung đã tạo lập', en: 'Shared databases created' },
  short: { vi: 'CSDL dùng chung', en: 'Shared databases' },
  noun: { vi: 'cơ sở dữ liệu dùng chung', en: 'shared databases' },
  unit: 'share',
  better: 'higher',
  owner: null,
  numerator: 19,
  denominator: 57,
  value: 19 / 57,
  target: { level: 28 / 57, expected: 26 / 57, dueOn: '2024-12-31', document: null, sample: true },
  status: 'behind',
  since: '2024-06-30',
  change: { by: 1 / 57, things: 1, direction: 'up', judgement: 'better', against: '2024-10' },
  period: '2024-11',
  until: '2024-11-22',
  vintage: 'official',
  through: null,
  illustrative: false,
  feed: null,
  published: {
    announcedOn: '2024-11-22',
    relation: 'equals',
    numerator: 19,
    denominator: 57,
    share: null,
    source: { vi: 'Công bố của UBND thành phố', en: 'City announcement' },
  },
  updatedAt: '2024-11-21T09:40:00.000Z',
  trend: [
    { period: '2024-09', value: null },
    { period: '2024-10', value: 18 / 57 },
    { period: '2024-11', value: 19 / 57 },
  ],
  coverage: { reported: 19, expected: 20 },
  worst: [],
  inTrouble: 1,
}

export const scorecard: Scorecard = {
  asOf: '2024-11-22T10:00:00.000Z',
  asOfDay: '2024-11-22',
  story: setting.story,
  period: '2024-11',
  compare: '2024-10',
  office: city,
  themes: [{ id: 'data', name: { vi: 'Dữ liệu', en: 'Data' } }],
  items: [sharedDatabases],
  matrix: {
    kpis: ['shared-databases-created'],
    rows: [{ office: health, cells: [{ numerator: 1, denominator: 3, value: 1 / 3, status: 'at-risk' }] }],
  },
}

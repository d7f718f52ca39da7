import { openDatasets } from '../../db/schema/registers.ts'
import { officeName } from './columns.ts'
import { defineKpi } from './define.ts'
import { type Evidence, officesWhere, reachedBy, rowsAmong, rowsWhere } from './measure.ts'

const publishing: Evidence = { register: openDatasets, where: (w) => reachedBy(openDatasets.publishedOn, w) }

export default defineKpi({
  id: 'offices-with-open-data',
  public: true,
  theme: 'data',
  name: { vi: 'Sở, ngành cung cấp dữ liệu mở', en: 'Departments providing open data' },
  short: { vi: 'Sở, ngành có dữ liệu mở', en: 'Departments with open data' },
  unit: 'share',
  noun: { vi: 'sở, ngành', en: 'departments' },
  better: 'higher',
  // Two departments of the 20.
  slack: 0.1,
  question: {
    vi: 'Bao nhiêu sở, ngành đã công bố ít nhất một bộ dữ liệu mở?',
    en: 'How many departments have published at least one open dataset?',
  },
  formula: {
    vi: 'Số sở, ngành có ít nhất một bộ dữ liệu đã công bố trên Cổng dữ liệu mở, chia cho số sở, ngành của thành phố, tính đến cuối kỳ.',
    en: 'Departments with at least one dataset published on the open-data portal, divided by all departments of the city, at the end of the period.',
  },
  numerator: {
    vi: 'Sở, ngành có ít nhất một bộ dữ liệu mở đã công bố',
    en: 'Departments with at least one published dataset',
  },
  denominator: { vi: 'Sở, ngành của thành phố', en: 'Departments of the city' },
  source: {
    vi: 'Danh mục bộ dữ liệu mở; danh mục đơn vị',
    en: 'Register of open datasets; register of offices',
  },
  documents: ['DA-CQS-HP-2021-2025'],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: '14/20, 7/20 và 18/20 là ba phép đếm khác nhau về ba việc khác nhau. Mẫu số là số sở, ngành tồn tại vào cuối kỳ và thay đổi khi các sở hợp nhất.',
    en: '14/20, 7/20 and 18/20 are three different counts of three different things. The denominator is the departments that exist at the end of the period; it changes when departments merge.',
  },
  kinds: ['department'],
  measure: officesWhere({ kinds: ['department'], evidence: publishing, has: 'some' }),
  columns: {
    name: officeName,
    published: {
      label: { vi: 'Bộ đã công bố', en: 'Datasets published' },
      kind: 'number',
      column: (w) => rowsWhere(publishing, w),
    },
    listed: {
      label: { vi: 'Bộ trong kế hoạch', en: 'Datasets planned' },
      kind: 'number',
      column: (w) => rowsAmong(publishing, w),
    },
  },
})

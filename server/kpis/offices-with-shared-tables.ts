import { sharedTables } from '../../db/schema/registers.ts'
import { officeName } from './columns.ts'
import { defineKpi } from './define.ts'
import { type Evidence, officesWhere, reachedBy, rowsAmong, rowsWhere } from './measure.ts'

const sharing: Evidence = { register: sharedTables, where: (w) => reachedBy(sharedTables.sharedOn, w) }

export default defineKpi({
  id: 'offices-with-shared-tables',
  public: true,
  theme: 'data',
  name: { vi: 'Sở, ngành có bảng dữ liệu dùng chung', en: 'Departments with shared data tables' },
  short: { vi: 'Sở, ngành có bảng dùng chung', en: 'Departments sharing tables' },
  unit: 'share',
  noun: { vi: 'sở, ngành', en: 'departments' },
  better: 'higher',
  // Two departments of the 20.
  slack: 0.1,
  question: {
    vi: 'Bao nhiêu sở, ngành đã có ít nhất một bảng dữ liệu dùng chung?',
    en: 'How many departments share at least one data table?',
  },
  formula: {
    vi: 'Số sở, ngành có ít nhất một bảng dữ liệu đã đưa vào dùng chung, chia cho số sở, ngành của thành phố, tính đến cuối kỳ.',
    en: 'Departments with at least one data table shared, divided by all departments of the city, at the end of the period.',
  },
  numerator: {
    vi: 'Sở, ngành có ít nhất một bảng dữ liệu dùng chung',
    en: 'Departments with at least one shared table',
  },
  denominator: { vi: 'Sở, ngành của thành phố', en: 'Departments of the city' },
  source: {
    vi: 'Danh mục bảng dữ liệu dùng chung; danh mục đơn vị',
    en: 'Register of shared data tables; register of offices',
  },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: '14/20, 7/20 và 18/20 là ba phép đếm khác nhau về ba việc khác nhau. Mẫu số là số sở, ngành tồn tại vào cuối kỳ và thay đổi khi các sở hợp nhất.',
    en: '14/20, 7/20 and 18/20 are three different counts of three different things. The denominator is the departments that exist at the end of the period; it changes when departments merge.',
  },
  kinds: ['department'],
  measure: officesWhere({ kinds: ['department'], evidence: sharing, has: 'some' }),
  columns: {
    name: officeName,
    shared: {
      label: { vi: 'Bảng đã dùng chung', en: 'Tables shared' },
      kind: 'number',
      column: (w) => rowsWhere(sharing, w),
    },
    listed: {
      label: { vi: 'Bảng trong danh mục', en: 'Tables listed' },
      kind: 'number',
      column: (w) => rowsAmong(sharing, w),
    },
  },
})

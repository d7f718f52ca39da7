import { warehouseDatasets } from '../../db/schema/registers.ts'
import { officeName } from './columns.ts'
import { defineKpi } from './define.ts'
import { type Evidence, officesWhere, reachedBy, rowsAmong, rowsWhere } from './measure.ts'

const loading: Evidence = {
  register: warehouseDatasets,
  where: (w) => reachedBy(warehouseDatasets.loadedOn, w),
}

export default defineKpi({
  id: 'offices-in-warehouse',
  public: true,
  theme: 'data',
  name: {
    vi: 'Sở, ngành cung cấp dữ liệu vào kho dùng chung',
    en: 'Departments contributing to the shared warehouse',
  },
  short: { vi: 'Sở, ngành có dữ liệu trong kho', en: 'Departments in the warehouse' },
  unit: 'share',
  noun: { vi: 'sở, ngành', en: 'departments' },
  better: 'higher',
  // Two departments of the 20.
  slack: 0.1,
  question: {
    vi: 'Bao nhiêu sở, ngành đã có ít nhất một bộ dữ liệu trong kho dữ liệu dùng chung?',
    en: 'How many departments have at least one dataset in the shared data warehouse?',
  },
  formula: {
    vi: 'Số sở, ngành có ít nhất một bộ dữ liệu đã đưa vào kho, chia cho số sở, ngành của thành phố, tính đến cuối kỳ.',
    en: 'Departments with at least one dataset loaded into the warehouse, divided by all departments of the city, at the end of the period.',
  },
  numerator: {
    vi: 'Sở, ngành có ít nhất một bộ dữ liệu trong kho',
    en: 'Departments with at least one dataset in the warehouse',
  },
  denominator: { vi: 'Sở, ngành của thành phố', en: 'Departments of the city' },
  source: {
    vi: 'Danh mục bộ dữ liệu của kho dữ liệu dùng chung; danh mục đơn vị',
    en: 'Register of datasets of the shared data warehouse; register of offices',
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
  measure: officesWhere({ kinds: ['department'], evidence: loading, has: 'some' }),
  columns: {
    name: officeName,
    loaded: {
      label: { vi: 'Bộ đã đưa vào kho', en: 'Datasets loaded' },
      kind: 'number',
      column: (w) => rowsWhere(loading, w),
    },
    listed: {
      label: { vi: 'Bộ trong danh mục', en: 'Datasets listed' },
      kind: 'number',
      column: (w) => rowsAmong(loading, w),
    },
  },
})

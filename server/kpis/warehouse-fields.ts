import { warehouseDatasets } from '../../db/schema/registers.ts'
import { warehouseColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'

export default defineKpi({
  id: 'warehouse-fields',
  public: true,
  theme: 'data',
  name: { vi: 'Trường thông tin trong kho dùng chung', en: 'Fields in the shared warehouse' },
  short: { vi: 'Trường thông tin trong kho', en: 'Warehouse fields' },
  unit: 'count',
  noun: { vi: 'trường thông tin', en: 'fields' },
  better: 'higher',
  // The fields of five datasets, at about ten each (1,941 in 192).
  slack: 50,
  question: {
    vi: 'Các bộ dữ liệu trong kho dữ liệu dùng chung có tất cả bao nhiêu trường thông tin?',
    en: 'How many fields do the datasets in the shared data warehouse have together?',
  },
  formula: {
    vi: 'Tổng số trường thông tin của các bộ dữ liệu đã đưa vào kho, tính đến cuối kỳ.',
    en: 'Sum of the fields of the datasets loaded into the warehouse, at the end of the period.',
  },
  numerator: {
    vi: 'Trường thông tin của các bộ dữ liệu đã đưa vào kho',
    en: 'Fields of the datasets loaded',
  },
  denominator: null,
  source: {
    vi: 'Danh mục bộ dữ liệu của kho dữ liệu dùng chung',
    en: 'Register of datasets of the shared data warehouse',
  },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  kinds: ['department'],
  measure: reached({
    register: warehouseDatasets,
    planned: warehouseDatasets.plannedOn,
    actual: warehouseDatasets.loadedOn,
    amount: warehouseDatasets.fieldCount,
  }),
  dateLabels: {
    due: { vi: 'Ngày dự kiến', en: 'Planned for' },
    done: { vi: 'Ngày đưa vào kho', en: 'Loaded on' },
  },
  columns: warehouseColumns,
})

import { warehouseDatasets } from '../../db/schema/registers.ts'
import { warehouseColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'

export default defineKpi({
  id: 'warehouse-datasets',
  public: true,
  theme: 'data',
  name: { vi: 'Bộ dữ liệu trong kho dùng chung', en: 'Datasets in the shared warehouse' },
  short: { vi: 'Bộ dữ liệu trong kho', en: 'Warehouse datasets' },
  unit: 'count',
  noun: { vi: 'bộ dữ liệu', en: 'datasets' },
  better: 'higher',
  // Five datasets of the 192: a gap that one department can close.
  slack: 5,
  question: {
    vi: 'Kho dữ liệu dùng chung có bao nhiêu bộ dữ liệu?',
    en: 'How many datasets does the shared data warehouse hold?',
  },
  formula: {
    vi: 'Số bộ dữ liệu đã đưa vào kho dữ liệu dùng chung, tính đến cuối kỳ.',
    en: 'Datasets loaded into the shared data warehouse, at the end of the period.',
  },
  numerator: { vi: 'Bộ dữ liệu đã đưa vào kho', en: 'Datasets loaded into the warehouse' },
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
  matrix: true,
  measure: reached({
    register: warehouseDatasets,
    planned: warehouseDatasets.plannedOn,
    actual: warehouseDatasets.loadedOn,
  }),
  dateLabels: {
    due: { vi: 'Ngày dự kiến', en: 'Planned for' },
    done: { vi: 'Ngày đưa vào kho', en: 'Loaded on' },
  },
  columns: warehouseColumns,
})

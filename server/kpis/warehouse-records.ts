import { warehouseDatasets } from '../../db/schema/registers.ts'
import { warehouseColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'

export default defineKpi({
  id: 'warehouse-records',
  public: true,
  theme: 'data',
  name: { vi: 'Bản ghi trong kho dùng chung', en: 'Records in the shared warehouse' },
  short: { vi: 'Bản ghi trong kho', en: 'Warehouse records' },
  unit: 'count',
  noun: { vi: 'bản ghi', en: 'records' },
  better: 'higher',
  // The records of five datasets, at about 2,300 each (437,000 in 192), rounded down.
  slack: 10000,
  question: {
    vi: 'Các bộ dữ liệu trong kho dữ liệu dùng chung có tất cả bao nhiêu bản ghi?',
    en: 'How many records do the datasets in the shared data warehouse hold together?',
  },
  formula: {
    vi: 'Tổng số bản ghi của các bộ dữ liệu đã đưa vào kho, tính đến cuối kỳ.',
    en: 'Sum of the records of the datasets loaded into the warehouse, at the end of the period.',
  },
  numerator: { vi: 'Bản ghi của các bộ dữ liệu đã đưa vào kho', en: 'Records of the datasets loaded' },
  denominator: null,
  source: {
    vi: 'Danh mục bộ dữ liệu của kho dữ liệu dùng chung',
    en: 'Register of datasets of the shared data warehouse',
  },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Nguồn công khai chỉ nói “hơn 437.000 bản ghi”, không nêu con số chính xác. Số bản ghi của mỗi bộ là số ghi nhận lần cuối; muốn biết số của một ngày trước đó, hãy xem theo thời điểm ghi nhận.',
    en: 'The public source says only “more than 437,000 records” and gives no exact number. Each dataset carries the number recorded last; for that of an earlier day, look at what was known on that day.',
  },
  kinds: ['department'],
  measure: reached({
    register: warehouseDatasets,
    planned: warehouseDatasets.plannedOn,
    actual: warehouseDatasets.loadedOn,
    amount: warehouseDatasets.recordCount,
  }),
  dateLabels: {
    due: { vi: 'Ngày dự kiến', en: 'Planned for' },
    done: { vi: 'Ngày đưa vào kho', en: 'Loaded on' },
  },
  columns: warehouseColumns,
})

import { sharedTables } from '../../db/schema/registers.ts'
import { nameOf, noteOf } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'

export default defineKpi({
  id: 'shared-tables',
  public: true,
  theme: 'data',
  name: { vi: 'Bảng dữ liệu dùng chung', en: 'Shared data tables' },
  short: { vi: 'Bảng dữ liệu dùng chung', en: 'Shared tables' },
  unit: 'count',
  noun: { vi: 'bảng dữ liệu', en: 'data tables' },
  better: 'higher',
  // A twentieth of the 58; no document sets a target yet.
  slack: 3,
  question: {
    vi: 'Các sở, ngành đã đưa bao nhiêu bảng dữ liệu vào dùng chung?',
    en: 'How many data tables do the departments share?',
  },
  formula: {
    vi: 'Số bảng dữ liệu trong danh mục đã đưa vào dùng chung, tính đến cuối kỳ.',
    en: 'Data tables on the list that are shared, at the end of the period.',
  },
  numerator: { vi: 'Bảng dữ liệu đã đưa vào dùng chung', en: 'Data tables that are shared' },
  denominator: null,
  source: { vi: 'Danh mục bảng dữ liệu dùng chung', en: 'Register of shared data tables' },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Nguồn công khai không nói rõ 58 bảng thuộc các cơ sở dữ liệu dùng chung hay thuộc Cổng dữ liệu mở.',
    en: 'Public sources do not say whether the 58 tables belong to the shared databases or to the open-data portal.',
  },
  kinds: ['department'],
  matrix: true,
  measure: reached({
    register: sharedTables,
    planned: sharedTables.plannedOn,
    actual: sharedTables.sharedOn,
  }),
  dateLabels: {
    due: { vi: 'Ngày dự kiến', en: 'Planned for' },
    done: { vi: 'Ngày đưa vào dùng chung', en: 'Shared on' },
  },
  columns: {
    name: nameOf(sharedTables, { vi: 'Bảng dữ liệu', en: 'Data table' }),
    note: noteOf(sharedTables),
  },
})

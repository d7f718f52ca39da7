import { sharedDatabases } from '../../db/schema/registers.ts'
import { nameOf, noteOf } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'

export default defineKpi({
  id: 'shared-databases-created',
  public: true,
  theme: 'data',
  name: { vi: 'Cơ sở dữ liệu dùng chung đã tạo lập', en: 'Shared databases created' },
  short: { vi: 'CSDL dùng chung', en: 'Shared databases' },
  unit: 'share',
  noun: { vi: 'cơ sở dữ liệu dùng chung', en: 'shared databases' },
  better: 'higher',
  // Three databases of the 57: a gap that a quarter of steady work closes.
  slack: 0.05,
  question: {
    vi: 'Bao nhiêu cơ sở dữ liệu trong danh mục dùng chung của thành phố đã được tạo lập?',
    en: 'How many databases on the city’s list of shared databases have been created?',
  },
  formula: {
    vi: 'Số cơ sở dữ liệu trong danh mục đã tạo lập, chia cho số cơ sở dữ liệu còn trong danh mục, tính đến cuối kỳ.',
    en: 'Databases on the list that have been created, divided by databases on the list, at the end of the period.',
  },
  numerator: { vi: 'Cơ sở dữ liệu trong danh mục đã tạo lập', en: 'Listed databases that have been created' },
  denominator: { vi: 'Cơ sở dữ liệu còn trong danh mục dùng chung', en: 'Databases on the shared list' },
  source: { vi: 'Danh mục cơ sở dữ liệu dùng chung', en: 'Register of shared databases' },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Con số 19/57 được công bố ngày 22/11/2024; cách gọi “đã tạo lập” là cách hiểu từ một bản dịch, chưa phải lời văn gốc.',
    en: 'The figure 19/57 was published on 22 November 2024; the wording “created” is a reading of a translation, not the original text.',
  },
  kinds: ['department'],
  matrix: true,
  measure: reached({
    register: sharedDatabases,
    planned: sharedDatabases.plannedOn,
    actual: sharedDatabases.createdOn,
  }),
  dateLabels: {
    due: { vi: 'Ngày dự kiến tạo lập', en: 'Planned for' },
    done: { vi: 'Ngày tạo lập', en: 'Created on' },
  },
  columns: {
    name: nameOf(sharedDatabases, { vi: 'Cơ sở dữ liệu', en: 'Database' }),
    designedOn: {
      label: { vi: 'Ngày thiết kế xong', en: 'Designed on' },
      kind: 'date',
      column: sharedDatabases.designedOn,
    },
    builtOn: {
      label: { vi: 'Ngày xây dựng xong', en: 'Built on' },
      kind: 'date',
      column: sharedDatabases.builtOn,
    },
    note: noteOf(sharedDatabases),
  },
})

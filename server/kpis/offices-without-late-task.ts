import { tasks } from '../../db/schema/tasks.ts'
import { officeName } from './columns.ts'
import { defineKpi } from './define.ts'
import { type Evidence, officesWhere, rowsAmong, rowsWhere } from './measure.ts'
import { charged, isLate, ratedInTheYear } from './task-list.ts'

const lateness: Evidence = { register: tasks, office: charged, among: ratedInTheYear, where: isLate }

export default defineKpi({
  id: 'offices-without-late-task',
  public: false,
  theme: 'tasks',
  name: { vi: 'Sở, ngành không có nhiệm vụ chậm', en: 'Departments without a late task' },
  short: { vi: 'Sở, ngành không chậm nhiệm vụ', en: 'Departments without a late task' },
  unit: 'share',
  noun: { vi: 'sở, ngành', en: 'departments' },
  better: 'higher',
  // Two departments of the 20.
  slack: 0.1,
  question: {
    vi: 'Bao nhiêu sở, ngành không có nhiệm vụ nào của năm bị chậm?',
    en: 'How many departments have no late task in the list of the year?',
  },
  formula: {
    vi: 'Số sở, ngành không có nhiệm vụ nào của năm quá hạn hoặc hoàn thành quá hạn, chia cho số sở, ngành có nhiệm vụ trong năm, tính đến cuối kỳ; gia hạn xin sau khi đã quá hạn không xóa việc quá hạn.',
    en: 'Departments none of whose tasks of the year is overdue or was completed late, divided by departments that have a task in the year, at the end of the period; an extension asked for after the deadline had passed does not undo that it passed.',
  },
  numerator: {
    vi: 'Sở, ngành có nhiệm vụ và không nhiệm vụ nào chậm',
    en: 'Departments with tasks, none of them late',
  },
  denominator: { vi: 'Sở, ngành có nhiệm vụ trong năm', en: 'Departments with a task in the year' },
  source: {
    vi: 'Sổ theo dõi nhiệm vụ chuyển đổi số; danh mục đơn vị',
    en: 'Register of digital-transformation tasks; register of offices',
  },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Chỉ một nhiệm vụ chậm, dù đã hoàn thành, cũng đủ để sở, ngành không được tính.',
    en: 'A single late task, even one completed since, is enough for a department not to be counted.',
  },
  kinds: ['department'],
  measure: officesWhere({ kinds: ['department'], evidence: lateness, has: 'none' }),
  columns: {
    name: officeName,
    late: {
      label: { vi: 'Nhiệm vụ chậm', en: 'Late tasks' },
      kind: 'number',
      column: (w) => rowsWhere(lateness, w),
    },
    tasks: {
      label: { vi: 'Nhiệm vụ của năm', en: 'Tasks of the year' },
      kind: 'number',
      column: (w) => rowsAmong(lateness, w),
    },
  },
})

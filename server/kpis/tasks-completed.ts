import { tasks } from '../../db/schema/tasks.ts'
import { taskColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'
import { ofTheYear } from './task-list.ts'

export default defineKpi({
  id: 'tasks-completed',
  public: false,
  theme: 'tasks',
  name: { vi: 'Nhiệm vụ đã hoàn thành', en: 'Tasks completed' },
  short: { vi: 'Nhiệm vụ đã hoàn thành', en: 'Tasks completed' },
  unit: 'share',
  noun: { vi: 'nhiệm vụ', en: 'tasks' },
  better: 'higher',
  // One task of ten.
  slack: 0.1,
  question: {
    vi: 'Bao nhiêu nhiệm vụ trong danh mục của năm đã hoàn thành?',
    en: 'How many tasks on the list of the year have been completed?',
  },
  formula: {
    vi: 'Số nhiệm vụ trong danh mục của năm đã hoàn thành, chia cho số nhiệm vụ trong danh mục của năm không bị tạm dừng, tính đến cuối kỳ.',
    en: 'Tasks on the list of the year that are completed, divided by tasks on the list of the year that are not suspended, at the end of the period.',
  },
  numerator: { vi: 'Nhiệm vụ của năm đã hoàn thành', en: 'Tasks of the year completed' },
  denominator: { vi: 'Nhiệm vụ trong danh mục của năm', en: 'Tasks on the list of the year' },
  source: { vi: 'Sổ theo dõi nhiệm vụ chuyển đổi số', en: 'Register of digital-transformation tasks' },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Gồm cả nhiệm vụ không có hạn và nhiệm vụ hoàn thành quá hạn.',
    en: 'Includes tasks without a deadline and tasks completed late.',
  },
  kinds: ['department'],
  measure: reached({ register: tasks, planned: tasks.dueOn, actual: tasks.doneOn, among: ofTheYear }),
  dateLabels: { due: { vi: 'Thời hạn hoàn thành', en: 'Deadline' } },
  columns: taskColumns,
})

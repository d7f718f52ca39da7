import { sql } from 'drizzle-orm'
import { tasks } from '../../db/schema/tasks.ts'
import { taskColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { listedWhere, reachedBy } from './measure.ts'
import { ofTheYearOrOpen } from './task-list.ts'

export default defineKpi({
  id: 'tasks-without-deadline',
  public: false,
  theme: 'tasks',
  name: { vi: 'Nhiệm vụ không có hạn', en: 'Tasks without a deadline' },
  short: { vi: 'Nhiệm vụ không có hạn', en: 'Without a deadline' },
  unit: 'count',
  noun: { vi: 'nhiệm vụ không có hạn', en: 'tasks without a deadline' },
  better: 'lower',
  // No document sets a target; a handful that still await their deadline is everyday work.
  slack: 5,
  question: {
    vi: 'Bao nhiêu nhiệm vụ đang thực hiện chưa được giao thời hạn?',
    en: 'How many open tasks have not been given a deadline?',
  },
  formula: {
    vi: 'Số nhiệm vụ chưa hoàn thành vào cuối kỳ mà không có thời hạn; nhiệm vụ tạm dừng không tính.',
    en: 'Tasks not completed by the end of the period that have no deadline; suspended tasks are left out.',
  },
  numerator: { vi: 'Nhiệm vụ còn mở không có thời hạn', en: 'Open tasks without a deadline' },
  denominator: null,
  source: { vi: 'Sổ theo dõi nhiệm vụ chuyển đổi số', en: 'Register of digital-transformation tasks' },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Nhiệm vụ không có hạn không thể quá hạn, nên được đếm riêng để không bị bỏ quên.',
    en: 'A task without a deadline can never be overdue; it is counted apart so that it is not forgotten.',
  },
  kinds: ['department'],
  measure: listedWhere({
    register: tasks,
    among: ofTheYearOrOpen,
    where: (w) => sql`(not ${reachedBy(tasks.doneOn, w)} and ${tasks.dueOn} is null)`,
    due: tasks.dueOn,
    done: tasks.doneOn,
  }),
  dateLabels: { due: { vi: 'Thời hạn hoàn thành', en: 'Deadline' } },
  columns: taskColumns,
})

import { sql } from 'drizzle-orm'
import { tasks } from '../../db/schema/tasks.ts'
import { taskColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { listedWhere, reachedBy } from './measure.ts'
import { ofTheYearOrOpen } from './task-list.ts'

export default defineKpi({
  id: 'tasks-overdue',
  public: false,
  theme: 'tasks',
  name: { vi: 'Nhiệm vụ quá hạn', en: 'Overdue tasks' },
  short: { vi: 'Nhiệm vụ quá hạn', en: 'Overdue tasks' },
  unit: 'count',
  noun: { vi: 'nhiệm vụ quá hạn', en: 'overdue tasks' },
  better: 'lower',
  // None: one late task costs an office its whole mark, so one is already too many.
  slack: 0,
  question: {
    vi: 'Bao nhiêu nhiệm vụ chưa hoàn thành đã quá hạn?',
    en: 'How many tasks are past their deadline and still open?',
  },
  formula: {
    vi: 'Số nhiệm vụ chưa hoàn thành vào cuối kỳ mà thời hạn đã qua; nhiệm vụ tạm dừng không tính.',
    en: 'Tasks not completed by the end of the period whose deadline has passed; suspended tasks are left out.',
  },
  numerator: { vi: 'Nhiệm vụ còn mở đã quá hạn', en: 'Open tasks past their deadline' },
  denominator: null,
  source: { vi: 'Sổ theo dõi nhiệm vụ chuyển đổi số', en: 'Register of digital-transformation tasks' },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Danh sách gồm nhiệm vụ của năm và nhiệm vụ các năm trước còn mở; chỉ nhiệm vụ còn mở và quá hạn vào cuối kỳ được đếm.',
    en: 'The list holds the tasks of the year and open ones of earlier years; only those open and overdue at the end of the period are counted.',
  },
  kinds: ['department'],
  measure: listedWhere({
    register: tasks,
    among: ofTheYearOrOpen,
    where: (w) => sql`(not ${reachedBy(tasks.doneOn, w)} and coalesce(${tasks.dueOn} < ${w.until}, false))`,
    due: tasks.dueOn,
    done: tasks.doneOn,
  }),
  dateLabels: { due: { vi: 'Thời hạn hoàn thành', en: 'Deadline' } },
  columns: taskColumns,
})

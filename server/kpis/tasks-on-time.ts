import { sql } from 'drizzle-orm'
import { tasks } from '../../db/schema/tasks.ts'
import { taskColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { listedAt, onTime } from './measure.ts'
import { inForce } from './task-list.ts'

export default defineKpi({
  id: 'tasks-on-time',
  public: false,
  theme: 'tasks',
  name: { vi: 'Nhiệm vụ hoàn thành đúng hạn', en: 'Tasks completed on time' },
  short: { vi: 'Nhiệm vụ đúng hạn', en: 'Tasks on time' },
  unit: 'share',
  noun: { vi: 'nhiệm vụ', en: 'tasks' },
  better: 'higher',
  // One task of ten.
  slack: 0.1,
  question: {
    vi: 'Trong các nhiệm vụ chuyển đổi số đến hạn, bao nhiêu nhiệm vụ hoàn thành đúng hạn?',
    en: 'Of the digital-transformation tasks that fell due, how many were completed on time?',
  },
  formula: {
    vi: 'Số nhiệm vụ đến hạn trong kỳ và hoàn thành đúng hạn, chia cho số nhiệm vụ đến hạn trong kỳ; nhiệm vụ tạm dừng không tính, nhiệm vụ quá hạn còn mở vẫn nằm trong mẫu số.',
    en: 'Tasks due in the period and completed by their deadline, divided by tasks due in the period; suspended tasks are left out, open overdue tasks stay in the denominator.',
  },
  numerator: { vi: 'Nhiệm vụ đến hạn hoàn thành đúng hạn', en: 'Tasks due that were completed on time' },
  denominator: { vi: 'Nhiệm vụ đến hạn trong kỳ', en: 'Tasks due in the period' },
  source: { vi: 'Sổ theo dõi nhiệm vụ chuyển đổi số', en: 'Register of digital-transformation tasks' },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Tính theo thời hạn đang có hiệu lực; nhiệm vụ đã gia hạn vẫn giữ thời hạn ban đầu trong danh sách.',
    en: 'The deadline in force counts; a task whose deadline was extended keeps the original one in the list.',
  },
  kinds: ['department'],
  matrix: true,
  measure: onTime({
    table: tasks,
    due: tasks.dueOn,
    done: tasks.doneOn,
    among: (w) => sql`(${listedAt(tasks, w)} and ${inForce(w)})`,
  }),
  dateLabels: { due: { vi: 'Thời hạn hoàn thành', en: 'Deadline' } },
  columns: taskColumns,
})

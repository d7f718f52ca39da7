import type { Words } from '../words.ts'
import type { TaskMark, TaskRow } from './answers.ts'

/** A document has suspended or cancelled a task (domain notes 5.2). */
export const stopWords: Record<NonNullable<TaskRow['stopped']>['kind'], Words> = {
  suspended: { vi: 'Tạm dừng', en: 'Suspended' },
  cancelled: { vi: 'Không còn phù hợp', en: 'Cancelled' },
}

/** What is said beside the stage. */
export const markWords: Record<TaskMark, Words> = {
  'extension-asked': { vi: 'Xin gia hạn', en: 'Extension asked' },
  extended: { vi: 'Đã gia hạn', en: 'Extended' },
  waiting: { vi: 'Đã gửi, chờ duyệt', en: 'Sent, awaiting approval' },
  costs: { vi: 'Làm mất điểm tiêu chí', en: 'Costs the criterion' },
}

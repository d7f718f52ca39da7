import { type Day, daysBetween } from '../../../server/core/day.ts'
import type { Formatter } from '../../../server/core/format.ts'
import type { Vocabulary } from '../../locales/vi.ts'

/** "còn 3 ngày", "quá hạn 5 ngày" */
export function dueWords(due: Day, today: Day, words: Vocabulary['updates'], format: Formatter): string {
  const left = daysBetween(today, due)
  if (left === 0) return words.dueToday
  if (left === 1) return words.dueTomorrow
  return left > 0 ? words.dueLeft(format.days(left)) : words.duePast(format.days(-left))
}

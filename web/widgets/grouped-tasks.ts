import type { Formatter } from '../../server/core/format.ts'
import type { TaskList, TaskRow } from '../../server/core/tasks/answers.ts'
import type { Vocabulary } from '../locales/vi.ts'

export type GroupedTasks = { key: string; title: string | null; note: string; rows: TaskRow[] }

/** The rows of this page under the heads of their groups. */
export function groupedTasks(
  { rows, groups }: TaskList,
  words: Vocabulary['tasks'],
  format: Formatter,
): GroupedTasks[] {
  if (groups.length === 0) return [{ key: 'all', title: null, note: '', rows }]
  return groups.map(({ key, label, rows: n, late, from, to }) => ({
    key,
    title: label[format.lang],
    note: words.groupNote(format.number(n), late > 0 ? format.number(late) : null),
    rows: rows.slice(from, to + 1),
  }))
}

import type { Vocabulary } from '../vi.ts'

export const parts: Vocabulary['parts'] = {
  sample: 'Illustrative figure',
  published: (day) => `Published ${day}`,
  asOfLine: (day) => `Figures as of ${day}`,
  unitLine: (unit) => `Unit: ${unit}`,
  sourceLine: (source) => `Source: ${source}`,
  sortBy: (column) => `Sort by ${column}`,
  sortedUp: 'ascending',
  sortedDown: 'descending',
  pages: 'Pages',
  page: (n) => `Page ${n}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  rowsShown: (from, to, all) => `Rows ${from}–${to} of ${all}`,
  chartKeys: 'Use the left and right arrow keys to hear each point.',
  stages: {
    overdue: 'Overdue',
    'due-today': 'Due today',
    'due-soon': 'Due soon',
    'not-due': 'Not yet due',
    'no-deadline': 'No deadline',
    'done-on-time': 'Done on time',
    'done-late': 'Done late',
    done: 'Done',
    stopped: 'Stopped',
  },
}

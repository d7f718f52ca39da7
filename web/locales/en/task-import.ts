import { plural } from '../plural.ts'
import type { Vocabulary } from '../vi.ts'

const tasks = (n: string) => `${n} ${plural(Number(n), { one: 'task', other: 'tasks' })}`

export const taskImport: Vocabulary['taskImport'] = {
  title: 'Upload a list of tasks',
  description: 'Upload the list of tasks of a year from an Excel or CSV file; every cell is checked first.',
  lead: 'Nothing is recorded before you have looked at it and agreed. All of it or nothing; the same file twice changes nothing.',
  year: 'List of the year',
  ofYear: (year) => year,
  notYours: 'Only the reviewer uploads lists. Your role has no right to.',
  templateHint: 'The template has every column, what goes into it, and the list of offices.',
  leaveOut: (row) => `Leave out row ${row}: its task is not recorded`,
  read: (rows, fresh, changed, unchanged) =>
    `${tasks(rows)} read: ${fresh} new, ${changed} changed, ${unchanged} unchanged`,
  changedMeanwhile: 'Somebody has just changed the list. Below it is compared once more.',
  writing: 'Recording the list…',
  changes: 'Tasks that will change',
  code: 'Code',
  task: 'Task',
  office: 'Lead office',
  change: 'Change',
  fresh: 'New task',
  moreChanges: (n) => `${n} more changes are not listed here.`,
  take: (n) => `Record ${tasks(n)}`,
  takeHint: 'A file moves neither deadlines that are set nor lead offices: extend, or hand over.',
  nothingToTake: 'Nothing to record: every task of the file is in the list already.',
  taken: (n) => `${tasks(n)} recorded`,
  takenAlready: 'The list in the file is recorded already',
  takenHint: 'The tasks count from now on and stand in the register.',
  toRegister: 'Open the register of tasks',
}

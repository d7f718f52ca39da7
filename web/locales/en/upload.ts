import { plural } from '../plural.ts'
import type { Vocabulary } from '../vi.ts'

const counted = (n: string, one: string, other = `${one}s`) =>
  `${n} ${plural(n === '1' ? 1 : 2, { one, other })}`

export const upload: Vocabulary['upload'] = {
  title: (office) => `Upload figures: ${office}`,
  titlePlain: 'Upload figures',
  description:
    'Upload the figures of an office from an Excel or CSV file, checked cell by cell before they are entered.',
  lead: 'Nothing is entered until you have looked at it and agreed. What is entered still has to be sent from the grid.',
  template: 'Download the Excel template',
  templateHint: 'The template holds the KPIs, the periods and what your office has entered already.',
  choose: 'Choose an Excel file or a CSV',
  chooseOther: 'Choose another file',
  drop: 'Or drop a file (.xlsx, .csv) here; 20 MB at most.',
  chosen: (name) => `File: ${name}`,
  unfit: {
    tooLarge:
      'The file is larger than 20 MB and was not sent. Remove pictures and sheets that are not needed and choose it again.',
    unreadable: 'The browser cannot read this file. Close it in Excel and choose it again.',
  },
  sending: (name) => `Sending ${name}…`,
  checking: (name) => `Checking ${name}…`,
  writing: 'Entering the figures…',
  lost: 'The connection was lost. The file and your corrections are still here; there is no need to choose it again.',
  again: 'Try again',
  changedMeanwhile:
    'Somebody has just changed figures of this office. This is how the file compares with them now.',
  result: 'What was found',
  read: (rows, fresh, changed, unchanged) =>
    `${counted(rows, 'row')} read: ${fresh} new, ${changed} changed, ${unchanged} unchanged`,
  noRows: 'The file has no rows with figures',
  toMend: (n) => `${counted(n, 'thing')} to put right; nothing has been entered`,
  toAnswer: 'Please say how numbers are written in this file',
  mendHint:
    'Put it right here and check again; the file on your computer stays as it is. Or mend it in Excel and choose it again.',
  unlisted: (n) => `${n} more are not listed. It is better to mend them in Excel and choose the file again.`,
  notices: 'About the file',
  wholeFile: 'The whole file',
  row: (row) => `Row ${row}`,
  column: (column) => `Column ${column}`,
  cell: (cell) => `Cell ${cell}`,
  cellOf: (cell, head) => `Cell ${cell}, ${head}`,
  corrected: 'Should be',
  leaveOut: (row) => `Leave out row ${row}: nothing of it is entered`,
  ask: (example, head) => `In the column ${head}, which number is “${example}”?`,
  askMixed: (head) => `The column ${head} is written in two ways. Which one is right?`,
  conventions: { vi: 'Vietnamese: 1.579,5', en: 'English: 1,579.5' },
  askAnswer: 'Choose one.',
  lookAgain: 'Check again',
  mended: (n) => `${counted(n, 'cell')} put right here, other than in the file:`,
  mendedTo: (cell, text) => `${cell}: “${text}”`,
  emptied: (cell) => `${cell}: empty`,
  undoMends: 'Undo all corrections',
  changes: 'What will change',
  changeColumns: { name: 'KPI', old: 'Now', next: 'In the file', difference: 'Difference' },
  fresh: 'new',
  noneYet: 'none yet',
  textOnly: 'only its source, note or explanation',
  moreChanges: (n) => `${n} more changes are not listed here.`,
  take: (n) => `Enter ${counted(n, 'figure')}`,
  takeHint: 'All of them or none. They are entered, and not sent yet.',
  nothingToTake: 'There is nothing to enter: the grid has every figure of this file already.',
  taken: (n) => `${counted(n, 'figure')} entered`,
  takenAlready: 'The figures of this file have been entered',
  takenHint: 'They have not been sent. Open the grid to see warnings, to explain and to send them.',
  toGrid: 'Open the grid to send them',
  problems: {
    'no-header': 'No heads with a column “KPI id” in the first 10 rows. Use the template.',
    'column-missing': (text) => `The column “${text}” is missing. Use the template.`,
    'column-twice': (text) => `The column “${text}” is there twice. Delete one.`,
    'kpi-missing': 'The id of the KPI is missing.',
    'period-missing': 'The period is missing.',
    'unknown-period': (text) => `“${text}” is no period. Examples: November 2024, 2024-Q4, 2024.`,
    'unknown-vintage': (text) => `“${text}” is not understood: write Estimate, Preliminary or Official.`,
    'not-asked-for': (text) => `The KPI “${text}” is not asked of this office in the period of this row.`,
    twice: (text, row) => `The KPI “${text}” stands in row ${row} already for this period.`,
    'too-long': (most) => `The text is longer than ${most} characters.`,
    'period-locked': (text) => `The period of “${text}” is locked: its figures cannot be changed.`,
    'not-in-this-state': (text) =>
      `The figure of “${text}” has been sent. Take it back in the grid before changing it.`,
    'mixed-conventions': 'Numbers are written in two ways in this column. Choose one above.',
    'number: other-convention': (text) =>
      `“${text}” was not taken: it is written in another way than the other numbers of the column.`,
  },
}

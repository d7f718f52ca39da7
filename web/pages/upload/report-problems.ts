import type { Formatter } from '../../../server/core/format.ts'
import type { ImportAnswer } from '../../../server/core/reporting/import-answer.ts'
import {
  type Correction,
  type ReportColumn,
  type ReportProblem,
  reportColumns,
} from '../../../server/core/reporting/report-sheet.ts'
import type { NumberRefusal } from '../../../server/core/reporting/typed-number.ts'
import type { Vocabulary } from '../../locales/vi.ts'
import type { Asked, Found } from '../../widgets/upload/found.ts'

const ofHeads: readonly ReportProblem['code'][] = [
  'no-header',
  'column-missing',
  'column-twice',
  'mixed-conventions',
]
const ofRows: readonly ReportProblem['code'][] = [
  'not-asked-for',
  'twice',
  'period-locked',
  'not-in-this-state',
]

/** Everything in its cells that keeps a report from being taken over. */
export const foundInReport = (
  { problems }: ImportAnswer,
  words: Pick<Vocabulary, 'upload' | 'updates'>,
  format: Formatter,
): Found[] =>
  problems.map((problem, at) => ({
    key: `cell ${at}`,
    row: problem.row,
    column: problem.column,
    text: problem.text,
    says: sentenceOf(problem, words, format),
    mendable: problem.column !== null && !ofHeads.includes(problem.code),
    leavable: ofRows.includes(problem.code),
  }))

/** The columns of which somebody has to say how their numbers are written. */
export const askedIn = ({ ask, problems, columns }: ImportAnswer, { lang }: Formatter): Asked[] =>
  [
    ...ask,
    ...(['numerator', 'denominator'] as const)
      .filter((key) =>
        problems.some(({ code, column }) => code === 'mixed-conventions' && column === columns[key]),
      )
      .map((column) => ({ column, example: null })),
  ].map((one) => ({ ...one, head: reportColumns[one.column].head[lang] }))

function sentenceOf(
  problem: ReportProblem,
  { upload, updates }: Pick<Vocabulary, 'upload' | 'updates'>,
  format: Formatter,
): string {
  const { code, text } = problem
  if (code.startsWith('number: ') && code !== 'number: other-convention')
    return updates.refusals[code.slice('number: '.length) as NumberRefusal](text)
  const said = upload.problems[code as keyof typeof upload.problems]
  if (typeof said === 'string') return said
  if (code === 'twice') return upload.problems.twice(text, String(problem.params.row))
  if (code === 'too-long') return upload.problems['too-long'](format.number(Number(problem.params.most)))
  return said(text, '')
}

export function headOf(column: number, { columns }: ImportAnswer, { lang }: Formatter): string | null {
  const found = (Object.keys(columns) as ReportColumn[]).find((key) => columns[key] === column)
  return found ? reportColumns[found].head[lang] : null
}

/** What empties a row but for what the template prints, so that nothing of it is entered. */
export const leavingOut = (row: number, { columns }: ImportAnswer): Correction[] =>
  (['numerator', 'denominator', 'source', 'note', 'explanation'] as const).flatMap((key) => {
    const column = columns[key]
    return column === undefined ? [] : [{ row, column, text: '' }]
  })

import type { TaskImportAnswer } from '../../../server/core/tasks/task-import-answer.ts'
import { type TaskColumn, type TaskSheetProblem, taskColumns } from '../../../server/core/tasks/task-sheet.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import type { UploadKind } from '../../widgets/upload/upload-kind.ts'
import { TaskChanges } from './task-changes.tsx'

const ofHeads: readonly TaskSheetProblem['code'][] = ['no-header', 'column-missing', 'column-twice']
/** The row is of something else, whatever else stands in its cells. */
const ofRows: readonly TaskSheetProblem['code'][] = ['twice', 'other-office', 'other-year', 'deadline-fixed']

/** The list of a year, as it is uploaded. */
export function useTaskUpload(year: string): UploadKind<TaskImportAnswer> {
  const { taskImport: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const columnsIn = ({ columns }: TaskImportAnswer) => Object.keys(columns) as TaskColumn[]
  return {
    address: `/tasks/import?${new URLSearchParams({ lang })}`,
    options: { year: Number(year) },
    template: `/tasks/template.xlsx?${new URLSearchParams({ lang })}`,
    templateHint: words.templateHint,
    found: ({ problems }) =>
      problems.map((problem, at) => ({
        key: `cell ${at}`,
        row: problem.row,
        column: problem.column,
        text: problem.text,
        says: problem.words[lang],
        mendable: problem.column !== null && !ofHeads.includes(problem.code),
        leavable: ofRows.includes(problem.code),
      })),
    asked: () => [],
    headOf: (column, answer) => {
      const found = columnsIn(answer).find((key) => answer.columns[key] === column)
      return found ? taskColumns[found][lang] : null
    },
    leavingOut: (row, answer) =>
      columnsIn(answer).flatMap((key) => {
        const column = answer.columns[key]
        return key === 'number' || column === undefined ? [] : [{ row, column, text: '' }]
      }),
    leaveOut: words.leaveOut,
    rows({ counts: { fresh, changed, unchanged } }) {
      const count = fresh + changed + unchanged
      const [n, a, b, c] = [count, fresh, changed, unchanged].map((one) => format.number(one))
      return { count, says: words.read(n ?? '', a ?? '', b ?? '', c ?? '') }
    },
    written: ({ counts }) => counts.fresh + counts.changed,
    changedMeanwhile: words.changedMeanwhile,
    writing: words.writing,
    changes: (upload, answer) => <TaskChanges upload={upload} answer={answer} />,
    taken: {
      says: (written) => (written > 0 ? words.taken(format.number(written)) : words.takenAlready),
      hint: words.takenHint,
      onwards: (
        <Link className={buttonClass({ look: 'primary' })} href={to.tasks()}>
          {words.toRegister}
        </Link>
      ),
    },
  }
}

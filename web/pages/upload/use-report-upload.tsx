import type { ImportAnswer } from '../../../server/core/reporting/import-answer.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import type { UploadKind } from '../../widgets/upload/upload-kind.ts'
import { ChangeList } from './change-list.tsx'
import { askedIn, foundInReport, headOf, leavingOut } from './report-problems.ts'

/** A report of one office, as it is uploaded. */
export function useReportUpload(office: string): UploadKind<ImportAnswer> {
  const { upload: words, updates } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { view } = useViewState()
  const to = usePaths()
  const template = new URLSearchParams({ office, ...(view.period ? { period: view.period } : {}), lang })
  return {
    address: `/reporting/import?${new URLSearchParams({ office, lang })}`,
    template: `/reporting/template?${template}`,
    templateHint: words.templateHint,
    found: (answer) => foundInReport(answer, { upload: words, updates }, format),
    asked: (answer) => askedIn(answer, format),
    headOf: (column, answer) => headOf(column, answer, format),
    leavingOut,
    leaveOut: words.leaveOut,
    rows({ values: { fresh, changed, unchanged } }) {
      const count = fresh + changed + unchanged
      const [n, a, b, c] = [count, fresh, changed, unchanged].map((one) => format.number(one))
      return { count, says: words.read(n ?? '', a ?? '', b ?? '', c ?? '') }
    },
    written: ({ values }) => values.fresh + values.changed,
    changedMeanwhile: words.changedMeanwhile,
    writing: words.writing,
    changes: (upload, answer) => <ChangeList upload={upload} answer={answer} />,
    taken: {
      says: (written) => (written > 0 ? words.taken(format.number(written)) : words.takenAlready),
      hint: words.takenHint,
      onwards: (
        <Link
          className={buttonClass({ look: 'primary' })}
          href={to.entryGrid(office, { period: view.period, cadence: view.cadence })}
        >
          {words.toGrid}
        </Link>
      ),
    },
  }
}

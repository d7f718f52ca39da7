import type { ReportGrid } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useEntryGrid, useMe } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { dueWords } from './due-words.ts'
import { EntryGrid } from './entry-grid.tsx'
import { PeriodChoice } from './period-choice.tsx'

/** What one office reports, period by period, where it is entered. */
export function EntryPage({ id }: { id: string }) {
  const { shell, updates: words, upload } = useAllWords()
  const lang = useLang()
  const { view } = useViewState()
  const to = usePaths()
  const answer = useEntryGrid(view, id)
  const me = useMe()
  const person = me.face === 'here' ? me.data.person : null
  const title = answer.face === 'here' ? words.gridTitle(answer.data.office.name[lang]) : words.gridTitlePlain
  return (
    <>
      <PageHeading title={title} description={words.gridDescription} />
      {answer.face === 'here' ? <Lead grid={answer.data} /> : null}
      {answer.face === 'here' ? <PeriodChoice grid={answer.data} /> : null}
      {answer.face === 'here' ? (
        <p>
          <Link
            className={buttonClass()}
            href={to.upload(id, { period: view.period, cadence: view.cadence })}
          >
            {upload.titlePlain}
          </Link>
        </p>
      ) : null}
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={10} />}
        empty={({ cells }) =>
          cells.length > 0 ? null : { title: words.nothingAsked, help: words.nothingAskedHelp }
        }
        partial={() => null}
      >
        {(grid) => (person ? <EntryGrid key={keyOf(grid, person.id)} grid={grid} person={person} /> : null)}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

/** Other values are another grid: what is typed must not move from one to the other. */
const keyOf = ({ office, cadence, periods }: ReportGrid, person: string) =>
  [person, office.code, cadence, ...periods.map(({ id }) => id)].join(' ')

function Lead({ grid: { periods, today } }: { grid: ReportGrid }) {
  const { updates: words } = useAllWords()
  const format = useFormat()
  const [period] = periods
  if (!period) return null
  return (
    <p className={pageStyles.lead}>
      {period.locked
        ? words.locked
        : periods.length === 1
          ? `${words.sendBy(format.day(period.due), dueWords(period.due, today, words, format))} `
          : null}
      {period.locked ? null : words.emptyRule}
    </p>
  )
}

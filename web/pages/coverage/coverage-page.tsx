import type { Coverage } from '../../../server/core/reporting/answers.ts'
import { reportedNow } from '../../../server/core/reporting/due.ts'
import { coverageSentence } from '../../../server/core/sentences/coverage.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useCoverage } from '../../data/queries.ts'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { useToday } from '../../widgets/use-today.ts'
import { CoverageTable } from './coverage-table.tsx'
import { PeriodLock } from './period-lock.tsx'
import { PeriodSelect } from './period-select.tsx'

/** Who has reported a period and who has not, and whether it is closed. */
export function CoveragePage() {
  const { coverage: words, shell } = useAllWords()
  const { view } = useViewState()
  const today = useToday()
  const period = view.period ?? (today ? reportedNow(today) : null)
  const answer = useCoverage(period)
  const format = useFormat()
  const title = period ? `${words.title}: ${format.periodInText(period)}` : words.title
  return (
    <>
      <PageHeading title={title} description={words.description} />
      {today && period ? <PeriodSelect today={today} period={period} /> : null}
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={8} />}
        empty={({ offices }) =>
          offices.length === 0
            ? { title: words.nothing(format.periodInText(period ?? '')), help: words.nothingHelp }
            : null
        }
        partial={() => null}
      >
        {(data) => (
          <>
            <Lead data={data} />
            <Section title={words.offices}>
              <CoverageTable data={data} />
            </Section>
            <Section title={words.lock}>
              <PeriodLock key={data.period} period={data.period} lock={data.lock} />
            </Section>
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Lead({ data }: { data: Coverage }) {
  const { coverage: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { approved, sent } = data.total
  return (
    <p className={pageStyles.lead}>
      {coverageSentence(data, lang)} {words.totals(format.number(approved), format.number(sent))}
    </p>
  )
}

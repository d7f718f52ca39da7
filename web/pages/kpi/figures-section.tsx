import { absent } from '../../../server/core/format.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useSeries } from '../../data/queries.ts'
import type { KpiPage, Series } from '../../data/questions.ts'
import { type DataColumn, DataTable } from '../../ui/data-table.tsx'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { AsOfLine } from '../../widgets/asof-line.tsx'
import { kpiChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { StatusMark } from '../../widgets/status-mark.tsx'
import { milestoneView } from './asked-views.ts'
import styles from './figures-section.module.css'
import { type Milestone, milestonesOf } from './milestones.ts'
import { PeriodTable } from './period-table.tsx'
import { RefusedOr } from './refused-or.tsx'
import { unitWords } from './unit-words.ts'

/** Periods listed here; all of them are one press away. */
const mostPeriods = 12

type Props = { page: KpiPage; id: string }

/** The same figures as tables: by period, and by milestone. */
export function FiguresSection({ page, id }: Props) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const { view } = useViewState()
  return (
    <Section
      title={words.figures}
      end={<ExportMenu of={words.figures} choices={kpiChoices(view, id, ['series'])} />}
    >
      <div className={styles.two}>
        {/* Where the reader asked for a table in place of the chart, the periods stand there. */}
        {view.view === 'table' ? null : <Periods page={page} id={id} />}
        <Milestones page={page} id={id} />
      </div>
      <AsOfLine
        feed={page.item.feed}
        asOfDay={page.asOfDay}
        unit={unitWords(page.kpi, lang)}
        source={page.kpi.source[lang]}
        sample={page.item.illustrative || page.item.published !== null}
      />
    </Section>
  )
}

function Periods({ page, id }: Props) {
  const { kpi: words, faces } = useWords()
  const format = useFormat()
  const { view, href } = useViewState()
  const answer = useSeries(view, id)
  const all = (series: Series) => series.points.length
  return (
    <div>
      <RefusedOr answer={answer}>
        <Answered
          answer={answer}
          waiting={<Skeleton label={faces.waiting} lines={mostPeriods} />}
          empty={(series) =>
            series.points.every((point) => point.value === null) ? { title: words.noFigures } : null
          }
          partial={({ points }) =>
            points.some((p) => p.value === null) ? { title: words.gapsAreUnknown } : null
          }
        >
          {(series) => (
            <>
              <PeriodTable series={series} kpi={page.kpi} most={mostPeriods} />
              {all(series) > mostPeriods ? (
                <p className={styles.more}>
                  <Link href={href({ view: 'table' })} preload={false}>
                    {words.allPeriods(format.number(all(series)))}
                  </Link>
                </p>
              ) : null}
            </>
          )}
        </Answered>
      </RefusedOr>
    </div>
  )
}

function Milestones({ page, id }: Props) {
  const { kpi: words, faces } = useWords()
  const format = useFormat()
  const { view } = useViewState()
  const answer = useSeries(milestoneView(view), id)
  return (
    <div>
      <RefusedOr answer={answer}>
        <Answered
          answer={answer}
          waiting={<Skeleton label={faces.waiting} lines={4} />}
          empty={({ targets }) => (targets.length === 0 ? { title: words.noMilestones } : null)}
          partial={() => null}
        >
          {({ targets, points, asOfDay }) => (
            <MilestoneTable
              milestones={milestonesOf(targets, points, page.kpi, asOfDay, format)}
              better={page.kpi.better}
            />
          )}
        </Answered>
      </RefusedOr>
    </div>
  )
}

type TableProps = { milestones: Milestone[]; better: 'higher' | 'lower' }

function MilestoneTable({ milestones, better }: TableProps) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const columns: DataColumn<Milestone>[] = [
    {
      key: 'due',
      head: words.milestone,
      names: true,
      cell: ({ target }) => (
        <>
          <span className="num">{format.day(target.dueOn)}</span>
          {target.document ? (
            <small className={styles.document} title={target.document.title[lang]}>
              {words.setBy(target.document.code)}
            </small>
          ) : null}
        </>
      ),
    },
    {
      key: 'asked',
      head: better === 'lower' ? words.atMost : words.asked,
      end: true,
      cell: ({ asked }) => asked,
    },
    { key: 'reached', head: words.reached, end: true, cell: ({ reached }) => reached ?? absent },
    { key: 'result', head: words.result, cell: (milestone) => <Result {...milestone} better={better} /> },
  ]
  return (
    <div className={styles.milestones}>
      <DataTable
        caption={words.milestones}
        hideCaption
        label={words.milestones}
        columns={columns}
        rows={milestones}
        rowKey={({ target }) => target.dueOn}
      />
      {milestones.some(({ target }) => target.sample) ? (
        <p className={styles.more}>
          <SampleLabel />
        </p>
      ) : null}
    </div>
  )
}

function Result({ status, gap, due, better }: Milestone & { better: 'higher' | 'lower' }) {
  const { kpi: words } = useWords()
  if (due === 'later') return <span className="muted">{words.notDueYet}</span>
  if (status === null) {
    return due === 'next' ? <StatusMark status="no-data" /> : <span className="muted">{words.notKnown}</span>
  }
  const say = better === 'lower' ? words.tooMany : words.missing
  return <StatusMark status={status} word={gap ? say(gap) : words.met} />
}

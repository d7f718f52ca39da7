import { kindWords } from '../../../server/core/sentences/words.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useBreakdown } from '../../data/queries.ts'
import type { Breakdown, KpiPage } from '../../data/questions.ts'
import { Section } from '../../ui/section.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { AsOfLine } from '../../widgets/asof-line.tsx'
import { kpiChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { KpiBreakdown } from '../../widgets/kpi-breakdown.tsx'
import { hasCells, KpiRanking, useCellWords } from '../../widgets/kpi-ranking.tsx'
import { OfficeLink } from '../../widgets/office-link.tsx'
import { rankingView } from './asked-views.ts'
import styles from './offices-section.module.css'
import { RefusedOr } from './refused-or.tsx'
import { unitWords } from './unit-words.ts'

/** Who is ahead and who is behind: as a ranking with bars, or as a table. */
export function OfficesSection({ page, id }: { page: KpiPage; id: string }) {
  const { kpi: words, faces } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { view, href } = useViewState()
  const answer = useBreakdown(rankingView(view), id)
  const cell = useCellWords(page.kpi)
  const breakdown = answer.face === 'here' ? answer.data : null
  const note = breakdown && breakdown.rows.length > 0 ? countOf(breakdown) : []
  const isTable = view.show === 'table'
  return (
    <Section
      title={words.byOffice}
      note={
        breakdown && note.length
          ? [
              `${format.list(note.map(({ n, kind }) => format.counted(n, kindWords[kind])))}.`,
              !isTable && hasCells(breakdown.rows, page.kpi.unit) ? cell : null,
              page.office.kind === 'city' ? null : words.markedOffice(page.office.name[lang]),
            ]
              .filter(Boolean)
              .join(' ')
          : null
      }
      end={
        <>
          <SegmentedLinks
            label={words.viewOfficesAs}
            current={isTable ? 'table' : 'ranking'}
            choices={[
              { key: 'ranking', label: words.asRanking, href: href({ show: undefined }) },
              { key: 'table', label: words.asTable, href: href({ show: 'table' }) },
            ]}
          />
          <ExportMenu
            of={words.byOffice}
            choices={kpiChoices(view, id, isTable ? ['breakdown', 'ranking'] : ['ranking', 'breakdown'])}
          />
        </>
      }
    >
      <RefusedOr answer={answer}>
        <Answered
          answer={answer}
          waiting={<Skeleton label={faces.waiting} lines={12} />}
          empty={({ rows, silent }) =>
            rows.length + silent.length === 0 ? { title: words.noOffices } : null
          }
          partial={({ silent }) =>
            silent.length
              ? {
                  title: page.kpi.reporting
                    ? words.silentReporters(format.number(silent.length))
                    : words.silent,
                  help: <Silent silent={silent} />,
                }
              : null
          }
        >
          {(data) => (
            <>
              {isTable ? (
                <KpiBreakdown breakdown={data} kpi={page.kpi} />
              ) : (
                <KpiRanking
                  breakdown={data}
                  kpi={page.kpi}
                  marked={page.office.kind === 'city' ? null : page.office.code}
                />
              )}
              <AsOfLine
                feed={page.item.feed}
                asOfDay={data.asOfDay}
                unit={unitWords(page.kpi, lang)}
                source={page.kpi.source[lang]}
                // What was published is the city's figure; how it splits by office is in no public source.
                sample={page.item.illustrative || page.item.published !== null}
              />
            </>
          )}
        </Answered>
      </RefusedOr>
    </Section>
  )
}

const countOf = ({ rows }: Breakdown) => {
  const kinds = [...new Set(rows.map((row) => row.office.kind))]
  return kinds.map((kind) => ({ kind, n: rows.filter((row) => row.office.kind === kind).length }))
}

const Silent = ({ silent }: Pick<Breakdown, 'silent'>) => (
  <ul className={styles.silent}>
    {silent.map((office) => (
      <li key={office.code}>
        <OfficeLink office={office} />
      </li>
    ))}
  </ul>
)

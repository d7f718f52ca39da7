import { absent } from '../../../server/core/format.ts'
import type { ScorecardItem } from '../../../server/core/scorecard.ts'
import { elementWords, surveyInterval } from '../../../server/core/sentences/survey.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import type { KpiPage } from '../../data/questions.ts'
import { type DataColumn, DataTable } from '../../ui/data-table.tsx'
import { Section } from '../../ui/section.tsx'
import { AsOfLine } from '../../widgets/asof-line.tsx'
import { KpiLink } from '../../widgets/kpi-link.tsx'
import styles from './elements-section.module.css'
import { unitWords } from './unit-words.ts'

/** What a KPI is made of, where it has elements, each with how many answered and how far that can be trusted. */
export function ElementsSection({ page }: { page: KpiPage }) {
  const lang = useLang()
  const format = useFormat()
  const words = elementWords[lang]
  if (page.elements.length === 0) return null
  const columns: DataColumn<ScorecardItem>[] = [
    {
      key: 'element',
      head: words.element,
      names: true,
      cell: (item) => <KpiLink kpi={item}>{item.short[lang]}</KpiLink>,
    },
    {
      key: 'satisfied',
      head: words.satisfied,
      end: true,
      cell: ({ numerator, denominator }) => format.fraction(numerator, denominator),
    },
    { key: 'share', head: words.share, end: true, cell: ({ value }) => format.share(value) },
    {
      key: 'interval',
      head: words.interval,
      end: true,
      cell: (item) => surveyInterval(item, lang) ?? absent,
    },
  ]
  return (
    <Section title={words.title} note={words.note}>
      <div className={styles.elements}>
        <DataTable
          caption={words.title}
          hideCaption
          label={words.title}
          columns={columns}
          rows={page.elements}
          rowKey={({ id }) => id}
        />
      </div>
      <AsOfLine
        feed={page.item.feed}
        asOfDay={page.asOfDay}
        unit={unitWords(page.kpi, lang)}
        source={page.kpi.source[lang]}
        sample={page.elements.some(({ illustrative }) => illustrative)}
      />
    </Section>
  )
}

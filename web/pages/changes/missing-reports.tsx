import type { Changes, Missing } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import styles from './changes.module.css'
import { Group } from './group.tsx'
import { NowLink } from './now-link.tsx'

/** Reports whose deadline has passed, by office. */
export function MissingReports({ changes: { missing, tally } }: { changes: Changes }) {
  const { changes: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const columns: StackedColumn<Missing>[] = [
    {
      key: 'kpi',
      head: words.kpi,
      names: true,
      className: styles.cellName,
      cell: ({ kpi, office, period }) => <NowLink kpi={kpi} office={office.code} period={period} />,
    },
    {
      key: 'period',
      head: words.period,
      className: styles.cellOld,
      cell: ({ period }) => format.period(period),
    },
    {
      key: 'due',
      head: words.due,
      label: words.due,
      end: true,
      className: styles.cellNew,
      cell: ({ due }) => format.day(due),
    },
  ]
  const offices = new Map(missing.map(({ office }) => [office.code, office]))
  return (
    <Group kind="missing" found={tally.missing} listed={missing.length}>
      {[...offices.values()].map((office) => {
        const rows = missing.filter((one) => one.office.code === office.code)
        return (
          <details key={office.code} className={styles.fold} open={missing.length <= 12}>
            <summary>
              <b>{office.name[lang]}</b>{' '}
              <span className={styles.count}>
                {words.counts.missing(rows.length, format.number(rows.length))}
              </span>
            </summary>
            <StackedTable
              caption={office.name[lang]}
              columns={columns}
              groups={[{ key: 'all', rows }]}
              rowKey={({ kpi, period }) => `${kpi.id} ${period}`}
              className={styles.values}
            />
          </details>
        )
      })}
    </Group>
  )
}

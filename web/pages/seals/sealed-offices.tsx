import type { SealContent } from '../../../server/core/seals/content.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Section } from '../../ui/section.tsx'
import { StackedTable } from '../../ui/stacked-table.tsx'
import { Points } from '../../widgets/points.tsx'
import styles from './seals.module.css'

type Props = { period: string; offices: SealContent['offices'] }

/** What the criterion gave each office when the period was frozen, and what decided it. */
export function SealedOffices({ period, offices }: Props) {
  const { seals: words, tasks } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  return (
    <Section title={words.offices}>
      <StackedTable
        caption={words.officesCaption(format.periodInText(period))}
        className={styles.offices}
        rowKey={({ code }) => code}
        groups={[{ key: 'offices', rows: offices }]}
        columns={[
          {
            key: 'office',
            head: words.office,
            names: true,
            className: styles.office,
            cell: ({ name }) => name[lang],
          },
          {
            key: 'points',
            head: words.points,
            className: styles.points,
            cell: ({ rating }) => <Points points={rating.points} />,
          },
          {
            key: 'count',
            head: words.count,
            end: true,
            className: styles.count,
            label: words.count,
            cell: ({ rating }) => format.number(rating.tasks),
          },
          {
            key: 'deciding',
            head: words.deciding,
            className: styles.deciding,
            cell: ({ rating: { deciding } }) =>
              deciding
                .map(({ code, daysLate, open }) =>
                  open
                    ? tasks.criterion.openLate(code, format.days(daysLate))
                    : tasks.criterion.doneLate(code, format.days(daysLate)),
                )
                .join(' ') || null,
          },
        ]}
      />
    </Section>
  )
}

import type { Scorecard } from '../../../server/core/scorecard.ts'
import { useFormat, useWords } from '../../app/lang.tsx'
import styles from './remarks.module.css'

/** Of what is easily mistaken. The frame of every page says as of when, in what unit and from where. */
export function Remarks({ card }: { card: Scorecard }) {
  const { overview } = useWords()
  const format = useFormat()
  const figure = (id: string) => {
    const item = card.items.find((one) => one.id === id)
    return item && item.value !== null ? format.fraction(item.numerator, item.denominator) : null
  }
  const [tables, open, warehouse] = [
    figure('offices-with-shared-tables'),
    figure('offices-with-open-data'),
    figure('offices-in-warehouse'),
  ]
  const sharedTables = card.items.find((item) => item.id === 'shared-tables')
  return (
    <section className={styles.remarks} aria-label={overview.remarks}>
      {tables && open && warehouse ? <p>{overview.threeThings(tables, open, warehouse)}</p> : null}
      {sharedTables?.published ? <p>{overview.tables(format.number(sharedTables.numerator))}</p> : null}
      {card.story ? <p>{overview.whatIsSample}</p> : null}
    </section>
  )
}

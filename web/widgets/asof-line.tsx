import type { Day } from '../../server/core/day.ts'
import type { FeedMark } from '../../server/core/feeds/mark.ts'
import { useFormat, useWords } from '../app/lang.tsx'
import { FeedNote } from './feed-note.tsx'
import styles from './labels.module.css'
import { SampleLabel } from './sample-label.tsx'

type Props = {
  asOfDay: Day
  unit: string
  source: string
  sample: boolean
  /** what is wrong with where the rows come from */
  feed?: FeedMark | null
}

/** What stands under every chart and table: as of when, in what unit, from where, and whether it is sample data. */
export function AsOfLine({ asOfDay, unit, source, sample, feed = null }: Props) {
  const { parts } = useWords()
  return (
    <p className={styles.three}>
      <span>{parts.asOfLine(useFormat().day(asOfDay))}</span>
      <span>{parts.unitLine(unit)}</span>
      <span>{parts.sourceLine(source)}</span>
      <FeedNote feed={feed} />
      {sample ? <SampleLabel /> : null}
    </p>
  )
}

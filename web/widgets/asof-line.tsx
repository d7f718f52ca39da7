import type { Day } from '../../server/core/day.ts'
import { useFormat, useWords } from '../app/lang.tsx'
import styles from './labels.module.css'
import { SampleLabel } from './sample-label.tsx'

type Props = { asOfDay: Day; unit: string; source: string; sample: boolean }

/** What stands under every chart and table: as of when, in what unit, from where, and whether it is sample data. */
export function AsOfLine({ asOfDay, unit, source, sample }: Props) {
  const { parts } = useWords()
  return (
    <p className={styles.three}>
      <span>{parts.asOfLine(useFormat().day(asOfDay))}</span>
      <span>{parts.unitLine(unit)}</span>
      <span>{parts.sourceLine(source)}</span>
      {sample ? <SampleLabel /> : null}
    </p>
  )
}

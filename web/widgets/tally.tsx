import { tallyOf } from '../../server/core/sentences/headline.ts'
import { lowerFirst, statusWord } from '../../server/core/sentences/words.ts'
import type { Status } from '../../server/core/status.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import { Mark } from './status-mark.tsx'
import styles from './tally.module.css'

/** What goes well first: the list under it is about the rest. */
const order = ['on-track', 'at-risk', 'behind', 'no-data', 'no-target'] as const satisfies Status[]

/** How many KPIs there are of each status, as a number, a word and that many marks. */
export function Tally({ items }: { items: readonly { status: Status }[] }) {
  const { overview } = useWords()
  const lang = useLang()
  const format = useFormat()
  const tally = tallyOf(items)
  return (
    <ul className={styles.tally} aria-label={overview.tally}>
      {order
        .filter((status) => tally[status] > 0)
        .map((status) => (
          <li key={status}>
            <b>{format.number(tally[status])}</b> <span>{lowerFirst(statusWord(status, lang))}</span>
            <span className={styles.marks}>
              {Array.from({ length: tally[status] }, (_, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the marks are all alike
                <Mark key={nth} shape={status} />
              ))}
            </span>
          </li>
        ))}
    </ul>
  )
}

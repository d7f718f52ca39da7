import type { IndexPage } from '../../../server/core/indices/answers.ts'
import { indexGrains } from '../../../server/core/indices/counts-sheet.ts'
import { parsePeriod } from '../../../server/core/period.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { FoldLink } from '../../widgets/fold-link.tsx'
import { unfolded } from '../../widgets/unfolded.ts'
import styles from './period-list.module.css'

/** The newest of each grain; older ones are one press away. */
const fewPeriods = 2
const part = 'periods'

/** Every period with counts, by grain, newest first: the way from one to another. */
export function PeriodList({ page: { history, period, index } }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const format = useFormat()
  const { href, show } = useViewState()
  const grains = indexGrains
    .map((grain) => ({ grain, of: history.filter((one) => parsePeriod(one.period)?.grain === grain) }))
    .filter(({ of }) => of.length > 0)
  const isOpen = unfolded(show).has(part)
  const older = grains.flatMap(({ of }) => of.slice(fewPeriods)).filter((one) => one.period !== period)
  const away = new Set(isOpen ? [] : older.map((one) => one.period))
  return (
    <Section title={words.history}>
      <dl className={styles.grains}>
        {grains.map(({ grain, of }) => (
          <div key={grain}>
            <dt>{words.grains[grain]}</dt>
            <dd>
              {of.map((one) => (
                <Link
                  key={one.period}
                  className={away.has(one.period) ? styles.away : undefined}
                  href={href({ period: one.period })}
                  aria-current={one.period === period ? 'page' : undefined}
                >
                  <span>{format.period(one.period)}</span>
                  <b>{format.score(one.score, index.decimals)}</b>
                </Link>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {older.length > 0 ? (
        <FoldLink part={part} of={words.history}>
          {words.olderPeriods(format.number(older.length))}
        </FoldLink>
      ) : null}
    </Section>
  )
}

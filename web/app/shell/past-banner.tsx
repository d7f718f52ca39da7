import { isDay } from '../../../server/core/day.ts'
import type { Setting } from '../../data/questions.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { useFormat, useWords } from '../lang.tsx'
import { useViewState } from '../use-view-state.ts'
import styles from './context-bar.module.css'
import { shownBy } from './shown.ts'

/** A page of a past day must not be taken for today's. */
export function PastBanner({ setting }: { setting: Setting | null }) {
  const { shell } = useWords()
  const format = useFormat()
  const { view, path, href } = useViewState()
  const shown = setting && shownBy(view, path, setting)
  if (!shown?.isPast) return null
  return (
    <aside className={styles.past}>
      <div className="wrap">
        <p>
          {isDay(view.asOf ?? '')
            ? shell.past(format.day(shown.asOfDay))
            : shell.pastInstant(format.instant(view.asOf))}
        </p>
        <Link className={buttonClass()} href={href({ asOf: undefined })}>
          {shell.backToNow}
        </Link>
      </div>
    </aside>
  )
}

import type { Setting } from '../../data/questions.ts'
import { useFormat, useWords } from '../lang.tsx'
import { useViewState } from '../use-view-state.ts'
import styles from './shell.module.css'
import { shownBy } from './shown.ts'

export function Footer({ setting }: { setting: Setting | null }) {
  const { shell } = useWords()
  const format = useFormat()
  const { view, path } = useViewState()
  const day = setting && shownBy(view, path, setting).asOfDay
  return (
    <footer className={styles.foot}>
      <div className="wrap">
        <p>
          {day ? <b>{shell.footAsOf(format.day(day))} </b> : null}
          {shell.footSource}
        </p>
        {setting?.story ? <p>{shell.footSample}</p> : null}
      </div>
    </footer>
  )
}

import type { ReactNode } from 'react'
import { useLive } from '../../data/live.ts'
import { useSetting } from '../../data/queries.ts'
import { useWords } from '../lang.tsx'
import { placeOf } from '../routes.ts'
import { useViewState } from '../use-view-state.ts'
import { ActingLine } from './acting-line.tsx'
import { ContextBar } from './context-bar.tsx'
import { EndedNotice } from './ended-notice.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { PastBanner } from './past-banner.tsx'
import styles from './shell.module.css'
import { shownBy } from './shown.ts'

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const { shell } = useWords()
  const { path, view } = useViewState()
  const answer = useSetting()
  const setting = answer.face === 'here' ? answer.data : null
  const { noFigures } = placeOf(path).route
  useLive(setting !== null && shownBy(view, path, setting).isPast)
  return (
    <>
      <a className="skip" href="#main">
        {shell.skip}
      </a>
      <Header />
      <ActingLine />
      {noFigures ? null : (
        <>
          <ContextBar setting={setting} />
          <PastBanner setting={setting} />
        </>
      )}
      <main id="main" tabIndex={-1} className={`wrap ${styles.main}`}>
        {children}
      </main>
      {noFigures ? null : <Footer setting={setting} />}
      <EndedNotice />
    </>
  )
}

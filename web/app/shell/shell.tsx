import type { ReactNode } from 'react'
import { useSetting } from '../../data/queries.ts'
import { useWords } from '../lang.tsx'
import { ContextBar } from './context-bar.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { PastBanner } from './past-banner.tsx'
import styles from './shell.module.css'

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const { shell } = useWords()
  const answer = useSetting()
  const setting = answer.face === 'here' ? answer.data : null
  return (
    <>
      <a className="skip" href="#main">
        {shell.skip}
      </a>
      <Header />
      <ContextBar setting={setting} />
      <PastBanner setting={setting} />
      <main id="main" tabIndex={-1} className={`wrap ${styles.main}`}>
        {children}
      </main>
      <Footer setting={setting} />
    </>
  )
}

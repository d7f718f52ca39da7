import { useState } from 'react'
import type { OfficePage } from '../../server/core/answers.ts'
import { useWords } from '../app/lang.tsx'
import { Button } from '../ui/button.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { ContestLines } from './contest-lines.tsx'
import styles from './contest-of-figure.module.css'
import { useContesting } from './contesting.ts'
import type { OfficeContestProps } from './office-contest.tsx'

const OfficeContest = lazyPart<OfficeContestProps>(() =>
  import('./office-contest.tsx').then((file) => file.OfficeContest),
)

/** What the office contests, and the way to contest more for those who answer for it. */
export function ContestOfOffice({ page }: { page: OfficePage }) {
  const { contested: words } = useWords()
  const { open, offices } = useContesting()
  const [isAsking, setAsking] = useState(false)
  const here = open.filter(({ office }) => office.code === page.office.code)
  const isOwn = offices.some(({ code }) => code === page.office.code)
  return (
    <>
      <ContestLines contests={here} name="kpi" />
      {isOwn && !isAsking ? (
        <p className={styles.start}>
          <Button onClick={() => setAsking(true)} onPointerEnter={OfficeContest.prepare}>
            {words.openOne}
          </Button>
        </p>
      ) : null}
      {isOwn && isAsking ? (
        <OfficeContest waiting={words.waiting} page={page} close={() => setAsking(false)} />
      ) : null}
    </>
  )
}

import type { IndexPage as Page } from '../../../server/core/indices/answers.ts'
import { indexSentence } from '../../../server/core/indices/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import type { PageProps } from '../../app/routes.ts'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useIndexPage } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { ComponentTable } from './component-table.tsx'
import { GroupBars } from './group-bars.tsx'
import { IndexFacts } from './index-facts.tsx'
import { IndexHead } from './index-head.tsx'
import styles from './index-page.module.css'
import { Losses } from './losses.tsx'
import { PeriodList } from './period-list.tsx'
import { RankingTables } from './ranking-tables.tsx'
import { WhatIfPanel } from './what-if-panel.tsx'

/** A composite index: its points, where and by whom they were lost, what would be, how offices stand, what each rests on. */
export function IndexPage({ id }: PageProps) {
  const { indices: words, shell } = useAllWords()
  const { view } = useViewState()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const answer = useIndexPage(view, id)
  const page = answer.face === 'here' ? answer.data : null
  return (
    <>
      <nav className={styles.trail} aria-label={words.trail}>
        <Link href={to.overview()}>{shell.overview}</Link> / <Link href={to.indices()}>{shell.indices}</Link>
        {page ? <span> / {page.index.short[lang]}</span> : null}
      </nav>
      <PageHeading
        className={styles.name}
        title={page ? page.index.name[lang] : words.waitingTitle}
        description={page ? indexSentence(page, lang) : words.description}
      />
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={10} />}
        empty={() => null}
        partial={({ score }) =>
          score.score !== null && score.missing > 0
            ? { title: words.partial(format.number(score.missing)), help: words.partialHelp }
            : null
        }
      >
        {(data) => <Parts page={data} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Parts({ page }: { page: Page }) {
  const isScored = page.score.score !== null
  return (
    <>
      <IndexHead page={page} />
      {isScored ? (
        <>
          <div className={styles.first}>
            <GroupBars page={page} />
            <Losses page={page} />
          </div>
          <WhatIfPanel key={`${page.office.code} ${page.period}`} page={page} />
        </>
      ) : null}
      {page.ranking.length > 0 ? <RankingTables page={page} /> : null}
      {isScored ? <ComponentTable page={page} /> : null}
      {page.history.length > 0 ? <PeriodList page={page} /> : null}
      <IndexFacts page={page} />
    </>
  )
}

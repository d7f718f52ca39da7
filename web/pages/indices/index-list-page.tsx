import type { IndexListItem } from '../../../server/core/indices/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useIndices, useMe } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { holds } from '../../widgets/decides.ts'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { FeedNote, heldFigure } from '../../widgets/feed-note.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { CountsImport } from './counts-import.tsx'
import styles from './index-list-page.module.css'

/** Every composite index, with the city's newest score. */
export function IndexListPage() {
  const { indices: words, shell } = useAllWords()
  const { view } = useViewState()
  const answer = useIndices(view)
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={3} />}
        empty={(all) => (all.length === 0 ? { title: words.none, help: words.noneHelp } : null)}
        partial={() => null}
      >
        {(all) => (
          <ul className={styles.list}>
            {all.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        )}
      </Answered>
      <Import />
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

/** For whoever may take counts in, or say what an index consists of. */
function Import() {
  const { indices: words, shell } = useAllWords()
  const me = useMe()
  const to = usePaths()
  if (!holds(me.face === 'here' ? me.data : null, 'import-index-counts')) return null
  return (
    <Section title={words.import.title}>
      {holds(me.face === 'here' ? me.data : null, 'manage-catalogue') ? (
        <p className={styles.define}>
          <Link href={to.indexDesk()}>{shell.indexDesk}</Link>
        </p>
      ) : null}
      <CountsImport />
    </Section>
  )
}

/** Points are published to the hundredth. */
const decimals = 2

function Item({ item: { id, name, newest } }: { item: IndexListItem }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  return (
    <li>
      <Link href={to.index(id)} className={styles.name}>
        {name[lang]}
      </Link>
      {newest ? (
        <p className={styles.score}>
          <b className={heldFigure(newest.feed)}>{format.score(newest.score, decimals)}</b>
          <span>
            {words.over(format.number(newest.max))}, {format.periodInText(newest.period)}
          </span>
          <FeedNote feed={newest.feed} />
          {newest.sample ? <SampleLabel /> : null}
        </p>
      ) : (
        <p className={styles.absent}>{words.noScore}</p>
      )}
    </li>
  )
}

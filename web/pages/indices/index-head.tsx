import { furthestBehind } from '../../../server/core/feeds/mark.ts'
import type { IndexPage } from '../../../server/core/indices/answers.ts'
import { indexSentence } from '../../../server/core/indices/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { classNames } from '../../ui/class-names.ts'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FeedNote, heldFigure } from '../../widgets/feed-note.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import styles from './index-head.module.css'
import { ProvisionalMark } from './provisional-mark.tsx'

/** The total out of its maximum, in a sentence, and how far it can be trusted. */
export function IndexHead({ page }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { score, office, index, period, lastRecorded } = page
  const scored = score.groups
    .flatMap(({ components }) => components)
    .filter(({ basis }) => basis !== 'informative' && basis !== 'not-applicable')
  const feed = furthestBehind(Object.values(page.feeds))
  const isSummed = Object.values(page.origins).some((origin) => origin === 'sum')
  return (
    <>
      <ScopeLine page={page} />
      {score.score === null ? (
        <Notice face="empty" title={words.empty(office.name[lang], format.periodInText(period))}>
          {page.history.length > 0 ? words.emptyOther : words.emptyNever}
        </Notice>
      ) : (
        <div className={styles.big}>
          <p className={classNames(styles.figure, heldFigure(feed))}>
            {format.score(score.score, index.decimals)}
            <span className={styles.of}>/{format.number(score.max)}</span>
            <span className={styles.under}>{format.period(period)}</span>
          </p>
          <p className={styles.say}>{indexSentence(page, lang)}</p>
          {page.mixed ? <p className={styles.say}>{page.mixed[lang]}</p> : null}
        </div>
      )}
      {score.score === null ? null : (
        <div className={styles.meta}>
          <span>{words.covered(format.fraction(scored.length - score.missing, scored.length))}</span>
          {isSummed ? <span>{words.summed(format.number(page.below.length))}</span> : null}
          {lastRecorded ? <span>{words.updated(format.instant(lastRecorded.at))}</span> : null}
          <FeedNote feed={feed} />
          {score.provisional ? <ProvisionalMark /> : null}
          {page.sample ? <SampleLabel /> : null}
        </div>
      )}
    </>
  )
}

function ScopeLine({ page: { office } }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const { href } = useViewState()
  if (office.kind === 'city') return null
  return (
    <p className={styles.scope}>
      {words.scopeLine(office.name[lang])} <Link href={href({ office: undefined })}>{words.backToCity}</Link>
    </p>
  )
}

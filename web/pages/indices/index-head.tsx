import { furthestBehind } from '../../../server/core/feeds/mark.ts'
import type { IndexPage } from '../../../server/core/indices/answers.ts'
import { changeSentence, indexSentence, versionSentence } from '../../../server/core/indices/words.ts'
import { kindWords } from '../../../server/core/sentences/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { classNames } from '../../ui/class-names.ts'
import headline from '../../ui/headline.module.css'
import { Notice } from '../../ui/notice.tsx'
import { FeedNote, heldFigure } from '../../widgets/feed-note.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { ScopeLine } from '../../widgets/scope-line.tsx'
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
  const version = versionSentence(page, lang)
  return (
    <>
      <ScopeLine office={office} />
      {score.score === null ? (
        <Notice face="empty" title={words.empty(office.name[lang], format.periodInText(period))}>
          {page.history.length > 0 ? words.emptyOther : words.emptyNever}
        </Notice>
      ) : (
        <div className={headline.big}>
          <p className={classNames(headline.figure, heldFigure(feed))}>
            {format.score(score.score, index.decimals)}
            <span className={headline.of}>/{format.number(score.max)}</span>
            <span className={headline.under}>{format.period(period)}</span>
          </p>
          <p className={headline.say}>{indexSentence(page, lang)}</p>
          {page.mixed ? <p className={headline.say}>{page.mixed[lang]}</p> : null}
        </div>
      )}
      {score.score === null ? null : (
        <div className={headline.meta}>
          <Place page={page} />
          <Change page={page} />
          <span>{words.covered(format.fraction(scored.length - score.missing, scored.length))}</span>
          {isSummed ? <span>{words.summed(format.number(page.below.length))}</span> : null}
          {lastRecorded ? <span>{words.updated(format.instant(lastRecorded.at))}</span> : null}
          <FeedNote feed={feed} />
          {score.provisional ? <ProvisionalMark /> : null}
          {page.sample ? <SampleLabel /> : null}
        </div>
      )}
      {version && score.score !== null ? <p className={headline.meta}>{version}</p> : null}
    </>
  )
}

/** Where the office stands among its kind; the city stands alone. */
function Place({ page: { office, ranking } }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const placed = ranking.filter(({ rank }) => rank !== null)
  const own = placed.find((one) => one.office.code === office.code)
  if (!own || placed.length < 2) return null
  return (
    <b>{words.place(format.number(own.rank), format.number(placed.length), kindWords[office.kind][lang])}</b>
  )
}

function Change({ page }: { page: IndexPage }) {
  const change = changeSentence(page, useLang())
  return change ? <b>{change}</b> : null
}

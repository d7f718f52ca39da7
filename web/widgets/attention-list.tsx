import type { Day } from '../../server/core/day.ts'
import type { OfficeRef, ScorecardItem } from '../../server/core/scorecard.ts'
import { attentionLine } from '../../server/core/sentences/attention.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import styles from './attention-list.module.css'
import { FeedNote } from './feed-note.tsx'
import { KpiLink } from './kpi-link.tsx'
import { stretchesOf } from './named-links.ts'
import { rowsInTheWay } from './rows-behind.ts'
import { StatusMark } from './status-mark.tsx'
import { VintageMark } from './vintage-mark.tsx'

type Props = {
  items: readonly ScorecardItem[]
  /** whose figures these are: of one office there is nobody else to name */
  office: OfficeRef
  asOfDay: Day
  /** how many stand on a wide and on a narrow screen; on paper all of them do */
  shown: { wide: number; narrow: number }
}

/** What is wrong, whose it is, since when, and the rows to begin with. */
export const AttentionList = ({ items, office, asOfDay, shown }: Props) => (
  <ol className={styles.list}>
    {items.map((item, nth) => (
      <AttentionItem
        key={item.id}
        item={item}
        office={office}
        asOfDay={asOfDay}
        className={classNames(
          nth >= shown.wide && styles.foldedWide,
          nth >= shown.narrow && styles.foldedNarrow,
        )}
      />
    ))}
  </ol>
)

type ItemProps = { item: ScorecardItem; office: OfficeRef; asOfDay: Day; className: string }

function AttentionItem({ item, office, asOfDay, className }: ItemProps) {
  const lang = useLang()
  const { what, who, since } = attentionLine(item, asOfDay, lang)
  const isItsOwn = item.worst.length === 1 && item.worst[0]?.office.code === office.code
  return (
    <li className={classNames(styles[item.status], isItsOwn && styles.own, className)}>
      <StatusMark status={item.status} wordHidden />
      <p className={styles.what}>
        <b>
          <KpiLink kpi={item} />
        </b>
        : {what} {item.through === null ? null : <VintageMark vintage={item.vintage} />}{' '}
        <FeedNote feed={item.feed} />
      </p>
      {isItsOwn ? null : <p className={styles.who}>{who ? <WhoText item={item} text={who} /> : null}</p>}
      <p className={styles.since}>
        {since ? (
          <>
            <b>{since.length}</b> <span>{since.from}</span>
          </>
        ) : null}
      </p>
      <RowsLink item={item} />
    </li>
  )
}

/** Each office named leads to what it has not done yet. */
function WhoText({ item, text }: { item: ScorecardItem; text: string }) {
  const lang = useLang()
  const to = usePaths()
  const offices = item.worst.map(({ office }) => office)
  return stretchesOf(
    text,
    offices.map((office) => office.name[lang]),
  ).map((stretch) => {
    const code = stretch.link === null ? undefined : offices[stretch.link]?.code
    if (code === undefined) return stretch.text
    return (
      <Link key={code} className="plain" href={to.kpi(item.id, rowsInTheWay(item, code))} preload={false}>
        {stretch.text}
      </Link>
    )
  })
}

function RowsLink({ item }: { item: ScorecardItem }) {
  const { overview } = useWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const { numerator, denominator, noun, better } = item
  const said = () => {
    if (numerator === null) return overview.toKpi
    if (better === 'lower') return format.counted(numerator, noun)
    return denominator === null
      ? overview.whatIsMissing
      : overview.missing(format.number(denominator - numerator))
  }
  const patch = numerator === null ? {} : rowsInTheWay(item)
  return (
    <Link className={styles.rows} href={to.kpi(item.id, patch)}>
      {said()}
      <span className="vh">: {item.name[lang]}</span> <Icon name="right" size={12} />
    </Link>
  )
}

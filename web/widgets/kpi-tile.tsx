import { bullet } from '../../server/core/charts/bullet.ts'
import { sparkline } from '../../server/core/charts/sparkline.ts'
import { type Day, dayOfInstant, daysBetween } from '../../server/core/day.ts'
import { parsePeriod } from '../../server/core/period.ts'
import type { ScorecardItem } from '../../server/core/scorecard.ts'
import { changeWords } from '../../server/core/sentences/change.ts'
import { boundOf, type FigureParts, figureParts, figureText } from '../../server/core/sentences/figure.ts'
import { gapBrief, gapWords, isRunningAmount, targetLabel } from '../../server/core/sentences/gap.ts'
import { lastKnown } from '../../server/core/sentences/kpi.ts'
import { isOlder } from '../../server/core/sentences/through.ts'
import { isTrouble } from '../../server/core/status.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { Bullet } from '../ui/bullet.tsx'
import { classNames } from '../ui/class-names.ts'
import { FigureNumber } from '../ui/figure-number.tsx'
import { Link } from '../ui/link.tsx'
import { Sparkline } from '../ui/sparkline.tsx'
import { FeedNote, heldFigure } from './feed-note.tsx'
import { KpiLink } from './kpi-link.tsx'
import styles from './kpi-tile.module.css'
import { NewMark } from './new-figures.tsx'
import { PublishedLabel } from './published-label.tsx'
import { SampleLabel } from './sample-label.tsx'
import { StatusMark } from './status-mark.tsx'
import { VintageMark } from './vintage-mark.tsx'
import { WaitingMark } from './waiting-mark.tsx'

/** Neither in trouble nor without data: on a narrow screen it gives its room to those that are. */
export const isQuiet = ({ status }: Pick<ScorecardItem, 'status'>): boolean =>
  !isTrouble(status) && status !== 'no-data'

type Props = {
  item: ScorecardItem
  asOfDay: Day
  /** rows of a demonstration are samples even where the city published their sum */
  demonstration: boolean
  /** out of sight, on a narrow screen or on all */
  folded: 'narrow' | 'all' | null
}

/** One KPI as it stands. Its rows are lines of the grid around it, so that figures and targets of neighbours align. */
export function KpiTile({ item, asOfDay, demonstration, folded }: Props) {
  const lang = useLang()
  const drawn = bullet(item)
  return (
    <article
      className={classNames(
        styles.tile,
        isQuiet(item) && styles.quiet,
        folded === 'narrow' && styles.folded,
        folded === 'all' && styles.away,
      )}
    >
      <h4>
        <KpiLink kpi={item} />
      </h4>
      <Figure item={item} />
      <div className={styles.target}>
        {drawn && item.target ? <Bullet {...drawn} label={targetText(item, lang)} /> : null}
      </div>
      <Judgement item={item} demonstration={demonstration} />
      <Origin item={item} asOfDay={asOfDay} />
    </article>
  )
}

/** "Mốc 28 · 31/12/2024", and the document that set it where there is one. */
function targetText(item: ScorecardItem, lang: 'vi' | 'en'): string {
  const { target } = item
  if (!target) return ''
  return [targetLabel(target, item, lang), target.document?.code].filter(Boolean).join(' · ')
}

function Figure({ item }: { item: ScorecardItem }) {
  const { overview } = useWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const parts = figureParts(item, lang)
  return (
    <>
      <div
        className={classNames(styles.figure, parts && isLong(parts) && styles.long, heldFigure(item.feed))}
      >
        {parts ? (
          // The name above leads to the same page: one stop of the tab key is enough.
          <Link className="plain" href={to.kpi(item.id)} tabIndex={-1}>
            <FigureNumber {...parts} share={null} noun={null} />
            <span className="vh">: {item.name[lang]}</span>
          </Link>
        ) : (
          <p className={styles.none}>{overview.noFigure(format.periodInText(item.period))}</p>
        )}
        <Sparkline {...drawnTrend(item)} />
      </div>
      <p className={styles.unit}>
        {parts ? <Unit parts={parts} noun={item.noun[lang]} /> : lastKnown(lastOf(item), item, lang)}
      </p>
    </>
  )
}

/** "more than 437,000" must leave room for the line beside it. */
const isLong = ({ over, main, of }: FigureParts) =>
  over !== null && over.length + main.length + (of?.length ?? 0) > 10

const Unit = ({ parts, noun }: { parts: FigureParts; noun: string }) => (
  <>
    {parts.share ? <b>{parts.share} </b> : null}
    {parts.noun ?? noun}
  </>
)

const lastOf = ({ trend }: ScorecardItem) => trend.findLast((point) => point.value !== null)

/** A sum that is still growing would look like a fall. */
function drawnTrend(item: ScorecardItem) {
  const values = item.trend.map((point) => point.value)
  const whole = isRunningAmount(item) ? values.slice(0, -1) : values
  return sparkline(whole, { full: !item.illustrative })
}

/** Status, what is missing, how it moved. */
function Judgement({ item, demonstration }: { item: ScorecardItem; demonstration: boolean }) {
  const { overview } = useWords()
  const lang = useLang()
  const gap = isRunningAmount(item) ? gapWords(item, lang) : gapBrief(item, lang)
  const counted = boundOf(item) === null ? null : figureText({ ...item, published: null }, lang)
  const change = useRunning(item) ?? changeWords(item, lang)
  return (
    <div className={styles.judgement}>
      <p className={styles.status}>
        <StatusMark status={item.status} />
        <NewMark kpi={item.id} />
        <WaitingMark kpi={item} />
        {gap ? <span className={styles.gap}>{gap}</span> : null}
      </p>
      {counted ? (
        <p className={styles.counted}>
          {overview.counted(counted)} {demonstration ? <SampleLabel /> : null}
        </p>
      ) : null}
      {change ? <p className={styles.change}>{change}</p> : null}
    </div>
  )
}

/** "Mới 22/30 ngày; cả tháng 10: 630.728": an amount of a running period beside the last whole one. */
function useRunning(item: ScorecardItem): string | null {
  const { overview } = useWords()
  const format = useFormat()
  const period = parsePeriod(item.period)
  const before = item.trend.at(-2)
  if (!isRunningAmount(item) || !period || !before || before.value === null) return null
  const days = format.fraction(
    daysBetween(period.start, item.until) + 1,
    daysBetween(period.start, period.end) + 1,
  )
  return overview.running(
    days,
    format.periodInText(before.period, item.period),
    format.value(before.value, item.unit),
  )
}

/** How old, how final, from where. */
function Origin({ item, asOfDay }: { item: ScorecardItem; asOfDay: Day }) {
  const { overview, parts } = useWords()
  const format = useFormat()
  const { updatedAt, vintage, coverage, published, illustrative } = item
  const isKnown = item.value !== null
  const updatedOn = updatedAt && dayOfInstant(new Date(updatedAt))
  const day = updatedOn?.slice(0, 4) === asOfDay.slice(0, 4) ? format.dayShort : format.day
  const said = [
    isKnown && vintage === 'preliminary' && item.through === null ? overview.until(day(item.until)) : null,
    updatedOn === asOfDay ? overview.updatedToday : null,
    updatedOn && updatedOn !== asOfDay
      ? overview.updated(day(updatedOn), format.age(updatedOn, asOfDay))
      : null,
    isKnown && isOlder(item) ? parts.throughDay(format.day(item.through)) : null,
    coverage && (item.through !== null || coverage.reported < coverage.expected)
      ? parts.reported(format.fraction(coverage.reported, coverage.expected))
      : null,
  ]
  return (
    <p className={styles.origin}>
      {isKnown ? <VintageMark vintage={vintage} /> : null} {said.filter(Boolean).join(' · ')}{' '}
      <FeedNote feed={item.feed} /> {published ? <PublishedLabel published={published} /> : null}
      {illustrative ? <SampleLabel /> : null}
    </p>
  )
}

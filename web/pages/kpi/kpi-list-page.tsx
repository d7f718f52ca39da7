import { sparkline } from '../../../server/core/charts/sparkline.ts'
import { dayOfInstant } from '../../../server/core/day.ts'
import { parsePeriod } from '../../../server/core/period.ts'
import type { Scorecard, ScorecardItem } from '../../../server/core/scorecard.ts'
import { changeWords } from '../../../server/core/sentences/change.ts'
import { boundOf, figureText, officeFigureText } from '../../../server/core/sentences/figure.ts'
import { gapBrief, gapWords, isRunningAmount, targetLabel } from '../../../server/core/sentences/gap.ts'
import { headlineOf, themeLine } from '../../../server/core/sentences/headline.ts'
import { lastKnown } from '../../../server/core/sentences/kpi.ts'
import { mixedSatisfaction } from '../../../server/core/sentences/satisfaction.ts'
import { isOlder } from '../../../server/core/sentences/through.ts'
import { statusWord, upperFirst } from '../../../server/core/sentences/words.ts'
import { isTrouble, statuses } from '../../../server/core/status.ts'
import type { Lang } from '../../../server/core/words.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useScorecard, useSetting } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { SkeletonBar } from '../../ui/skeleton.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'
import { type RowGroup, type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { Answered } from '../../widgets/answered.tsx'
import chips from '../../widgets/facet-bar.module.css'
import { parseFilter, toggled } from '../../widgets/facet-filter.ts'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { FoundText } from '../../widgets/found-text.tsx'
import { ListSearch } from '../../widgets/list-search.tsx'
import { PublishedLabel } from '../../widgets/published-label.tsx'
import { rowsInTheWay } from '../../widgets/rows-behind.ts'
import { rowsPlace } from '../../widgets/rows-link.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { ScopeLine } from '../../widgets/scope-line.tsx'
import { Mark, StatusMark } from '../../widgets/status-mark.tsx'
import { VintageMark } from '../../widgets/vintage-mark.tsx'
import { WaitingMark } from '../../widgets/waiting-mark.tsx'
import {
  countOf,
  firstOrder,
  foundItems,
  nextOrder,
  type Order,
  orderOf,
  orders,
  sorted,
  sortOf,
  statusKey,
} from './kpi-catalogue.ts'
import styles from './kpi-list-page.module.css'

/** Every KPI, as it stands: the way to each page, and the figures side by side. */
export function KpiListPage() {
  const { kpi, list } = useWords()
  const { view } = useViewState()
  const answer = useScorecard(view)
  return (
    <>
      <PageHeading title={kpi.title} description={kpi.description} />
      <Answered
        answer={answer}
        waiting={<Waiting />}
        empty={(card) => (card.items.length === 0 ? { title: list.noneAtAll } : null)}
        partial={() => null}
      >
        {(card) => (
          <>
            <Lead card={card} />
            <Tools card={card} />
            <Catalogue card={card} />
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Lead({ card }: { card: Scorecard }) {
  const { list } = useWords()
  const lang = useLang()
  const { asOf, verdict } = headlineOf(card, lang)
  const mixed = mixedSatisfaction(card.items)
  return (
    <>
      <ScopeLine office={card.office} say={list.scope} />
      <p className={styles.sentence}>
        <span className="muted">{asOf}</span> {verdict}
      </p>
      {mixed ? <p className="muted">{mixed[lang]}</p> : null}
    </>
  )
}

function Tools({ card }: { card: Scorecard }) {
  const { list } = useWords()
  const { view, href } = useViewState()
  const order = orderOf(view.sort)
  return (
    <section className={styles.tools} aria-label={list.tools}>
      <ListSearch label={list.find} hint={list.findHint} />
      <div className={styles.order}>
        <SegmentedLinks
          label={list.order}
          current={order.key}
          choices={orders.map((key) => ({
            key,
            label: list.orders[key],
            href: href({ sort: sortOf(firstOrder(key)) }),
          }))}
        />
      </div>
      <StatusChips card={card} />
    </section>
  )
}

function StatusChips({ card }: { card: Scorecard }) {
  const { list } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { view, href } = useViewState()
  const chosen = parseFilter(view.filter)
  const on = chosen.get(statusKey) ?? []
  const among = foundItems(card, { q: view.q })
  const shown = statuses.filter((status) => countOf(card.items, status) > 0 || on.includes(status))
  return (
    <nav className={styles.chips} aria-label={list.filter}>
      {shown.map((status) => (
        <Link
          key={status}
          className={chips.chip}
          href={href({ filter: toggled(chosen, statusKey, status) })}
          preload={false}
          replace
          aria-current={on.includes(status) ? 'true' : undefined}
        >
          <Mark shape={status} small />
          {statusWord(status, lang)} <span className="num">{format.number(countOf(among, status))}</span>
          {on.includes(status) ? <Icon name="x" size={9} /> : null}
        </Link>
      ))}
    </nav>
  )
}

function Catalogue({ card }: { card: Scorecard }) {
  const { list, parts } = useWords()
  const format = useFormat()
  const { view } = useViewState()
  const order = orderOf(view.sort)
  const items = sorted(foundItems(card, view), order, format)
  const columns = useColumns(card, order)
  const groups = useGroups(card, items, order)
  return (
    <>
      <p role="status" className="vh">
        {list.shown(format.number(items.length), format.number(card.items.length))}
      </p>
      {items.length ? (
        <StackedTable
          caption={list.caption}
          columns={columns}
          groups={groups}
          rowKey={(item) => item.id}
          className={styles.table}
          rowClass={(item) => (isTrouble(item.status) || item.value === null ? undefined : styles.calm)}
        />
      ) : (
        <NoneFound />
      )}
      <p className={styles.foot}>
        {parts.asOfLine(format.day(card.asOfDay))}. {list.dots}
      </p>
    </>
  )
}

function NoneFound() {
  const { list } = useWords()
  const { view, href } = useViewState()
  return (
    <Notice face="empty" title={view.q ? list.noneFound(view.q) : list.noneOfStatus}>
      <Link className={buttonClass()} href={href({ q: undefined, filter: undefined })} preload={false}>
        {list.clear}
      </Link>
    </Notice>
  )
}

/** By theme, or in one row where another order is asked for. */
function useGroups(
  card: Scorecard,
  items: readonly ScorecardItem[],
  order: Order,
): RowGroup<ScorecardItem>[] {
  const lang = useLang()
  if (order.key !== 'theme') return [{ key: 'all', rows: items }]
  return card.themes
    .map((theme) => ({
      key: theme.id,
      head: (
        <span className={styles.theme}>
          <b>{theme.name[lang]}</b> <span>{themeLine(card, theme.id, lang)}</span>
        </span>
      ),
      rows: items.filter((item) => item.theme === theme.id),
    }))
    .filter((group) => group.rows.length > 0)
}

function useColumns(card: Scorecard, order: Order): StackedColumn<ScorecardItem>[] {
  const { list, parts } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { view, href } = useViewState()
  const to = usePaths()
  const sort = (key: Order['key'], column: string): StackedColumn<ScorecardItem>['sort'] => {
    const next = nextOrder(order, key)
    return {
      sorted: order.key === key ? (order.descending ? 'descending' : 'ascending') : null,
      href: href({ sort: sortOf(next) }),
      label: `${parts.sortBy(column)}, ${next.descending ? parts.sortedDown : parts.sortedUp}`,
    }
  }
  return [
    {
      key: 'kpi',
      head: list.kpi,
      names: true,
      className: styles.kpi,
      sort: sort('name', list.kpi),
      cell: (item) => (
        <Link className="plain" href={to.kpi(item.id)}>
          <FoundText text={item.name[lang]} q={view.q} />
        </Link>
      ),
    },
    {
      key: 'figure',
      head: list.figure,
      end: true,
      className: styles.figure,
      cell: (item) =>
        item.value === null ? (
          <span className="faint">{format.number(null)}</span>
        ) : (
          <Link
            className={styles.rows}
            href={`${to.kpi(item.id, isTrouble(item.status) ? rowsInTheWay(item) : {})}#${rowsPlace}`}
            preload={false}
          >
            {figureOf(item, lang)}
          </Link>
        ),
    },
    {
      key: 'share',
      head: list.share,
      end: true,
      className: styles.share,
      cell: (item) =>
        item.unit === 'share' && item.value !== null && boundOf(item) === null
          ? format.share(item.value)
          : null,
    },
    {
      key: 'trend',
      head: <TrendHead card={card} />,
      className: styles.trend,
      cell: (item) => <Sparkline {...drawnTrend(item)} />,
    },
    {
      key: 'target',
      head: list.target,
      className: styles.target,
      cell: (item) => <Target item={item} />,
    },
    {
      key: 'status',
      head: list.status,
      className: styles.status,
      sort: sort('trouble', list.status),
      cell: (item) => (
        <>
          <StatusMark status={item.status} />
          <Since item={item} />
        </>
      ),
    },
    {
      key: 'against',
      head: list.against,
      className: styles.against,
      cell: (item) => <Against item={item} />,
    },
    {
      key: 'updated',
      head: list.updated,
      className: styles.updated,
      sort: sort('updated', list.updated),
      cell: (item) => <Updated item={item} card={card} />,
    },
  ]
}

/** The bound that the city announced stands in place of the count. */
const figureOf = (item: ScorecardItem, lang: Lang) =>
  boundOf(item) !== null || item.numerator === null
    ? figureText(item, lang)
    : officeFigureText({ numerator: item.numerator, denominator: item.denominator }, item.unit, lang)

/** A sum that is still growing would look like a fall. */
function drawnTrend(item: ScorecardItem) {
  const values = item.trend.map((point) => point.value)
  return sparkline(isRunningAmount(item) ? values.slice(0, -1) : values, { full: !item.illustrative })
}

function TrendHead({ card }: { card: Scorecard }) {
  const { list } = useWords()
  const format = useFormat()
  const trend = card.items[0]?.trend ?? []
  const [first, last] = [trend[0], trend.at(-1)]
  if (!first || !last) return null
  return list.trend(format.periodShort(first.period), format.periodShort(last.period))
}

function Target({ item }: { item: ScorecardItem }) {
  const { list } = useWords()
  const lang = useLang()
  if (!item.target) return <span className="faint">{list.noTarget}</span>
  const [level = '', ...due] = targetLabel(item.target, item, lang).split(' · ')
  return (
    <>
      {level}{' '}
      <span className={styles.under}>{[...due, item.target.document?.code].filter(Boolean).join(' · ')}</span>
    </>
  )
}

function Since({ item: { since, trend } }: { item: ScorecardItem }) {
  const { list } = useWords()
  const format = useFormat()
  if (!since) return null
  const first = trend[0] && parsePeriod(trend[0].period)
  // The run reaches the edge of what was looked at: it may be older.
  const say = first && since <= first.end ? list.sinceAtLeast : list.sinceDay
  return <span className={styles.under}>{say(format.day(since))}</span>
}

/** Against its target, and against the period before; of what is not known, the last that was. */
function Against({ item }: { item: ScorecardItem }) {
  const lang = useLang()
  if (item.value === null) {
    const last = item.trend.findLast((point) => point.value !== null)
    return lastKnown(last, item, lang)
  }
  const gap = isRunningAmount(item) ? gapWords(item, lang) : gapBrief(item, lang)
  return (
    <>
      {gap ? <span className={styles.gap}>{upperFirst(gap)}</span> : null}
      {changeWords(item, lang)}
    </>
  )
}

function Updated({ item, card }: { item: ScorecardItem; card: Scorecard }) {
  const { parts } = useWords()
  const format = useFormat()
  const { updatedAt, published, illustrative } = item
  if (!updatedAt) return null
  const day = dayOfInstant(new Date(updatedAt))
  const isThisYear = day.slice(0, 4) === card.asOfDay.slice(0, 4)
  return (
    <>
      <span className={styles.age}>
        {(isThisYear ? format.dayShort : format.day)(day)}, {format.age(updatedAt, card.asOfDay)}
      </span>
      {item.value === null ? null : <VintageMark vintage={item.vintage} />}
      {item.value !== null && isOlder(item) ? (
        <span className={styles.under}>{parts.throughDay(format.day(item.through))}</span>
      ) : null}
      <WaitingMark kpi={item} />
      {published ? <PublishedLabel published={published} /> : null}
      {illustrative ? <SampleLabel /> : null}
    </>
  )
}

/** The names are there at once; the figures are grey bars. */
function Waiting() {
  const { faces } = useWords()
  const lang = useLang()
  const setting = useSetting()
  const kpis = setting.face === 'here' ? setting.data.kpis : []
  return (
    <div className={styles.waiting} aria-busy="true">
      <p className="vh" role="status">
        {faces.waiting}
      </p>
      {kpis.map((kpi) => (
        <p key={kpi.id}>
          <span>{kpi.name[lang]}</span>
          <SkeletonBar width="90px" />
          <SkeletonBar width="60%" />
        </p>
      ))}
    </div>
  )
}

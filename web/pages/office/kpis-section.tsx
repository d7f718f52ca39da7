import type { OfficePage } from '../../../server/core/answers.ts'
import { parsePeriod } from '../../../server/core/period.ts'
import type { Scorecard, ScorecardItem } from '../../../server/core/scorecard.ts'
import { changeWords } from '../../../server/core/sentences/change.ts'
import { boundOf, figureParts, figureText, officeFigureText } from '../../../server/core/sentences/figure.ts'
import { gapBrief } from '../../../server/core/sentences/gap.ts'
import { themeLine } from '../../../server/core/sentences/headline.ts'
import { lastKnown } from '../../../server/core/sentences/kpi.ts'
import { mixedSatisfaction } from '../../../server/core/sentences/satisfaction.ts'
import { isOlder } from '../../../server/core/sentences/through.ts'
import { kindWords, upperFirst } from '../../../server/core/sentences/words.ts'
import { isTrouble } from '../../../server/core/status.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { classNames } from '../../ui/class-names.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { type RowGroup, type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { officeChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { FeedNote, heldFigure } from '../../widgets/feed-note.tsx'
import { PlaceStrip, StripSign } from '../../widgets/place-strip.tsx'
import { PublishedLabel } from '../../widgets/published-label.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { StatusMark } from '../../widgets/status-mark.tsx'
import { VintageMark } from '../../widgets/vintage-mark.tsx'
import { WaitingMark } from '../../widgets/waiting-mark.tsx'
import styles from './kpis-section.module.css'
import { useOfficeLinks } from './office-links.ts'
import { byStatus, debtsOf, groupingOf, groupings, type Standing } from './standing.ts'

type Props = {
  page: OfficePage
  /** the whole city beside the office, where it could be had */
  card: Scorecard | null
}

/** Its KPIs beside the median of its kind. */
export function KpisSection({ page, card }: Props) {
  const { office: words, overview } = useWords()
  const lang = useLang()
  const { view, href } = useViewState()
  const asked = groupingOf(view.view)
  const grouping = card ? asked : 'trouble'
  const mixed = mixedSatisfaction(page.items.map(({ item }) => item))
  const allSample = page.items.every(({ item }) => item.value === null || item.illustrative)
  return (
    <Section
      title={words.kpis(page.items.length)}
      note={
        <>
          <StripKey page={page} /> {mixed?.[lang]}
        </>
      }
      end={
        <>
          {allSample ? (
            <span className={styles.sample}>
              <SampleLabel>{overview.splitSample}</SampleLabel>
            </span>
          ) : null}
          {card ? (
            <SegmentedLinks
              label={words.grouping}
              current={grouping}
              choices={groupings.map((key) => ({
                key,
                label: key === 'theme' ? words.byTheme : words.byTrouble,
                href: href({ view: key === 'trouble' ? undefined : key }),
              }))}
            />
          ) : null}
          <ExportMenu
            of={words.kpiCaption(page.office.name[lang])}
            choices={officeChoices(view, page.office.code)}
          />
        </>
      }
    >
      <StackedTable
        caption={words.kpiCaption(page.office.name[lang])}
        columns={useColumns(page, card, allSample)}
        groups={useGroups(page, card, grouping)}
        rowKey={({ item }) => item.id}
        className={styles.table}
        rowClass={({ item }) => (isTrouble(item.status) || item.value === null ? undefined : styles.calm)}
      />
      <Foot page={page} card={card} />
    </Section>
  )
}

const isAlone = ({ office }: OfficePage) => office.kind === 'city'

/** No chart without its words: the three signs of the strip. */
function StripKey({ page }: { page: OfficePage }) {
  const { office: words } = useWords()
  const lang = useLang()
  if (isAlone(page)) return null
  const { kind } = page.office
  return (
    <span className={styles.key}>
      <span>
        <StripSign sign="office" />
        {words.stripOffice}
      </span>
      <span>
        <StripSign sign="median" />
        {words.stripMedian(kindWords[kind][lang])}
      </span>
      <span>
        <StripSign sign="expected" />
        {words.stripExpected}
      </span>
    </span>
  )
}

function useGroups(
  page: OfficePage,
  card: Scorecard | null,
  grouping: 'trouble' | 'theme',
): RowGroup<Standing>[] {
  const format = useFormat()
  const lang = useLang()
  if (grouping === 'trouble') {
    return byStatus(page.items).map(({ status, items }) => ({
      key: status,
      head: (
        <span className={styles.group}>
          <StatusMark status={status} /> <span className={styles.count}>{format.number(items.length)}</span>
        </span>
      ),
      rows: items,
    }))
  }
  const items = page.items.map(({ item }) => item)
  const order = new Map(card?.items.map((item, nth) => [item.id, nth]))
  const nth = ({ item }: Standing) => order.get(item.id) ?? 0
  return (card?.themes ?? []).map((theme) => ({
    key: theme.id,
    head: (
      <span className={styles.group}>
        <b>{theme.name[lang]}</b> <span className={styles.line}>{themeLine({ items }, theme.id, lang)}</span>
      </span>
    ),
    rows: page.items.filter(({ item }) => item.theme === theme.id).sort((a, b) => nth(a) - nth(b)),
  }))
}

function useColumns(page: OfficePage, card: Scorecard | null, allSample: boolean): StackedColumn<Standing>[] {
  const { office: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const link = useOfficeLinks(page)
  const { kind, name } = page.office
  const silent = new Map(
    debtsOf(page.items).stopped.flatMap(({ standing, since }) => (since ? [[standing.item.id, since]] : [])),
  )
  const among: StackedColumn<Standing>[] = [
    {
      key: 'place',
      head: words.place,
      className: styles.place,
      cell: ({ item, median }) =>
        item.value === null ? null : (
          <PlaceStrip
            unit={item.unit}
            value={item.value}
            median={median}
            expected={item.target?.expected ?? null}
          />
        ),
    },
    {
      key: 'median',
      head: words.median,
      end: true,
      className: styles.median,
      label: words.median.toLowerCase(),
      cell: ({ item, median }) => (median === null ? null : format.value(median, item.unit)),
    },
    {
      key: 'city',
      head: words.wholeCity,
      end: true,
      className: styles.city,
      label: words.wholeCity.toLowerCase(),
      // The sum over all offices says nothing beside one of them.
      cell: ({ item }) => {
        const city = card?.items.find(({ id }) => id === item.id)
        if (city?.unit !== 'share' || city.value === null) return null
        return (
          <>
            {figureParts(city, lang)?.share ?? figureText(city, lang)}
            {boundOf(city) === null ? (
              <span className={styles.fraction}>{format.fraction(city.numerator, city.denominator)}</span>
            ) : null}
          </>
        )
      },
    },
    {
      key: 'rank',
      head: words.rank,
      end: true,
      className: styles.rank,
      label: words.rankLabel,
      cell: ({ rank, of }) =>
        rank === null || of < 2 ? null : (
          <>
            <span aria-hidden="true">{format.fraction(rank, of)}</span>
            <span className="vh">
              {words.rankSaid(format.number(rank), format.number(of), kindWords[kind][lang])}
            </span>
          </>
        ),
    },
  ]
  return [
    {
      key: 'kpi',
      head: words.kpi,
      names: true,
      className: styles.kpi,
      cell: ({ item }) => (
        <Link className="plain" href={link.kpi(item.id)}>
          {item.name[lang]}
        </Link>
      ),
    },
    {
      key: 'figure',
      head: words.figure,
      end: true,
      className: styles.figure,
      cell: ({ item }) =>
        item.value === null ? (
          <span className="faint">{format.number(null)}</span>
        ) : (
          <Link
            className={classNames(styles.rows, heldFigure(item.feed))}
            href={link.figure(item)}
            preload={false}
          >
            {figureOf(item, lang)}
            <span className="vh">: {words.seeRows(name[lang])}</span>
          </Link>
        ),
    },
    {
      key: 'share',
      head: words.share,
      end: true,
      className: styles.share,
      cell: ({ item }) => (item.unit === 'share' && item.value !== null ? format.share(item.value) : null),
    },
    ...(isAlone(page) ? [] : among),
    {
      key: 'status',
      head: words.status,
      className: styles.status,
      cell: ({ item }) => (
        <>
          <StatusMark status={item.status} />
          {silent.has(item.id) ? (
            <span className={styles.detail}>
              {words.sinceDay(format.periodInText(silent.get(item.id) ?? '', page.period))}
            </span>
          ) : (
            <Since item={item} />
          )}
        </>
      ),
    },
    {
      key: 'change',
      head: words.against,
      className: styles.change,
      cell: ({ item }) => (
        <>
          <Against item={item} />
          <Reported item={item} office={page.office.code} />
          {allSample ? null : <Trust item={item} />}
        </>
      ),
    },
  ]
}

/** The bound that the city announced stands in place of the count. */
const figureOf = (item: ScorecardItem, lang: 'vi' | 'en') =>
  item.published?.relation === 'more-than' || item.numerator === null
    ? figureText(item, lang)
    : officeFigureText({ numerator: item.numerator, denominator: item.denominator }, item.unit, lang)

function Since({ item }: { item: ScorecardItem }) {
  const { office: words } = useWords()
  const format = useFormat()
  if (!item.since) return null
  const first = item.trend[0] && parsePeriod(item.trend[0].period)
  // The run reaches the edge of what was looked at: it may be older.
  const say = first && item.since <= first.end ? words.sinceAtLeast : words.sinceDay
  return <span className={styles.detail}>{say(format.day(item.since))}</span>
}

/** Against its target, and against the period before; of what is not known, the last that was. */
function Against({ item }: { item: ScorecardItem }) {
  const lang = useLang()
  if (item.value === null) {
    const last = item.trend.findLast((point) => point.value !== null)
    return lastKnown(last, item, lang)
  }
  const gap = gapBrief(item, lang)
  return (
    <>
      {gap ? <span className={styles.gap}>{upperFirst(gap)}</span> : null}
      {changeWords(item, lang)}
    </>
  )
}

/** How certain, of when, and whether a newer one waits. */
function Reported({ item, office }: { item: ScorecardItem; office: string }) {
  const { parts } = useWords()
  const format = useFormat()
  const isKnown = item.value !== null && item.through !== null
  return (
    <span className={styles.trust}>
      {isKnown ? <VintageMark vintage={item.vintage} /> : null}
      {isKnown && isOlder(item) ? parts.throughDay(format.day(item.through)) : null}
      <FeedNote feed={item.feed} />
      <WaitingMark kpi={item} office={office} />
    </span>
  )
}

function Trust({ item }: { item: ScorecardItem }) {
  if (item.value === null) return null
  return (
    <span className={styles.trust}>
      {item.published ? <PublishedLabel published={item.published} /> : null}
      {item.illustrative ? <SampleLabel /> : null}
    </span>
  )
}

function Foot({ page, card }: Props) {
  const { office: words, parts, shell } = useWords()
  const format = useFormat()
  return (
    <div className={styles.foot}>
      {isAlone(page) || !card ? null : <p className={styles.cityNote}>{words.cityFigures}</p>}
      <p>
        {parts.asOfLine(format.day(page.asOfDay))}. {shell.footSource}
      </p>
    </div>
  )
}

import { formatter } from '../../../server/core/format.ts'
import type { Scorecard } from '../../../server/core/scorecard.ts'
import { officeFigureText } from '../../../server/core/sentences/figure.ts'
import { kindWords, statusWord } from '../../../server/core/sentences/words.ts'
import type { Status } from '../../../server/core/status.ts'
import type { Lang } from '../../../server/core/words.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useScorecard, useSetting } from '../../data/queries.ts'
import { useBreakdowns } from '../../data/use-breakdowns.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { SkeletonBar } from '../../ui/skeleton.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { overviewChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { FoundText } from '../../widgets/found-text.tsx'
import { holdsWords, ListSearch } from '../../widgets/list-search.tsx'
import { rowsInTheWay } from '../../widgets/rows-behind.ts'
import { rowsPlace } from '../../widgets/rows-link.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { StatusMark } from '../../widgets/status-mark.tsx'
import { cityView } from './asked-views.ts'
import styles from './office-list-page.module.css'
import {
  firstOfficeOrder,
  type OfficeGroup,
  type OfficeOrder,
  type OfficeRow,
  officeGroups,
  officeOrderOf,
  officeOrders,
  officeSortOf,
  sortOffices,
} from './office-rows.ts'

/** Every office by kind, with what is wrong there: the way to each page. */
export function OfficeListPage() {
  const { office: words } = useWords()
  const { view } = useViewState()
  const answer = useScorecard(cityView(view))
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <Answered answer={answer} waiting={<Waiting />} empty={() => null} partial={() => null}>
        {(card) => <Offices card={card} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Offices({ card }: { card: Scorecard }) {
  const { office: words } = useWords()
  const lang = useLang()
  const { view } = useViewState()
  const setting = useSetting()
  const { breakdowns, isWhole } = useBreakdowns(cityView(view), card.matrix.kpis)
  const offices = setting.face === 'here' ? setting.data.offices : []
  const groups = officeGroups({ card, offices, breakdowns, isWhole })
  if (groups.length === 0) return <Notice face="empty" title={words.noneListed} />
  return (
    <>
      <p className={styles.sentence}>{sentenceOf(groups, lang, words)}</p>
      <Tools />
      <Found groups={groups} demonstration={card.story !== null} />
      <p className={styles.foot}>{words.listFoot}</p>
    </>
  )
}

/** "20 sở, ngành và 15 quận, huyện. 17/20 sở, ngành có chỉ số chậm." */
function sentenceOf(
  groups: readonly OfficeGroup[],
  lang: Lang,
  words: ReturnType<typeof useWords>['office'],
) {
  const f = formatter(lang)
  const all = f.list(groups.map(({ kind, rows }) => f.counted(rows.length, kindWords[kind])))
  const behind = groups
    .filter(({ rows }) => rows.every((row) => !row.isPending))
    .map(({ kind, rows }) =>
      words.listTrouble(
        f.number(rows.filter((row) => row.counts.behind > 0).length),
        f.counted(rows.length, kindWords[kind]),
      ),
    )
  const silent = groups.flatMap(({ rows }) => rows.filter((row) => row.silent.length > 0))
  const fallen = silent.length
    ? words.listSilent(silent.length, f.list(silent.map(({ office }) => office.name[lang])))
    : null
  return [`${all}.`, ...behind, fallen].filter(Boolean).join(' ')
}

function Tools() {
  const { office: words } = useWords()
  const { view, href } = useViewState()
  const order = officeOrderOf(view.sort)
  const says = { trouble: words.orderTrouble, name: words.orderName, code: words.orderCode }
  return (
    <div className={styles.tools}>
      <ListSearch label={words.find} hint={words.findHint} />
      <div className={styles.order}>
        <SegmentedLinks
          label={words.order}
          current={order.key}
          choices={officeOrders.map((key) => ({
            key,
            label: says[key],
            href: href({ sort: officeSortOf(firstOfficeOrder(key)) }),
          }))}
        />
        <ExportMenu of={words.title} choices={overviewChoices(cityView(view), ['matrix'])} />
      </div>
    </div>
  )
}

/** In a demonstration the split by office is made up, whatever the city announced of the sum. */
function Found({ groups, demonstration }: { groups: readonly OfficeGroup[]; demonstration: boolean }) {
  const { office: words, overview } = useWords()
  const format = useFormat()
  const { view, href } = useViewState()
  const order = officeOrderOf(view.sort)
  const columns = useColumns(order)
  const found = groups
    .map((group) => ({
      ...group,
      rows: group.rows.filter(({ office }) =>
        holdsWords(view.q, office.name.vi, office.name.en, office.code),
      ),
    }))
    .filter(({ rows }) => rows.length > 0)
  const n = found.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <>
      <p role="status" className="vh">
        {words.shownOffices(format.number(n))}
      </p>
      {n === 0 ? (
        <Notice face="empty" title={words.noneFound(view.q ?? '')}>
          <Link className={buttonClass()} href={href({ q: undefined })} preload={false}>
            {words.clearFind}
          </Link>
        </Notice>
      ) : (
        <StackedTable
          caption={words.listCaption}
          columns={columns}
          groups={found.map(({ kind, rows, kpis }) => ({
            key: kind,
            head: (
              <span className={styles.group}>
                <b>{format.counted(rows.length, kindWords[kind])}</b>
                <span>
                  {kpis ? words.countsNote(kpis) : null}{' '}
                  {demonstration ? <SampleLabel>{overview.splitSample}</SampleLabel> : null}
                </span>
              </span>
            ),
            rows: sortOffices(rows, order, format),
          }))}
          rowKey={({ office }) => office.code}
          className={styles.table}
          rowClass={({ office }) => (office.code === view.office ? styles.chosen : undefined)}
        />
      )}
    </>
  )
}

const counted = ['behind', 'at-risk', 'on-track'] as const satisfies Status[]

function useColumns(order: OfficeOrder): StackedColumn<OfficeRow>[] {
  const { office: words, parts } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { view, href } = useViewState()
  const to = usePaths()
  const sort = (key: OfficeOrder['key'], column: string): StackedColumn<OfficeRow>['sort'] => {
    const next = order.key === key ? { key, descending: !order.descending } : firstOfficeOrder(key)
    return {
      sorted: order.key === key ? (order.descending ? 'descending' : 'ascending') : null,
      href: href({ sort: officeSortOf(next) }),
      label: `${parts.sortBy(column)}, ${next.descending ? parts.sortedDown : parts.sortedUp}`,
    }
  }
  return [
    {
      key: 'office',
      head: words.name,
      names: true,
      className: styles.office,
      sort: sort('name', words.name),
      cell: ({ office }) => (
        <>
          <Link className="plain" href={to.office(office.code, { office: undefined })}>
            <FoundText text={office.name[lang]} q={view.q} />
          </Link>
          {office.code === view.office ? <span className={styles.here}>{words.chosen}</span> : null}
        </>
      ),
    },
    {
      key: 'code',
      head: words.itemCode,
      className: styles.code,
      sort: sort('code', words.itemCode),
      cell: ({ office }) => <FoundText text={office.code} q={view.q} />,
    },
    ...counted.map(
      (status): StackedColumn<OfficeRow> => ({
        key: status,
        head: statusWord(status, lang),
        end: true,
        className: styles[status],
        label: <StatusMark status={status} wordHidden small />,
        cell: ({ counts, isPending }) => {
          if (isPending) return <SkeletonBar width="2em" />
          const n = counts[status]
          return <span className={n ? undefined : 'faint'}>{format.number(n)}</span>
        },
      }),
    ),
    {
      key: 'troubles',
      head: words.troubles,
      className: styles.troubles,
      sort: sort('trouble', words.troubles),
      cell: (row) => <Troubles row={row} />,
    },
  ]
}

/** What is wrong, each leading to the rows in the way; then what is no longer reported. */
function Troubles({ row }: { row: OfficeRow }) {
  const { office: words } = useWords()
  const lang = useLang()
  const to = usePaths()
  const { office, troubles, silent, isPending } = row
  if (isPending) return <SkeletonBar width="60%" />
  if (troubles.length + silent.length === 0) return null
  const scope = { office: office.code }
  return (
    <ul className={styles.cells}>
      {troubles.map(({ item, cell }) => (
        <li key={item.id}>
          <Link href={`${to.kpi(item.id, { ...scope, ...rowsInTheWay(item) })}#${rowsPlace}`} preload={false}>
            <StatusMark status={cell.status} wordHidden small />
            <span>
              {item.short[lang]} <b>{officeFigureText(cell, item.unit, lang)}</b>
            </span>
          </Link>
        </li>
      ))}
      {silent.map((item) => (
        <li key={item.id}>
          <Link href={to.kpi(item.id, scope)} preload={false}>
            <StatusMark status="no-data" wordHidden small />
            <span>
              {item.short[lang]}: {words.silent}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The names are there at once; the rest is grey bars. */
function Waiting() {
  const { faces } = useWords()
  const lang = useLang()
  const setting = useSetting()
  const offices = setting.face === 'here' ? setting.data.offices.filter(({ kind }) => kind !== 'city') : []
  return (
    <div className={styles.waiting} aria-busy="true">
      <p className="vh" role="status">
        {faces.waiting}
      </p>
      {offices.map((office) => (
        <p key={office.code}>
          <span>{office.name[lang]}</span>
          <SkeletonBar width="60%" />
        </p>
      ))}
    </div>
  )
}

import { type CSSProperties, type ReactNode, useEffect } from 'react'
import type { Part } from '../../../server/core/answers.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useFacets, useRows } from '../../data/queries.ts'
import type { KpiPage, RowPage } from '../../data/questions.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { AsOfLine } from '../../widgets/asof-line.tsx'
import { areAllSample, DrillTable } from '../../widgets/drill-table.tsx'
import { kpiChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { FacetBar } from '../../widgets/facet-bar.tsx'
import { RowPager } from '../../widgets/row-pager.tsx'
import { RowSearch } from '../../widgets/row-search.tsx'
import { goToRows, rowsPlace } from '../../widgets/rows-link.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { RefusedOr } from './refused-or.tsx'
import styles from './rows-section.module.css'
import { ServicesList } from './services-list.tsx'
import { unitWords } from './unit-words.ts'

const sizes = ['25', '50', '100']

type Props = { page: KpiPage; id: string }

/** The rows that the figure is counted from: in parts that add up, searched, filtered, sorted and paged by the server. */
export function RowsSection({ page, id }: Props) {
  const { kpi: words, faces } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { view } = useViewState()
  const answer = useRows(view, id)
  const rows = answer.face === 'here' ? answer.data : null
  const facets = useFacets(view, id)

  // Someone came by a link to the rows of another page's figure.
  useEffect(() => {
    if (location.hash === `#${rowsPlace}`) goToRows()
  }, [])

  return (
    <section id={rowsPlace} className={styles.section} aria-labelledby="rows-title">
      <header className={styles.head}>
        <h2 id="rows-title" tabIndex={-1}>
          {rows ? words.rowsBehind(format.number(rows.parts.denominator.rows)) : words.rows}
        </h2>
        {rows ? <AddsUp page={page} rows={rows} /> : null}
      </header>
      <RefusedOr answer={answer}>
        {rows && !page.kpi.reporting ? <Parts page={page} rows={rows} /> : null}
      </RefusedOr>
      {page.kpi.service && answer.face !== 'failed' ? (
        <ServicesList kpi={page.kpi} service={page.kpi.service} />
      ) : null}
      <div className={styles.tools}>
        <RowSearch />
        {rows ? <FacetBar facets={facets} kpi={page.kpi} rows={rows.rows} /> : null}
        {rows ? <ExportMenu of={words.rows} choices={kpiChoices(view, id, ['rows'])} /> : null}
      </div>
      {answer.face === 'failed' ? null : (
        <Answered
          answer={answer}
          waiting={<Skeleton label={faces.waiting} lines={14} />}
          empty={(data) => (data.found === 0 ? { ...whyNone(data) } : null)}
          partial={() => null}
        >
          {(data) => (
            <>
              <p role="status" className="vh">
                {words.found(format.number(data.found))}
              </p>
              <DrillTable rows={data} kpi={page.kpi} caption={words.rows} />
              <Foot rows={data} />
              <AsOfLine
                feed={page.item.feed}
                asOfDay={data.asOfDay}
                unit={unitWords(page.kpi, lang)}
                source={page.kpi.source[lang]}
                sample={false}
              />
            </>
          )}
        </Answered>
      )}
    </section>
  )

  function whyNone(data: RowPage): { title: string; help: ReactNode } {
    const isNarrowed = view.q !== undefined || view.filter !== undefined
    if (data.parts.denominator.rows === 0) return { title: words.noRows, help: <NoRows page={page} /> }
    if (isNarrowed && data.parts[data.part].rows > 0) {
      return { title: view.q ? words.noneFoundFor(view.q) : words.noneFound, help: <Clearing /> }
    }
    const title = { numerator: words.noneCounted, rest: words.noneLeft, denominator: words.noRows }[data.part]
    return { title, help: <SeeAll /> }
  }
}

function NoRows({ page }: { page: KpiPage }) {
  const { kpi: words } = useWords()
  const lang = useLang()
  return words.noRowsHelp(page.kpi.source[lang])
}

/** Takes back what left nothing. */
function Clearing() {
  const { kpi: words } = useWords()
  const { view, href } = useViewState()
  return (
    <span className={styles.clearing}>
      {view.q ? (
        <Link className={buttonClass()} href={href({ q: undefined })} preload={false}>
          {words.clearSearch}
        </Link>
      ) : null}
      {view.filter ? (
        <Link className={buttonClass()} href={href({ filter: undefined })} preload={false}>
          {words.clear}
        </Link>
      ) : null}
    </span>
  )
}

function SeeAll() {
  const { kpi: words } = useWords()
  const { href } = useViewState()
  return (
    <Link href={href({ part: undefined, q: undefined, filter: undefined })} preload={false}>
      {words.seeAllRows}
    </Link>
  )
}

/** What is not counted yet where more is better; in a flow, or where less is, what is simply not among the counted. */
function usePartNames({ kpi }: KpiPage) {
  const { kpi: words } = useWords()
  return kpi.shape === 'stock' && kpi.better === 'higher' ? words.partNames : words.partNamesOfOthers
}

/** The proof, said where it holds: the rows, counted or added up, give the figure. */
function AddsUp({ page, rows }: { page: KpiPage; rows: RowPage }) {
  const { kpi: words } = useWords()
  const format = useFormat()
  const names = usePartNames(page)
  const { rows: n, amount } = rows.parts.numerator
  if (page.item.numerator === null || amount !== page.item.numerator || page.item.period !== rows.period)
    return null
  const said =
    n === amount
      ? words.addsUpRows(names.numerator, format.number(n))
      : words.addsUpAmount(names.numerator, format.counted(amount, page.kpi.noun))
  return <p className="small muted">{said}</p>
}

const partsShown = ['numerator', 'rest', 'denominator'] as const satisfies readonly Part[]

/** Counted and not counted, as wide as they are many, and all of them. */
function Parts({ page, rows }: { page: KpiPage; rows: RowPage }) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { href } = useViewState()
  const names = usePartNames(page)
  const { kpi } = page
  const says: Record<Part, string> = {
    numerator: kpi.numerator[lang],
    rest: words.partRest,
    denominator: kpi.denominator?.[lang] ?? words.partAll,
  }
  const { numerator, rest } = rows.parts
  return (
    <nav
      className={styles.parts}
      aria-label={words.parts}
      style={{ '--counted': `${numerator.rows}fr`, '--rest': `${rest.rows}fr` } as CSSProperties}
    >
      {partsShown.map((part) => {
        const { rows: n, amount } = rows.parts[part]
        return (
          <Link
            key={part}
            className={styles[part]}
            href={href({ part: part === 'denominator' ? undefined : part })}
            preload={false}
            aria-current={rows.part === part ? 'true' : undefined}
          >
            <span>
              <b>{format.number(n)}</b>
              {names[part]}
              {amount === n ? null : <span className="nw"> · {format.counted(amount, kpi.noun)}</span>}
            </span>
            <small>{says[part]}</small>
          </Link>
        )
      })}
    </nav>
  )
}

function Foot({ rows }: { rows: RowPage }) {
  const { kpi: words } = useWords()
  const { view, href } = useViewState()
  const current = String(rows.size)
  const choices = sizes.includes(current) ? sizes : [...sizes, current]
  return (
    <div className={styles.foot}>
      <RowPager rows={rows} />
      <div className={styles.size}>
        {areAllSample(rows) ? (
          <span className={styles.sample}>
            <SampleLabel>{words.allSample}</SampleLabel>
          </span>
        ) : null}
        {rows.found > Number(sizes[0]) || view.size ? (
          <>
            <span aria-hidden="true">{words.pageSize}</span>
            <SegmentedLinks
              label={words.pageSize}
              current={current}
              choices={choices.map((size) => ({
                key: size,
                label: size,
                href: href({ size: size === sizes[0] ? undefined : size }),
              }))}
            />
          </>
        ) : null}
      </div>
    </div>
  )
}

import type { LateRow, OfficePage } from '../../../server/core/answers.ts'
import type { Words } from '../../../server/core/words.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import type { Setting } from '../../data/questions.ts'
import { buttonClass } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { RowStage } from '../../widgets/row-stage.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import styles from './late-section.module.css'
import { useOfficeLinks } from './office-links.ts'
import { untilOf } from './standing.ts'

/** On a screen the rest is folded away; on paper all of them stand. */
const shownFirst = 8
const shownOnPhone = 5
const part = 'late'

type Kpis = Setting['kpis']
type Props = { page: OfficePage; kpis: Kpis }

/** What is past its deadline, worst first. */
export function LateSection({ page, kpis }: Props) {
  const { office: words } = useWords()
  const format = useFormat()
  const { total } = page.late
  const sample = page.late.rows.some(({ row }) => row.sample)
  return (
    <Section
      title={words.late}
      note={total ? words.lateNote(format.number(total)) : undefined}
      end={sample ? <SampleLabel /> : undefined}
    >
      {total ? <LateTable page={page} kpis={kpis} /> : <p className={styles.none}>{words.nothingLate}</p>}
    </Section>
  )
}

function LateTable({ page, kpis }: Props) {
  const { office: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { show, href } = useViewState()
  const { rows, total } = page.late
  const isOpen = show === part
  const folding = new Map(
    isOpen ? [] : rows.map((row, nth) => [row, nth < shownFirst ? styles.foldedOnPhone : styles.folded]),
  )
  for (const row of rows.slice(0, shownOnPhone)) folding.delete(row)
  return (
    <>
      <StackedTable
        caption={words.lateCaption(page.office.name[lang])}
        columns={useLateColumns(page, kpis)}
        groups={[{ key: 'late', rows }]}
        rowKey={({ kpi, row }) => `${kpi} ${row.key}`}
        className={styles.table}
        rowClass={(row) => folding.get(row)}
      />
      {rows.length > shownOnPhone ? (
        <p className={classNames(styles.fold, rows.length <= shownFirst && styles.onPhone)}>
          <Link
            className={buttonClass({ look: 'quiet' })}
            href={href({ show: isOpen ? undefined : part })}
            preload={false}
            replace
          >
            {isOpen ? words.fewer : words.allLate(format.number(rows.length))}
          </Link>
        </p>
      ) : null}
      <ByKpi page={page} kpis={kpis} isCut={total > rows.length} />
    </>
  )
}

/** Some registers have names, flows have the name of what was asked for. */
function nameOf({ name, row }: LateRow): Words | null {
  const isWords = (cell: unknown): cell is Words => typeof cell === 'object' && cell !== null && 'vi' in cell
  return name ?? Object.values(row.cells).find(isWords) ?? null
}

function useLateColumns(page: OfficePage, kpis: Kpis): StackedColumn<LateRow>[] {
  const { office: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const link = useOfficeLinks(page)
  const shorts = useShorts(page, kpis)
  const byOffice = page.office.kind === 'city'
  const until = untilOf(page)
  return [
    {
      key: 'late',
      head: words.lateBy,
      className: styles.late,
      cell: ({ row }) => <RowStage row={row} until={until} />,
    },
    { key: 'code', head: words.itemCode, className: styles.code, cell: ({ row }) => row.code },
    {
      key: 'name',
      head: words.itemName,
      names: true,
      className: styles.name,
      cell: (late) => (
        <Link className="plain" href={link.late(late.kpi, late.row.code)} preload={false}>
          {nameOf(late)?.[lang] ?? late.row.code}
        </Link>
      ),
    },
    ...(byOffice
      ? [
          {
            key: 'office',
            head: words.itemOffice,
            className: styles.office,
            cell: ({ row }: LateRow) => row.office.name[lang],
          },
        ]
      : []),
    { key: 'kpi', head: words.itemKpi, className: styles.kpi, cell: ({ kpi }) => shorts(kpi) },
    {
      key: 'deadline',
      head: words.deadline,
      end: true,
      className: styles.deadline,
      label: words.deadline,
      cell: ({ row }) => format.day(row.dueOn),
    },
  ]
}

/** A KPI of another kind of office can stand behind a row; then only the frame of the page knows its name. */
function useShorts(page: OfficePage, kpis: Kpis): (id: string) => string {
  const lang = useLang()
  return (id) =>
    page.items.find(({ item }) => item.id === id)?.item.short[lang] ??
    kpis.find((kpi) => kpi.id === id)?.name[lang] ??
    id
}

/** The same things, KPI by KPI, in their full lists. */
function ByKpi({ page, kpis, isCut }: Props & { isCut: boolean }) {
  const { office: words } = useWords()
  const format = useFormat()
  const link = useOfficeLinks(page)
  const shorts = useShorts(page, kpis)
  const { rows, total } = page.late
  const ids = [...new Set(rows.map(({ kpi }) => kpi))]
  return (
    <p className={styles.by}>
      {isCut ? `${words.ofAll(format.number(rows.length), format.number(total))} ` : null}
      {words.seeByKpi}{' '}
      {ids.map((id, nth) => (
        <span key={id}>
          {nth ? <span className={styles.dot}> · </span> : null}
          <Link href={link.late(id)}>
            {shorts(id)}
            {isCut ? null : ` (${format.number(rows.filter(({ kpi }) => kpi === id).length)})`}
          </Link>
        </span>
      ))}
    </p>
  )
}

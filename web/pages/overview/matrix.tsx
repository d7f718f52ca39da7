import type { ReactNode } from 'react'
import { vintageSigns } from '../../../server/core/reporting/vintage.ts'
import type { Scorecard } from '../../../server/core/scorecard.ts'
import { officeFigureText } from '../../../server/core/sentences/figure.ts'
import { statusWord, vintageNouns } from '../../../server/core/sentences/words.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { classNames } from '../../ui/class-names.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { overviewChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { FeedNote } from '../../widgets/feed-note.tsx'
import { FoldLink } from '../../widgets/fold-link.tsx'
import {
  beyondRows,
  type Matrix as MatrixData,
  matrixOf,
  type Order,
  orderOf,
  sortRows,
  totalsOf,
} from '../../widgets/matrix-rows.ts'
import { OfficeMatrix } from '../../widgets/office-matrix.tsx'
import { OfficeTroubles, troubledRows } from '../../widgets/office-troubles.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { Mark } from '../../widgets/status-mark.tsx'
import { unfolded } from '../../widgets/unfolded.ts'
import styles from './matrix.module.css'
import paper from './part.module.css'

const views = ['matrix', 'trouble'] as const
type MatrixView = (typeof views)[number]
const isView = (view: string | undefined): view is MatrixView => views.includes(view as MatrixView)

/** On a narrow screen the list of offices is cut here. */
const mostOffices = 5
const part = 'offices'

export function Matrix({ card }: { card: Scorecard }) {
  const { overview } = useWords()
  const format = useFormat()
  const lang = useLang()
  const { sort, show, view: here } = useViewState()
  const all = matrixOf(card)
  const { columns } = all
  const order = orderOf(sort, columns)
  const matrix = {
    columns,
    rows: sortRows(all, order, (a, b) => format.compare(a.office.name[lang], b.office.name[lang])),
  }
  // One office is no comparison; its figures stand in the tiles.
  if (matrix.rows.length < 2) return null
  const view = isView(here.view) ? here.view : null
  const title = overview.matrix(format.number(matrix.rows.length), format.number(columns.length))
  const rest = troubledRows(matrix).length - mostOffices
  const isOpen = rest <= 0 || unfolded(show).has(part)
  return (
    <Section
      className={paper.part}
      title={title}
      note={<MatrixNote card={card} matrix={matrix} order={order} />}
      end={
        <>
          <Views view={view} />
          <ExportMenu of={title} choices={overviewChoices(here, ['matrix', 'scorecard'])} />
        </>
      }
    >
      {view === 'trouble' ? null : (
        <div className={classNames(view === null && styles.onWide)}>
          <OfficeMatrix matrix={matrix} order={order} caption={title} />
          <Legend matrix={matrix}>
            <MatrixLegend card={card} matrix={matrix} />
          </Legend>
        </div>
      )}
      {view === 'matrix' ? null : (
        <div className={classNames(view === null && styles.onNarrow)}>
          <ListOrder order={order} />
          <OfficeTroubles
            matrix={matrix}
            shown={isOpen ? matrix.rows.length : mostOffices}
            fold={
              rest > 0 ? (
                <FoldLink part={part} on="narrow" of={title}>
                  {overview.moreOffices(rest)}
                </FoldLink>
              ) : null
            }
          />
          <Legend matrix={matrix} />
        </div>
      )}
    </Section>
  )
}

/**
 * Without a choice a wide screen shows the matrix and a narrow one the list; the switch says what is shown.
 * Both switches stay where they are, so that a press does not lose the focus.
 */
const Views = ({ view }: { view: MatrixView | null }) => (
  <>
    <div className={styles.onWide}>
      <ViewLinks current={view ?? 'matrix'} />
    </div>
    <div className={styles.onNarrow}>
      <ViewLinks current={view ?? 'trouble'} />
    </div>
  </>
)

function ViewLinks({ current }: { current: MatrixView }) {
  const { overview } = useWords()
  const { href } = useViewState()
  return (
    <SegmentedLinks
      label={overview.view}
      current={current}
      choices={[
        { key: 'matrix', label: overview.viewMatrix, href: href({ view: 'matrix' }) },
        { key: 'trouble', label: overview.viewTrouble, href: href({ view: 'trouble' }) },
      ]}
    />
  )
}

type Ordered = { card: Scorecard; matrix: MatrixData; order: Order }

function MatrixNote({ card, matrix, order }: Ordered) {
  const { overview } = useWords()
  const lang = useLang()
  const column = matrix.columns.find(({ id }) => id === order.key)
  const said = () => {
    if (order.key === 'name') return overview.byName
    if (column) return overview.byColumn(column.short[lang])
    return order.descending ? overview.byTrouble : overview.byTroubleLast
  }
  return (
    <>
      {said()} {card.matrix.mixed?.[lang]}{' '}
      {card.story ? <SampleLabel>{overview.splitSample}</SampleLabel> : null}
    </>
  )
}

/** The list has no heads to press. */
function ListOrder({ order }: { order: Order }) {
  const { overview } = useWords()
  const { href } = useViewState()
  const choices = [
    { key: 'trouble', label: overview.orderTrouble, sort: undefined },
    { key: 'name', label: overview.orderName, sort: 'name' },
  ]
  return (
    <p className={styles.order}>
      {overview.orderBy}{' '}
      {choices.map(({ key, label, sort }) => (
        <Link
          key={key}
          href={href({ sort })}
          preload={false}
          replace
          aria-current={order.key === key ? 'true' : undefined}
        >
          {label}
        </Link>
      ))}
    </p>
  )
}

/** Which mark is which. */
function Legend({ matrix, children }: { matrix: MatrixData; children?: ReactNode }) {
  const lang = useLang()
  const said = new Set(matrix.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.vintage ?? [])))
  return (
    <p className={styles.legend}>
      {(['behind', 'at-risk'] as const).map((status) => (
        <span key={status}>
          <Mark shape={status} small /> {statusWord(status, lang)}
        </span>
      ))}
      {[...said].map((vintage) => (
        <span key={vintage}>
          {vintageSigns[vintage]} {vintageNouns[vintage][lang]}
        </span>
      ))}
      {children}
    </p>
  )
}

function MatrixLegend({ card, matrix }: { card: Scorecard; matrix: MatrixData }) {
  const { overview } = useWords()
  const lang = useLang()
  const beyond = useBeyond(card, matrix)
  return (
    <>
      <span>{overview.unmarked}</span>
      {matrix.rows.some((row) => row.cells.includes(null)) ? <span>{overview.blank}</span> : null}
      {beyond ? <span>{beyond}</span> : null}
      {matrix.columns.map(({ id, short, feed }) =>
        feed ? (
          <span key={id}>
            {short[lang]}: <FeedNote feed={feed} />
          </span>
        ) : null,
      )}
    </>
  )
}

/** A column that does not add up to its tile says what else is in it. */
function useBeyond(card: Scorecard, matrix: MatrixData): string | null {
  const { overview } = useWords()
  const lang = useLang()
  const format = useFormat()
  if (card.office.kind !== 'city') return null
  const totals = totalsOf(matrix)
  const parts = matrix.columns.flatMap((column, at) => {
    const total = totals[at]
    const more = total && beyondRows(column, total)
    if (!more || column.numerator === null) return []
    const whole = { numerator: column.numerator, denominator: column.denominator }
    return overview.beyondOne(
      column.short[lang],
      officeFigureText(more, column.unit, lang),
      officeFigureText(whole, column.unit, lang),
    )
  })
  return parts.length ? overview.beyond(format.number(matrix.rows.length), parts.join('; ')) : null
}

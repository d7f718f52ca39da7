import {
  type ClipboardEvent,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import type { Me } from '../../../server/core/access.ts'
import type { ReportGrid } from '../../../server/core/reporting/answers.ts'
import type { Acted, ValueKey } from '../../../server/core/reporting/entry.ts'
import type { Convention } from '../../../server/core/reporting/typed-number.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Notice } from '../../ui/notice.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { columnOf, columns, fieldAt, openCursor } from './cursor.ts'
import { checksAt, type Desk, isStacked, openField, rowsOf } from './desk.ts'
import { EntryBar } from './entry-bar.tsx'
import styles from './entry-grid.module.css'
import { clearBlock, isTyping, pressGrid } from './grid-keys.ts'
import { GridRow } from './grid-row.tsx'
import { beginPaste, blockText, endPaste, type Pasted, type Pasting } from './paste.ts'
import { PasteQuestion, PasteResult, usePastedWords } from './paste-notice.tsx'
import { fields, typedText } from './row-draft.ts'
import type { Edit } from './sheet.ts'
import { useSheet } from './use-sheet.ts'
import { useVerbs } from './use-verbs.ts'

type Person = NonNullable<Me['person']>
type Props = { grid: ReportGrid; person: Person }

/** So many rows that what is out of sight is left undrawn, this many at once. */
const manyRows = 60
const chunkRows = 24

const chunks = <Row,>(rows: readonly Row[]) =>
  Array.from({ length: Math.ceil(rows.length / chunkRows) }, (_, i) => ({
    first: i * chunkRows,
    rows: rows.slice(i * chunkRows, (i + 1) * chunkRows),
  }))

/** Where an office enters its figures: a spreadsheet's keys, saved by itself, sent at once. */
export function EntryGrid({ grid, person }: Props) {
  const { updates: words } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const [said, setSaid] = useState<string | null>(null)
  const { sheet, restored } = useSheet(grid, person.id)
  const rows = useMemo(() => rowsOf(grid), [grid])
  const now = useRef(rows)
  useLayoutEffect(() => {
    now.current = rows
  }, [rows])
  const [cursor] = useState(openCursor)

  const told = useCallback(
    (verb: 'submit' | 'withdraw' | 'discard', { done, refused }: Acted) => {
      const [first] = done
      const name = grid.kpis.find(({ id }) => id === (first ?? refused[0])?.kpi)?.name[format.lang] ?? ''
      const outcome =
        refused.length > 0
          ? words.sendRefused(format.number(refused.length))
          : verb === 'submit'
            ? words.sent(format.number(done.length))
            : verb === 'withdraw'
              ? words.withdrawn(name)
              : words.discarded(name)
      setSaid(outcome)
      announce(outcome)
    },
    [grid.kpis, words, format, announce],
  )
  const verbs = useVerbs(sheet, person.id, told)
  const act = useRef(verbs.act)
  useEffect(() => {
    act.current = verbs.act
  }, [verbs.act])
  const desk = useMemo<Desk>(
    () => ({ sheet, cursor, rows: () => now.current, act: (verb, keys) => act.current(verb, keys) }),
    [sheet, cursor],
  )

  useEffect(() => {
    const wanted = decodeURIComponent(location.hash.slice(1))
    const row = now.current.findIndex(({ kpi }) => kpi.id === wanted)
    if (row >= 0) cursor.goTo({ row, column: columnOf('numerator') })
  }, [cursor])

  async function send(keys: ValueKey[]) {
    setSaid(null)
    await sheet.flush()
    const isKept = keys.every((key) => sheet.line(`${key.kpi}/${key.period}`).seen !== null)
    if (sheet.saving().kind === 'unreachable' || !isKept) return setSaid(words.unsavedFirst)
    await act.current('submit', keys)
  }

  const isHead = person.grants.some(
    ({ role, office, inForce }) => role === 'head' && inForce && office?.code === grid.office.code,
  )
  const mayEnter = grid.cells.some(({ may }) => may.length > 0)
  return (
    <>
      {restored > 0 ? <Notice face="partial" title={words.restored(format.number(restored))} /> : null}
      <GridTable grid={grid} desk={desk} rows={rows} />
      <p className={styles.keys}>{words.keys}</p>
      <FaultNotice fault={verbs.fault} />
      {verbs.isUnknown ? <Notice face="failed" title={words.sendUnknown} /> : null}
      {said ? <p className={styles.said}>{said}</p> : null}
      {mayEnter ? (
        <EntryBar desk={desk} isHead={isHead} busy={verbs.busy} send={(keys) => void send(keys)} />
      ) : null}
    </>
  )
}

type TableProps = { grid: ReportGrid; desk: Desk; rows: Desk['rows'] extends () => infer R ? R : never }

function GridTable({ grid, desk, rows }: TableProps) {
  const { updates: words } = useAllWords()
  const lang = useLang()
  const { sheet, cursor } = desk
  const isLong = rows.length > manyRows
  const keys = useId()
  const [asking, setAsking] = useState<Pasting | null>(null)
  const [pasted, setPasted] = useState<{ what: Pasted; before: Edit[] } | null>(null)
  const announce = useAnnounce()
  const say = usePastedWords()

  /** The cell that an event is about; null: it is about what a cell or a note holds, which sees to it. */
  const cellOf = (target: EventTarget) => {
    const cell = (target as Element).closest<HTMLElement>('[data-column]')
    const row = cell?.closest<HTMLElement>('[data-row]')
    return cell && row ? { row: Number(row.dataset.row), column: Number(cell.dataset.column) } : null
  }
  const isCell = (target: EventTarget) => (target as HTMLElement).dataset?.column !== undefined

  function press(event: KeyboardEvent) {
    if (!isCell(event.target)) {
      if (event.key === 'Escape' && cellOf(event.target)) cursor.goTo(cursor.state().at)
      return
    }
    const { at } = cursor.state()
    if (event.key === 'Escape') return document.querySelector<HTMLElement>('[data-send]')?.focus()
    if (event.key === 'Enter' && columns[at.column] === 'state')
      return (event.target as HTMLElement).querySelector('button')?.focus()
    if ((event.ctrlKey || event.metaKey) && event.key === 'z' && pasted) {
      event.preventDefault()
      return undo()
    }
    if (isTyping(event)) {
      if (!openField(desk, at)) return
      const isChoice = fieldAt(at.column) === 'vintage'
      // At once, so that the sign, or what an input method makes of it, goes into the field that is now there.
      flushSync(() => cursor.edit({ over: !isChoice }))
      if (event.key === ' ') event.preventDefault()
      return
    }
    if (pressGrid(desk, event)) event.preventDefault()
  }

  function point(event: MouseEvent) {
    const at = cellOf(event.target)
    if (!at || !event.shiftKey || (event.target as Element).closest('input, select, button')) return
    event.preventDefault()
    cursor.goTo(at, { extend: true })
  }

  function open(event: MouseEvent) {
    if ((event.target as Element).closest('input, select, button')) return
    const at = cellOf(event.target)
    if (!at || !openField(desk, at) || (event.type === 'click' && !isStacked())) return
    cursor.goTo(at, { quietly: true })
    flushSync(() => cursor.edit({ over: false }))
  }

  function follow(event: FocusEvent) {
    if (!isCell(event.target)) return
    const at = cellOf(event.target)
    const now = cursor.state().at
    if (at && (at.row !== now.row || at.column !== now.column)) cursor.goTo(at, { quietly: true })
  }

  /** Typing has ended elsewhere: the cell is no longer typed in. */
  function blur(event: FocusEvent) {
    if (!cursor.state().editing || isCell(event.target)) return
    const to = event.relatedTarget as Element | null
    if (to?.closest('input, select') && cellOf(to)) return
    cursor.edit(null, { quietly: true })
  }

  function copy(event: ClipboardEvent) {
    if (!isCell(event.target)) return
    const { top, bottom, left, right } = cursor.block()
    const block = rows.slice(top, bottom + 1).map(({ row, kpi }) =>
      columns.slice(left, right + 1).flatMap((name) => {
        const field = fields.find((one) => one === name)
        if (field) return [typedText(field, sheet.line(row).draft[field], lang)]
        return name === 'name' && left === right ? [kpi.name[lang]] : []
      }),
    )
    event.clipboardData.setData('text/plain', blockText(block))
    event.preventDefault()
    if (event.type === 'cut') clearBlock(desk)
  }

  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain')
    const isBlock = /[\t\r\n]/.test(text.replace(/[\r\n]+$/, ''))
    const at = cellOf(event.target)
    if (!at || (!isCell(event.target) && !isBlock)) return
    const { top, left } = isCell(event.target) ? cursor.block() : { top: at.row, left: at.column }
    const field = fieldAt(left)
    if (!field || text === '') return
    event.preventDefault()
    cursor.edit(null)
    const pasting = beginPaste(
      text,
      { row: top, field },
      rows.map((row) => ({
        row: row.row,
        open: checksAt(desk, row).may.includes('enter'),
        hasDenominator: row.kpi.denominator !== null,
      })),
      lang,
    )
    setPasted(null)
    if (pasting.example) setAsking(pasting)
    else finish(pasting, null)
  }

  function finish(pasting: Pasting, way: Convention | null) {
    const what = endPaste(pasting, lang, way)
    const before = what.edits.map(
      ({ row, field }): Edit => ({
        row,
        field,
        held: sheet.line(row).draft[field],
      }),
    )
    sheet.edit(what.edits)
    setPasted({ what, before })
    announce(say(what))
  }

  function answer(way: Convention | null) {
    if (asking && way) finish(asking, way)
    setAsking(null)
    cursor.goTo(cursor.state().at)
  }

  function undo() {
    if (!pasted) return
    sheet.edit(pasted.before)
    setPasted(null)
    announce(words.pasteUndone)
    cursor.goTo(cursor.state().at)
  }

  return (
    <>
      {asking?.example ? <PasteQuestion example={asking.example} answer={answer} /> : null}
      {pasted ? <PasteResult pasted={pasted.what} undo={undo} /> : null}
      <p id={keys} hidden>
        {words.keys}
      </p>
      <div className={styles.scroll}>
        {/* biome-ignore lint/a11y/useSemanticElements: see the cells */}
        <div
          role="grid"
          tabIndex={-1}
          aria-label={words.grid(grid.office.name[lang])}
          aria-describedby={keys}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          aria-multiselectable
          className={styles.grid}
          onKeyDown={press}
          onMouseDown={point}
          onClick={open}
          onDoubleClick={open}
          onFocus={follow}
          onBlur={blur}
          onCopy={copy}
          onCut={copy}
          onPaste={paste}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: see the cells */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: a head is read, not pressed */}
          <div role="row" aria-rowindex={1} className={classNames(styles.row, styles.headRow)}>
            {columns.map((name, i) => (
              // biome-ignore lint/a11y/useSemanticElements: see the cells
              // biome-ignore lint/a11y/useFocusableInteractive: a head is read, not pressed
              <div
                key={name}
                role="columnheader"
                aria-colindex={i + 1}
                className={classNames(styles.cell, styles[name])}
              >
                {words.columns[name]}
              </div>
            ))}
          </div>
          {chunks(rows).map((chunk) => (
            // biome-ignore lint/a11y/useSemanticElements: see the cells
            <div
              key={chunk.first}
              role="rowgroup"
              className={isLong ? styles.far : undefined}
              style={isLong ? ({ '--rows': chunk.rows.length } as CSSProperties) : undefined}
            >
              {chunk.rows.map(({ row, kpi, cell, period }, i) => {
                const index = chunk.first + i
                return (
                  <GridRow
                    key={row}
                    desk={desk}
                    index={index}
                    row={row}
                    kpi={kpi}
                    cell={cell}
                    period={period}
                    saysPeriod={grid.periods.length > 1}
                    opensTheme={index > 0 && rows[index - 1]?.kpi.theme !== kpi.theme}
                  />
                )
              })}
            </div>
          ))}
        </div>
      </div>
    </>
  )
}

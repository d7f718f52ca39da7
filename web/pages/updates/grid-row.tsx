import { memo, useCallback, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { PeriodId } from '../../../server/core/period.ts'
import type { ReportedKpiRef } from '../../../server/core/reporting/answers.ts'
import { vintageWords } from '../../../server/core/reporting/vintage.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { ReportState } from '../../widgets/report-state.tsx'
import { CellEditor } from './cell-editor.tsx'
import { beforeText, changeText, shownText } from './cell-text.ts'
import { columnOf, columns, readRowCursor } from './cursor.ts'
import type { Desk } from './desk.ts'
import styles from './entry-grid.module.css'
import { leaveCell } from './grid-keys.ts'
import { type Cell, checksOf, type RowChecks } from './row-checks.ts'
import { type Field, fields, isRefused } from './row-draft.ts'
import { RowNotes } from './row-notes.tsx'

type Props = {
  desk: Desk
  index: number
  row: string
  kpi: ReportedKpiRef
  cell: Cell
  period: PeriodId
  /** several periods stand together, so each row says its own */
  saysPeriod: boolean
  opensTheme: boolean
}

/** One value: what is typed into it draws this row and no other. */
export const GridRow = memo(function GridRow(props: Props) {
  const { desk, index, row, kpi, cell, period, saysPeriod, opensTheme } = props
  const { sheet, cursor } = desk
  const { updates: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [isOpened, setOpened] = useState(false)
  const line = useSyncExternalStore(
    useCallback((told) => sheet.subscribe(row, told), [sheet, row]),
    () => sheet.line(row),
    () => sheet.line(row),
  )
  const said = useSyncExternalStore(
    cursor.subscribe,
    () => cursor.ofRow(index),
    () => cursor.ofRow(index),
  )
  const { focus, focusing, editing, isChosen } = readRowCursor(said)
  const typing = useCallback((handOver: () => void) => sheet.typing(row, handOver), [sheet, row])
  const focused = useRef(0)
  const checks = checksOf(line, cell, kpi)
  const name = saysPeriod ? words.inPeriod(kpi.name[lang], format.periodInText(period)) : kpi.name[lang]
  const isClosed = !checks.may.includes('enter')

  useLayoutEffect(() => {
    if (focus === null || focusing === focused.current) return
    focused.current = focusing
    const target = box.current?.querySelector<HTMLElement>(`[data-column="${focus}"]`)
    target?.focus()
    target?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }, [focus, focusing])

  const look = (column: number, ...more: (string | false | undefined)[]) => ({
    'data-column': column,
    tabIndex: focus === column && !editing ? 0 : -1,
    'aria-colindex': column + 1,
    'aria-selected': isChosen(column) ? (true as const) : undefined,
    className: classNames(styles.cell, styles[columns[column] as string], ...more),
  })
  const label = (column: keyof typeof words.columns) => (
    <span className={styles.label} aria-hidden="true">
      {words.columns[column]}
    </span>
  )

  const field = (name_: Field) => {
    const column = columnOf(name_)
    const held = line.draft[name_]
    const isAbsent = name_ === 'denominator' && !kpi.denominator
    const isWrong = isRefused(held)
    const isNumber = name_ === 'numerator' || name_ === 'denominator'
    const isAsked = name_ === 'explanation' && checks.isAsked
    const isTyped = focus === column && editing !== null
    return (
      // biome-ignore lint/a11y/useSemanticElements: a table cannot become cards, nor leave what is out of sight undrawn
      // biome-ignore lint/a11y/useFocusableInteractive: it has a tabIndex by `look`
      <div
        key={name_}
        role="gridcell"
        {...look(
          column,
          isNumber && styles.figure,
          (isClosed || isAbsent) && styles.closed,
          isWrong && styles.wrong,
          isAsked && styles.asked,
          isTyped && styles.typed,
        )}
        aria-readonly={isClosed || isAbsent || undefined}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong || isAsked ? `${id}-notes` : undefined}
      >
        {label(name_)}
        {isTyped ? (
          <CellEditor
            field={name_}
            held={held}
            over={editing.over}
            label={words.editor(fieldWords(name_, kpi, lang, words), name)}
            describedBy={isWrong || isAsked ? `${id}-notes` : undefined}
            take={(next) => sheet.edit([{ row, field: name_, held: next }])}
            typing={typing}
            leave={(key, back) => leaveCell(desk, key, back)}
          />
        ) : (
          <span className={styles.text}>
            {isAbsent ? words.noDenominator : shownText(name_, held, format)}
          </span>
        )}
      </div>
    )
  }

  const change = changeText(checks.value, cell, kpi, words, format)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: see the cells */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its cells are */}
      <div
        ref={box}
        role="row"
        aria-rowindex={index + 2}
        data-row={index}
        className={classNames(styles.row, opensTheme && styles.theme)}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see the cells */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: it has a tabIndex by `look` */}
        <div role="rowheader" {...look(0)}>
          <span>{kpi.name[lang]}</span>
          {saysPeriod ? <span className={styles.period}>{format.period(period)}</span> : null}
          <span className={styles.parts}>
            {kpi.denominator ? `${kpi.numerator[lang]} / ${kpi.denominator[lang]}` : kpi.numerator[lang]}
          </span>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: see the cells */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: it has a tabIndex by `look` */}
        <div role="gridcell" aria-readonly {...look(1)}>
          {label('before')}
          <span className={styles.text}>
            {cell.before ? (
              <>
                {beforeText(cell.before, kpi, format)}
                <span className={styles.faint}>
                  {format.periodShort(cell.before.period)}
                  {cell.before.vintage === 'official'
                    ? null
                    : `, ${vintageWords[cell.before.vintage][lang].toLocaleLowerCase(lang)}`}
                </span>
              </>
            ) : (
              <span className={styles.faint}>{words.noneBefore}</span>
            )}
          </span>
        </div>
        {fields.slice(0, 2).map(field)}
        {/* biome-ignore lint/a11y/useSemanticElements: see the cells */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: it has a tabIndex by `look` */}
        <div role="gridcell" aria-readonly {...look(columnOf('value'))}>
          {label('value')}
          <span className={styles.text}>
            <b>{format.value(checks.value, kpi.unit)}</b>
            {change ? <span className={styles.faint}>{change}</span> : null}
          </span>
        </div>
        {fields.slice(2).map(field)}
        {/* biome-ignore lint/a11y/useSemanticElements: see the cells */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: it has a tabIndex by `look` */}
        <div role="gridcell" aria-readonly {...look(columnOf('state'))}>
          {label('state')}
          <span className={styles.text}>
            <ReportState state={checks.state} />
            {cell.late ? <span className={styles.late}>{words.late}</span> : null}
            <Verbs {...{ desk, row, checks, name }} open={() => setOpened(!isOpened)} isOpened={isOpened} />
          </span>
        </div>
      </div>
      <RowNotes
        {...{ desk, row, kpi, cell, line, checks, name }}
        id={`${id}-notes`}
        history={isOpened}
        close={() => {
          setOpened(false)
          cursor.goTo({ row: index, column: columnOf('state') })
        }}
      />
    </>
  )
})

const fieldWords = (
  field: Field,
  kpi: ReportedKpiRef,
  lang: 'vi' | 'en',
  words: ReturnType<typeof useAllWords>['updates'],
): string => {
  if (field === 'numerator') return `${words.columns.numerator} (${kpi.numerator[lang]})`
  if (field === 'denominator' && kpi.denominator)
    return `${words.columns.denominator} (${kpi.denominator[lang]})`
  return words.columns[field]
}

type VerbProps = {
  desk: Desk
  row: string
  checks: RowChecks
  name: string
  open: () => void
  isOpened: boolean
}

/** What can be done to one value beside filling it. */
function Verbs({ desk: { act, sheet }, row, checks, name, open, isOpened }: VerbProps) {
  const { updates: words, forms } = useAllWords()
  const key = sheet.keyOf(row)
  return (
    <span className={styles.verbs}>
      {checks.may.includes('withdraw') ? (
        <Button look="quiet" aria-label={words.withdrawOf(name)} onClick={() => act('withdraw', [key])}>
          {words.withdraw}
        </Button>
      ) : null}
      {checks.may.includes('discard') ? (
        <ConfirmButton
          look="quiet"
          label={words.discard}
          name={words.discardOf(name)}
          question={words.discardOf(name)}
          yes={words.discard}
          no={forms.keep}
          confirm={() => act('discard', [key])}
        />
      ) : null}
      <Button look="quiet" aria-label={words.historyOf(name)} aria-expanded={isOpened} onClick={open}>
        {words.history}
      </Button>
    </span>
  )
}

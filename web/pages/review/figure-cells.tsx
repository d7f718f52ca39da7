import { valueOf } from '../../../server/core/value.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { KpiLink } from '../../widgets/kpi-link.tsx'
import { OfficeLink } from '../../widgets/office-link.tsx'
import { StatusMark } from '../../widgets/status-mark.tsx'
import { VintageMark } from '../../widgets/vintage-mark.tsx'
import type { Cells } from './cells.ts'
import { Foot, RefusedWords } from './item-foot.tsx'
import { differenceOf, type FigureItem, type Grouping, type Why, warningsOf } from './review-item.ts'
import styles from './review-table.module.css'

/** A figure that waits, beside the one in force and the one before. */
export const figureCells: Cells<FigureItem> = {
  what: (at) => <What {...at} />,
  new: ({ item }) => (
    <>
      <b>
        <Value item={item} of={item.cell.entry} />
      </b>
      {item.cell.entry ? (
        <span className={styles.under}>
          <VintageMark vintage={item.cell.entry.vintage} always />
        </span>
      ) : null}
    </>
  ),
  inForce: ({ item }) => <InForce item={item} />,
  before: ({ item }) => <Before item={item} />,
  difference: ({ item }) => <DifferenceWords item={item} />,
  status: ({ item }) => <Status item={item} />,
}

function InForce({ item }: { item: FigureItem }) {
  const { review: words } = useAllWords()
  const { value } = item.cell
  if (!value) return <span className="faint">{words.noneInForce}</span>
  return (
    <>
      <Value item={item} of={value} />
      <span className={styles.under}>
        <VintageMark vintage={value.vintage} always />
      </span>
    </>
  )
}

function Before({ item }: { item: FigureItem }) {
  const { review: words } = useAllWords()
  const format = useFormat()
  const { before } = item.cell
  if (!before) return <span className="faint">{words.noneInForce}</span>
  return (
    <>
      <Value item={item} of={before} />
      <span className={styles.under}>
        {format.periodShort(before.period)} <VintageMark vintage={before.vintage} />
      </span>
    </>
  )
}

function Status({ item: { cell } }: { item: FigureItem }) {
  const { review: words } = useAllWords()
  const format = useFormat()
  return (
    <>
      <StatusMark status={cell.status} />
      <span className={styles.under}>
        {cell.late ? (
          <StateMark state="off">{words.late(format.day(cell.due))}</StateMark>
        ) : (
          words.onTime(format.day(cell.due))
        )}
      </span>
    </>
  )
}

type Numbers = { numerator: number | null; denominator: number | null }

/** 19/57 with its share, or the value alone. */
function Value({ item: { kpi }, of }: { item: FigureItem; of: Numbers | null }) {
  const format = useFormat()
  if (!of) return null
  if (kpi.unit === 'count') return format.number(of.numerator)
  const value = of.numerator === null ? null : valueOf({ ...of, numerator: of.numerator }, kpi.unit)
  return (
    <>
      {format.share(value)}
      <span className={styles.fraction}>{format.fraction(of.numerator, of.denominator)}</span>
    </>
  )
}

function DifferenceWords({ item }: { item: FigureItem }) {
  const { review: words } = useAllWords()
  const format = useFormat()
  const found = differenceOf(item)
  if (!found) return <span className="faint">{words.first}</span>
  const { change, against } = found
  const { direction, judgement, by } = change
  const size = format.difference(by, item.kpi.unit)
  const said = direction === 'level' ? words.differs.same : words.differs[direction](size)
  return (
    <>
      {said}
      {judgement === 'same' ? null : <>: {words.judged[judgement]}</>}
      <span className={styles.under}>
        {against === null ? words.againstInForce : words.againstBefore(format.periodInText(against))}
      </span>
    </>
  )
}

function What({ item, by, refused }: { item: FigureItem; by: Grouping; refused: Why | undefined }) {
  const { review: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { cell, kpi, office } = item
  const { entry } = cell
  return (
    <>
      <span className={styles.name}>
        {by === 'office' ? <KpiLink kpi={kpi} /> : <OfficeLink office={office} />},{' '}
        {format.periodInText(cell.period)}
      </span>
      {cell.value ? <span className={styles.revision}>{words.revision}</span> : null}
      {warningsOf(item, lang).map((warning) => (
        <span key={warning} className={styles.warning}>
          {warning}
        </span>
      ))}
      {entry?.explanation ? (
        <span className={styles.said}>{words.explanation(entry.explanation)}</span>
      ) : null}
      {entry?.note ? <span className={styles.said}>{words.note(entry.note)}</span> : null}
      {entry?.source ? <span className={styles.said}>{words.source(entry.source)}</span> : null}
      {cell.locked && !refused ? (
        <span className={styles.warning}>{words.refusals['period-locked']}</span>
      ) : null}
      <RefusedWords item={item} why={refused} />
      <Foot item={item}>
        {entry ? <span>{words.sentBy(entry.by, format.instant(entry.at))}</span> : null}
        {cell.evidence > 0 ? <span>{words.evidence(cell.evidence)}</span> : null}
      </Foot>
    </>
  )
}

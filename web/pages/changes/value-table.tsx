import { vintageWords } from '../../../server/core/reporting/vintage.ts'
import { valueOf } from '../../../server/core/value.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { StatusMark } from '../../widgets/status-mark.tsx'
import { VintageMark } from '../../widgets/vintage-mark.tsx'
import { AsItWas, justBefore } from './as-it-was.tsx'
import styles from './changes.module.css'
import { NowLink } from './now-link.tsx'
import type { ValueChange } from './value-groups.ts'
import { WhoWhen } from './who-when.tsx'

type Props = { rows: readonly ValueChange[]; caption: string; withKpi?: boolean }

/** Values with what they were: office, period, old, new, the difference, who and why. */
export function ValueTable({ rows, caption, withKpi = false }: Props) {
  const { changes: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const columns: StackedColumn<ValueChange>[] = [
    {
      key: 'office',
      head: withKpi ? words.kpi : words.office,
      names: true,
      className: styles.cellName,
      cell: ({ office, kpi, period }) => (
        <>
          <NowLink kpi={kpi} office={office.code} period={period}>
            {withKpi ? kpi.name[lang] : office.name[lang]}
          </NowLink>
          <span className={styles.where}>
            {withKpi ? `${office.name[lang]}, ${format.periodInText(period)}` : format.period(period)}
          </span>
        </>
      ),
    },
    {
      key: 'old',
      head: words.was,
      label: words.was,
      end: true,
      className: styles.cellOld,
      cell: ({ old, kpi, office, period, at }) =>
        old ? (
          <>
            <Figure figure={old} unit={kpi.unit} />
            <AsItWas
              kpi={kpi}
              office={office.code}
              period={period}
              asOf={justBefore(at)}
              what={`${kpi.name[lang]}, ${office.name[lang]}, ${format.periodInText(period)}`}
            />
          </>
        ) : (
          <span className="muted">{words.firstTime}</span>
        ),
    },
    {
      key: 'new',
      head: words.is,
      label: words.is,
      end: true,
      className: styles.cellNew,
      cell: ({ next, kpi }) =>
        next ? <Figure figure={next} unit={kpi.unit} /> : <span className="muted">{words.withdrawn}</span>,
    },
    {
      key: 'difference',
      head: words.difference,
      className: styles.cellDifference,
      cell: (change) => <Difference change={change} />,
    },
    {
      key: 'who',
      head: words.who,
      className: styles.cellWho,
      cell: ({ by, at }) => <WhoWhen by={by} at={at} />,
    },
    { key: 'why', head: words.why, className: styles.cellWhy, cell: ({ why }) => why },
  ]
  return (
    <StackedTable
      caption={caption}
      columns={columns}
      groups={[{ key: 'all', rows }]}
      rowKey={({ at, kpi, office, period }) => `${at} ${kpi.id} ${office.code} ${period}`}
      className={styles.values}
    />
  )
}

type FigureProps = { figure: NonNullable<ValueChange['next']>; unit: 'share' | 'count' | 'index' }

function Figure({ figure, unit }: FigureProps) {
  const format = useFormat()
  const { numerator, denominator, vintage } = figure
  return (
    <>
      {format.fraction(numerator, unit === 'share' ? denominator : null)}
      {unit === 'share' ? (
        <span className={styles.share}> ({format.share(valueOf(figure, unit))})</span>
      ) : null}
      <span className={styles.vintage}>
        <VintageMark vintage={vintage} always />
      </span>
    </>
  )
}

function Difference({ change: { old, next, kpi, turned } }: { change: ValueChange }) {
  const { changes: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  if (!old || !next) return null
  const [a, b] = [valueOf(old, kpi.unit), valueOf(next, kpi.unit)]
  const isSame = old.numerator === next.numerator && old.denominator === next.denominator
  const by = a !== null && b !== null ? format.signed(b - a, kpi.unit) : null
  return (
    <>
      {isSame ? <span className="muted">{words.sameNumber}</span> : null}
      {!isSame && by !== null ? (
        <span className="num">{kpi.unit === 'share' ? words.points(by) : by}</span>
      ) : null}
      {old.vintage === next.vintage ? null : (
        <span className={styles.where}>
          {words.vintageChange(
            vintageWords[old.vintage][lang],
            vintageWords[next.vintage][lang].toLowerCase(),
          )}
        </span>
      )}
      {turned ? (
        <span className={styles.turn}>
          <StatusMark status={turned.old} />
          <span className={styles.became}>
            <span className="vh">{words.became}</span>
          </span>
          <StatusMark status={turned.next} />
        </span>
      ) : null}
    </>
  )
}

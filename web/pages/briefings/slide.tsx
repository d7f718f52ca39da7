import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { encode } from 'uqr'
import type {
  Block,
  Card,
  Cell,
  Chart,
  FigureBlock,
  Stamp,
  Table,
  TextBlock,
} from '../../../server/core/blocks.ts'
import { cellText, isRight } from '../../../server/core/cells.ts'
import type { ChartData, ChartKind } from '../../../server/core/charts/index.ts'
import { absent, formatter } from '../../../server/core/format.ts'
import { colours } from '../../../server/core/tokens.ts'
import type { Lang } from '../../../server/core/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { vocabularies } from '../../app/lang.tsx'
import { ChartMount } from '../../ui/chart-mount.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Notice } from '../../ui/notice.tsx'
import { QrSquare } from '../../ui/qr-square.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { useChartDrawing } from '../../widgets/chart-figure.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import styles from './slide.module.css'

/** Paper is white whatever the theme: the tokens of the light one, once more. */
const paper = Object.fromEntries(
  Object.entries(colours.light).map(([name, colour]) => [`--${name}`, colour]),
) as CSSProperties

/** Rows that a slide shows while it is put together; whoever reads it gets all. */
const mostRows = 12

type SlideProps = { block: Block; lang: Lang; whole?: boolean | undefined }

/** A block as it will be in the files, out of the same points: title, sentence, chart or table, and where it is from. */
export function Slide({ block, lang, whole = false }: SlideProps) {
  if (block.kind === 'failed')
    return (
      <Paper title={block.title} lang={lang}>
        <Unread />
      </Paper>
    )
  return block.kind === 'text' ? (
    <TextSlide block={block} lang={lang} />
  ) : (
    <FigureSlide block={block} lang={lang} whole={whole} />
  )
}

function Paper({ title, lang, children }: { title: string | null; lang: Lang; children: ReactNode }) {
  return (
    <article className={styles.paper} style={paper} lang={lang}>
      {title ? <h3 className={styles.title}>{title}</h3> : null}
      {children}
    </article>
  )
}

/** A code is read in one piece: it may not be broken at its hyphens. */
const isCode = (cell: Cell | undefined) => typeof cell === 'string' && /^[A-Z]{1,4}-[\w-]{1,16}$/.test(cell)

function Unread() {
  const { briefings: words } = useAllWords()
  return <Notice face="failed" title={words.notRead} />
}

type OfBlock<B extends Block> = { block: B; lang: Lang }

function TextSlide({ block: { title, paragraphs, note, stamp }, lang }: OfBlock<TextBlock>) {
  return (
    <Paper title={title} lang={lang}>
      <div className={styles.text}>
        {paragraphs.map((paragraph, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place
          <p key={i}>{paragraph}</p>
        ))}
      </div>
      {note ? <p className={styles.note}>{note}</p> : null}
      {stamp ? <StampLine stamp={stamp} lang={lang} /> : null}
    </Paper>
  )
}

function FigureSlide({ block, lang, whole }: OfBlock<FigureBlock> & { whole: boolean }) {
  const { title, finding, drawn, note, chart, cards, table, stamp } = block
  return (
    <Paper title={title} lang={lang}>
      {finding ? <p className={styles.finding}>{finding}</p> : null}
      {note ? <p className={styles.note}>{note}</p> : null}
      {drawn ? <p className={styles.drawn}>{drawn}</p> : null}
      {chart ? (
        <SlideChart chart={chart} table={table} label={finding ?? title} lang={lang} />
      ) : cards ? (
        <Cards cards={cards} />
      ) : (
        <SlideTable table={table} label={title} lang={lang} whole={whole} />
      )}
      <StampLine stamp={stamp} lang={lang} />
    </Paper>
  )
}

/** The same rows that stand in the data sheet of the file are what the arrow keys read out. */
type Shown = { table: Table; label: string; lang: Lang }

function SlideChart({ chart, table, label, lang }: Shown & { chart: Chart }) {
  const spoken = useMemo(() => {
    const format = formatter(lang)
    return table.rows.map((row) =>
      row
        .filter((cell) => cell !== null)
        .map((cell) => cellText(cell, format))
        .join(', '),
    )
  }, [table, lang])
  return <Drawn {...chart} label={label} spoken={spoken} lang={lang} />
}

function Drawn<K extends ChartKind>(props: {
  kind: K
  data: ChartData[K]
  label: string
  spoken: readonly string[]
  lang: Lang
}) {
  const { kind, data, label, spoken, lang } = props
  const { parts, shell, faces } = useAllWords()
  const { option, height } = useChartDrawing(kind, data, { theme: 'light', lang })
  return (
    <ChartMount
      option={option}
      height={height}
      label={label}
      help={parts.chartKeys}
      waiting={shell.loading}
      failed={faces.unreachable}
      spoken={spoken}
    />
  )
}

function Cards({ cards }: { cards: readonly Card[] }) {
  return (
    <ul className={styles.cards}>
      {cards.map(({ name, figure, status, target, change, sample }) => (
        <li key={name}>
          <p className={styles.cardName}>{name}</p>
          <p className={styles.cardFigure}>{parted(figure ?? absent)}</p>
          <p>{status}</p>
          {target ? <p>{target}</p> : null}
          {change ? <p>{change}</p> : null}
          {sample ? <SampleLabel /> : null}
        </li>
      ))}
    </ul>
  )
}

/** "1.579/1.937 (81,5%)": what stands in brackets is smaller, and gives way to another line. */
function parted(figure: string): ReactNode {
  const at = figure.indexOf('(')
  if (at <= 0) return figure
  return (
    <>
      {figure.slice(0, at).trimEnd()} <small>{figure.slice(at)}</small>
    </>
  )
}

function SlideTable({ table, label, lang, whole }: Shown & { whole: boolean }) {
  const { briefings: words } = useAllWords()
  const format = formatter(lang)
  const { columns, rows, strong, all } = table
  const shown = whole ? rows : rows.slice(0, mostRows)
  return (
    <>
      <ScrollBox label={label}>
        <table className={styles.table}>
          <caption className="vh">{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.head} scope="col" className={isRight(column) ? styles.right : undefined}>
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => {
              const isStrong = strong.includes(at)
              const isHead = isStrong && row.slice(1).every((cell) => cell === null)
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
                <tr key={at} className={classNames(isStrong && styles.strong)}>
                  {isHead ? (
                    <th scope="rowgroup" colSpan={columns.length}>
                      {cellText(row[0] ?? null, format)}
                    </th>
                  ) : (
                    columns.map((column, i) => (
                      <td
                        key={column.head}
                        className={classNames(isRight(column) && styles.right, isCode(row[i]) && styles.code)}
                      >
                        {cellText(row[i] ?? null, format)}
                      </td>
                    ))
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollBox>
      {all > shown.length ? (
        <p className={styles.drawn}>{words.moreRows(format.number(all - shown.length))}</p>
      ) : null}
    </>
  )
}

function StampLine({ stamp, lang }: { stamp: Stamp; lang: Lang }) {
  const { parts } = vocabularies[lang]
  const { unit, asOf, source, vintage, sample, address } = stamp
  const square = useMemo(
    () =>
      encode(address, { ecc: 'M', border: 0 }).data.map((row) =>
        row.map((dark) => (dark ? '1' : '0')).join(''),
      ),
    [address],
  )
  return (
    <footer className={styles.stamp}>
      <p>
        <b>{[parts.asOfLine(asOf), vintage].filter(Boolean).join(' · ')}.</b> {parts.unitLine(unit)}.{' '}
        {parts.sourceLine(source)}. {sample ? <SampleLabel>{sample}</SampleLabel> : null}
      </p>
      <p className={styles.address}>
        <a href={address}>{address.replace(/^https?:\/\//, '')}</a>
        <span className={styles.square} aria-hidden="true">
          <QrSquare square={square} label="" />
        </span>
      </p>
    </footer>
  )
}

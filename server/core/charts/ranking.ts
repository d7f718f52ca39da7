import type { CustomSeriesOption, EChartsOption } from 'echarts'
import type { OfficeFigure } from '../scorecard.ts'
import { officeFigureText } from '../sentences/figure.ts'
import { kindWords, statusWord } from '../sentences/words.ts'
import type { Unit } from '../value.ts'
import { type ChartEnv, isNarrow, motionOf } from './env.ts'
import { drawing, groupOf, hatch, line, rect, type Shape, statusMark, statusText, words } from './shapes.ts'
import { textWidth, wrapped } from './text-width.ts'
import { tooltip } from './tooltip.ts'

export type RankingRow = OfficeFigure & { rank?: number }

export type RankingData = {
  /** in the order in which they stand */
  rows: readonly RankingRow[]
  city: OfficeFigure | null
  median: number | null
  unit: Unit
}

/** More things than this are a bar: cells would be hairlines. */
const mostCells = 40
const thinnestCell = 4
const between = 2

const size = 13
const lineHeight = 18
const barHeight = 14

type Columns = {
  rank: number
  name: number
  bar: number
  figure: number
  share: number
  status: number
  end: number
}
type Row = { row: RankingRow; top: number; height: number; lines: string[] }
type Layout = {
  columns: Columns
  head: number
  city: Row | null
  rows: Row[]
  height: number
  most: number
  narrow: boolean
}

function columnsOf({ rows, city, unit }: RankingData, env: ChartEnv): Columns {
  const all = city ? [...rows, city] : rows
  const widest = (text: (row: OfficeFigure) => string) =>
    Math.max(0, ...all.map((row) => textWidth(text(row), size, 600)))
  const end = env.width
  const status = isNarrow(env)
    ? end
    : end - Math.max(...all.map((row) => textWidth(statusWord(row.status, env.lang), size)), 60) - 26
  const share =
    unit === 'share'
      ? Math.max(
          52,
          widest((row) => env.format.share(row.value)),
        ) + 6
      : 0
  const shareEnd = isNarrow(env) ? end : status - 20
  const figureEnd = shareEnd - (share ? share + 10 : 0)
  const figure =
    Math.max(
      44,
      widest((row) => figureText(row, unit, env)),
    ) + (isNarrow(env) ? 4 : 16)
  const names = Math.max(150, ...rows.map((row) => textWidth(row.office.name[env.lang], size)))
  const rank = isNarrow(env) ? 0 : 28
  const bar = isNarrow(env) ? 0 : rank + Math.min(names + 12, Math.max(170, env.width * 0.3))
  return { rank, name: rank, bar, figure: figureEnd, share: shareEnd, status, end: figureEnd - figure }
}

const figureText = (row: OfficeFigure, unit: Unit, { lang }: ChartEnv): string =>
  row.value === null && unit === 'share' && !row.denominator ? '–' : officeFigureText(row, unit, lang)

const cityName = { vi: 'Toàn thành phố', en: 'Whole city' }
const nameOf = (row: OfficeFigure, { lang }: ChartEnv): string =>
  row.office.kind === 'city' ? cityName[lang] : row.office.name[lang]

function layoutOf(data: RankingData, env: ChartEnv): Layout {
  const narrow = isNarrow(env)
  const columns = columnsOf(data, env)
  const head = narrow ? (data.rows.length ? 40 : 0) : 48
  let top = head
  const laid = (row: RankingRow): Row => {
    const room = narrow ? columns.end - 22 : columns.bar - columns.name - 12
    const lines = wrapped(nameOf(row, env), size, room)
    const height = narrow ? lines.length * lineHeight + 33 : Math.max(28, lines.length * lineHeight + 8)
    const placed = { row, top, height, lines }
    top += height
    return placed
  }
  const city = data.city ? laid(data.city) : null
  const rows = data.rows.map(laid)
  const most = data.unit === 'share' ? 1 : Math.max(1, ...data.rows.map((row) => row.value ?? 0))
  return { columns, head, city, rows, height: top + 2, most, narrow }
}

/** px that the picture needs */
export const rankingHeight = (data: RankingData, env: ChartEnv): number =>
  data.rows.length === 0 ? 48 : layoutOf(data, env).height

/** One row an office, cut into one cell per counted thing where there are few. The first series is the rows. */
export function ranking(data: RankingData, env: ChartEnv): EChartsOption {
  const layout = layoutOf(data, env)
  const cells = data.rows.every(
    (row) => (data.unit === 'share' ? (row.denominator ?? 0) : row.numerator) <= mostCells,
  )
  const rows: CustomSeriesOption = {
    type: 'custom',
    coordinateSystem: 'none',
    animation: false,
    z: 2,
    data: layout.rows.map((placed) => placed.row.value ?? 0),
    renderItem: (params) => {
      const placed = layout.rows[params.dataIndex]
      return placed ? groupOf(rowShapes(placed, layout, data.unit, cells, env)) : null
    },
  }
  return {
    ...motionOf(env),
    backgroundColor: 'transparent',
    tooltip: tooltip(env, 'item', (index) => tooltipLines(data.rows[index], data.unit, env)),
    series: [
      rows,
      drawing(1, () =>
        data.rows.length === 0
          ? [emptyWords(env)]
          : [
              ...headShapes(layout, data, env),
              ...(layout.city ? rowShapes(layout.city, layout, data.unit, cells, env) : []),
            ],
      ),
      drawing(4, () => referenceLines(layout, data, env)),
    ],
  }
}

const emptyWords = (env: ChartEnv): Shape =>
  words(
    { vi: 'Chưa đơn vị nào có số liệu.', en: 'No office has a figure.' }[env.lang],
    0,
    24,
    { fill: env.colours['ink-2'], size: 14 },
    env,
  )

function rowShapes(
  { row, top, height, lines }: Row,
  layout: Layout,
  unit: Unit,
  cells: boolean,
  env: ChartEnv,
): Shape[] {
  const { colours: c, format } = env
  const { columns, narrow } = layout
  const isCity = row.office.kind === 'city'
  const weight = isCity ? 600 : 400
  const middle = narrow ? top + 8 + lineHeight / 2 : top + height / 2
  const firstLine = narrow ? middle : middle - ((lines.length - 1) * lineHeight) / 2
  const ink = { fill: c.ink, size, weight } as const
  const column = { ...ink, align: 'right', column: true } as const
  const shapes: Shape[] = [
    rect(0, top, env.width, height, 'transparent'),
    line(0, top + height, env.width, top + height, { stroke: isCity ? c.ink : c.rule, lineWidth: 1 }),
    ...lines.map((text, i) => words(text, narrow ? 20 : columns.name, firstLine + i * lineHeight, ink, env)),
    words(figureText(row, unit, env), columns.figure, middle, column, env),
  ]
  if (row.rank !== undefined && !narrow && row.value !== null) {
    shapes.push(words(String(row.rank), 0, middle, { fill: c['ink-3'], size, column: true }, env))
  }
  if (unit === 'share') shapes.push(words(format.share(row.value), columns.share, middle, column, env))
  if (narrow) shapes.push(...statusMark(row.status, 7, middle, 13, c))
  else {
    shapes.push(...statusMark(row.status, columns.status + 7, middle, 14, c))
    const word = { fill: statusText(row.status, c), size, weight: 500 } as const
    shapes.push(words(statusWord(row.status, env.lang), columns.status + 20, middle, word, env))
  }
  const y = narrow ? top + height - 22 : middle - barHeight / 2
  return [
    ...shapes,
    ...barShapes(row, { x: columns.bar, y, width: barWidth(layout, env) }, layout.most, unit, cells, c),
  ]
}

const barWidth = ({ columns, narrow }: Layout, env: ChartEnv): number =>
  narrow ? env.width : Math.max(60, columns.end - columns.bar)

type Box = { x: number; y: number; width: number }

function barShapes(
  row: OfficeFigure,
  { x, y, width }: Box,
  most: number,
  unit: Unit,
  cells: boolean,
  c: ChartEnv['colours'],
): Shape[] {
  const isCity = row.office.kind === 'city'
  const full = isCity ? c.ink : c['c-focus']
  const empty = c['c-grid']
  if (row.value === null) return [hatch(x, y, width, barHeight, c['c-hatch'], 6)]
  // A sum over all offices has no place on the scale of one of them.
  if (unit === 'count' && isCity) return []
  const things = unit === 'share' ? (row.denominator ?? 0) : most
  const fits = things > 0 && width / things >= thinnestCell + between
  if (fits && (isCity ? things <= 2 * mostCells : cells)) {
    const step = (width + between) / things
    const drawn = unit === 'share' ? things : row.numerator
    return Array.from({ length: drawn }, (_, i) =>
      rect(x + i * step, y, step - between, barHeight, i < row.numerator ? full : empty, 1),
    )
  }
  const part = Math.max(0, Math.min(1, row.value / most))
  const track = unit === 'share' ? [rect(x, y, width, barHeight, empty, 1)] : []
  return [...track, ...(part > 0 ? [rect(x, y, Math.max(1, width * part), barHeight, full, 1)] : [])]
}

type Mark = { at: number; text: string; colour: string }

/** The median and, where it is on the same scale, the city. */
function marksOf({ median, city, unit, rows }: RankingData, layout: Layout, env: ChartEnv): Mark[] {
  if (rows.length === 0) return []
  const { colours: c, format, lang } = env
  const marks: Mark[] = []
  if (median !== null) {
    const text = `${{ vi: 'trung vị', en: 'median' }[lang]} ${format.value(median, unit)}`
    marks.push({ at: median / layout.most, text, colour: c['c-median'] })
  }
  if (city && city.value !== null && unit === 'share') {
    const text = `${{ vi: 'toàn thành phố', en: 'whole city' }[lang]} ${format.share(city.value)}`
    marks.push({ at: city.value, text, colour: c.ink })
  }
  return marks
}

/** Heads of the columns, and what the two lines through all rows mean. */
function headShapes(layout: Layout, data: RankingData, env: ChartEnv): Shape[] {
  const { columns, head, narrow } = layout
  const { colours: c, lang } = env
  const width = barWidth(layout, env)
  const left = columns.bar
  const labels = marksOf(data, layout, env).map(({ at, text, colour }, i) => {
    const wide = textWidth(text, 12.5)
    const x = Math.max(left, Math.min(left + width - wide, left + at * width + (at > 0.5 ? -wide - 5 : 5)))
    return words(text, x, head - 13 - (1 - i) * 17, { fill: colour, weight: 500 }, env)
  })
  if (narrow) return labels
  const style = { fill: c['ink-2'], size, weight: 500 } as const
  const y = head - 13
  const [kind] = data.rows.map((row) => row.office.kind)
  const same = data.rows.every((row) => row.office.kind === kind)
  const office =
    kind && same && lang === 'vi' ? upper(kindWords[kind].vi) : { vi: 'Đơn vị', en: 'Office' }[lang]
  return [
    ...labels,
    words(office, columns.name, y, style, env),
    words({ vi: 'Số', en: 'Number' }[lang], columns.figure, y, { ...style, align: 'right' }, env),
    ...(data.unit === 'share'
      ? [words({ vi: 'Tỷ lệ', en: 'Share' }[lang], columns.share, y, { ...style, align: 'right' }, env)]
      : []),
    words({ vi: 'Tình trạng', en: 'Status' }[lang], columns.status, y, style, env),
    line(0, head, env.width, head, { stroke: c.ink, lineWidth: 1 }),
  ]
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The median dotted, the city thin, through every row; on a phone only through the bars, for words stand above them. */
function referenceLines(layout: Layout, data: RankingData, env: ChartEnv): Shape[] {
  const { colours: c } = env
  const width = barWidth(layout, env)
  const bars = [layout.city, ...layout.rows].flatMap((row) => (row ? [row.top + row.height] : []))
  return marksOf(data, layout, env).flatMap(({ at, colour }, i) => {
    const x = Math.round(layout.columns.bar + at * width) + 0.5
    const style =
      colour === c['c-median']
        ? { stroke: colour, lineWidth: 2, lineDash: [2, 2] }
        : { stroke: c['c-axis'], lineWidth: 1 }
    const top = layout.head - 7 - (1 - i) * 17
    if (!layout.narrow) return [line(x, top, x, layout.height - 2, style)]
    return [
      line(x, top, x, layout.head - 1, style),
      ...bars.map((end) => line(x, end - 24, x, end - 5, style)),
    ]
  })
}

function tooltipLines(row: RankingRow | undefined, unit: Unit, env: ChartEnv): string[] | null {
  if (!row) return null
  const share = unit === 'share' ? ` · ${env.format.share(row.value)}` : ''
  return [nameOf(row, env), `${figureText(row, unit, env)}${share}`, statusWord(row.status, env.lang)]
}

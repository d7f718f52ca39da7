import type { CustomSeriesOption, EChartsOption } from 'echarts'
import { formatter } from '../format.ts'
import type { Unit } from '../value.ts'
import type { Words } from '../words.ts'
import { type ChartEnv, isNarrow, motionOf } from './env.ts'
import { drawing, groupOf, line, rect, type Shape, words } from './shapes.ts'
import { textWidth, wrapped } from './text-width.ts'
import { tooltip } from './tooltip.ts'

export type ServiceRow = {
  name: Words
  numerator: number
  denominator: number | null
  value: number | null
  /** how long its bar is, in things counted */
  weight: number
  /** all others together: on no scale with one of them */
  rest: boolean
}

export type ServicesData = {
  /** in the order in which they stand */
  rows: readonly ServiceRow[]
  unit: Unit
  /** what a service is called here */
  service: Words
  /** what bars are as long as: what is missing, or what was counted */
  bars: 'missing' | 'counted'
}

const size = 13
const lineHeight = 18
const barHeight = 14
const head = 32

type Row = { row: ServiceRow; top: number; height: number; lines: string[] }
type Layout = { bar: number; end: number; figure: number; rows: Row[]; height: number; most: number }

export const barWords: Record<ServicesData['bars'], Words> = {
  missing: { vi: 'Còn thiếu', en: 'Missing' },
  counted: { vi: 'Số', en: 'Number' },
}

const figureOf = ({ numerator, denominator, value }: ServiceRow, unit: Unit, { lang }: ChartEnv): string => {
  const f = formatter(lang)
  return unit === 'share' ? `${f.fraction(numerator, denominator)} · ${f.share(value)}` : f.number(numerator)
}

function layoutOf({ rows, unit }: ServicesData, env: ChartEnv): Layout {
  const narrow = isNarrow(env)
  const figures = Math.max(60, ...rows.map((row) => textWidth(figureOf(row, unit, env), size, 600)))
  const bar = narrow ? 0 : env.width * 0.38
  const end = narrow ? env.width : env.width - figures - 70
  let top = head
  const laid = rows.map((row): Row => {
    const lines = wrapped(row.name[env.lang], size, narrow ? env.width - figures - 16 : bar - 14)
    const height = narrow ? lines.length * lineHeight + 33 : Math.max(28, lines.length * lineHeight + 8)
    const placed = { row, top, height, lines }
    top += height
    return placed
  })
  const most = Math.max(1, ...rows.filter(({ rest }) => !rest).map(({ weight }) => weight))
  return { bar, end, figure: env.width, rows: laid, height: top + 2, most }
}

/** px that the picture needs */
export const servicesHeight = (data: ServicesData, env: ChartEnv): number =>
  data.rows.length === 0 ? 48 : layoutOf(data, env).height

/** One row a service, its bar as long as what it lacks. The first series is the rows. */
export function services(data: ServicesData, env: ChartEnv): EChartsOption {
  const layout = layoutOf(data, env)
  const rows: CustomSeriesOption = {
    type: 'custom',
    coordinateSystem: 'none',
    animation: false,
    z: 2,
    data: layout.rows.map(({ row }) => row.weight),
    renderItem: (params) => {
      const placed = layout.rows[params.dataIndex]
      return placed ? groupOf(rowShapes(placed, layout, data.unit, env)) : null
    },
  }
  return {
    ...motionOf(env),
    backgroundColor: 'transparent',
    tooltip: tooltip(env, 'item', (index) => tooltipLines(data.rows[index], data, env)),
    series: [rows, drawing(1, () => headShapes(layout, data, env))],
  }
}

function headShapes({ bar, figure }: Layout, { rows, service, bars, unit }: ServicesData, env: ChartEnv) {
  const { colours: c, lang } = env
  const quiet = { fill: c['ink-2'], size, weight: 500 } as const
  if (rows.length === 0)
    return [words({ vi: 'Chưa có dòng nào.', en: 'There are no rows.' }[lang], 0, 24, quiet, env)]
  const last = unit === 'share' ? { vi: 'Đạt / tất cả', en: 'Counted / all' } : { vi: 'Số', en: 'Number' }
  return [
    words(service[lang], 0, head - 13, quiet, env),
    ...(isNarrow(env) ? [] : [words(barWords[bars][lang], bar, head - 13, quiet, env)]),
    words(last[lang], figure, head - 13, { ...quiet, align: 'right' }, env),
    line(0, head, env.width, head, { stroke: c.ink, lineWidth: 1 }),
  ]
}

function rowShapes(
  { row, top, height, lines }: Row,
  { bar, end, figure, most }: Layout,
  unit: Unit,
  env: ChartEnv,
): Shape[] {
  const { colours: c, format } = env
  const narrow = isNarrow(env)
  const middle = narrow ? top + 8 + lineHeight / 2 : top + height / 2
  const first = narrow ? middle : middle - ((lines.length - 1) * lineHeight) / 2
  const ink = { fill: row.rest ? c['ink-2'] : c.ink, size } as const
  const y = narrow ? top + height - 22 : middle - barHeight / 2
  const label = format.number(row.weight)
  const room = end - bar - textWidth(label, size) - 8
  const long = row.rest ? 0 : Math.max(row.weight > 0 ? 1 : 0, (room * row.weight) / most)
  return [
    rect(0, top, env.width, height, 'transparent'),
    line(0, top + height, env.width, top + height, { stroke: c.rule, lineWidth: 1 }),
    ...lines.map((text, i) => words(text, 0, first + i * lineHeight, ink, env)),
    words(figureOf(row, unit, env), figure, middle, { ...ink, align: 'right', column: true }, env),
    ...(long > 0 ? [rect(bar, y, long, barHeight, c['c-focus'], 1)] : []),
    words(label, bar + long + (long > 0 ? 6 : 0), y + barHeight / 2, { ...ink, column: true }, env),
  ]
}

function tooltipLines(row: ServiceRow | undefined, { unit, bars }: ServicesData, env: ChartEnv) {
  if (!row) return null
  const { lang, format } = env
  return [row.name[lang], figureOf(row, unit, env), `${barWords[bars][lang]}: ${format.number(row.weight)}`]
}

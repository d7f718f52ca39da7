import type { EChartsOption, LineSeriesOption } from 'echarts'
import type { SeriesPoint } from '../answers.ts'
import { addDays, type Day } from '../day.ts'
import { levelAsThings } from '../sentences/gap.ts'
import { missingPeriods } from '../sentences/trend.ts'
import { upperFirst, vintageNouns } from '../sentences/words.ts'
import type { Better } from '../status.ts'
import type { Target } from '../target.ts'
import type { Unit } from '../value.ts'
import { dayAxis, dayNumber, dayTicks, type Span, valueAxis, valueSpan } from './axis.ts'
import { type ChartEnv, isNarrow, motionOf } from './env.ts'
import { type ChartEvent, type EventKey, eventBoxes, eventMarks, eventRoom, keyOf } from './events.ts'
import { along, type Box, Crowd } from './labels.ts'
import { drawing, hatch, rect, type Shape, words } from './shapes.ts'
import { groundAt, type Place, targetLabels, targetLine } from './target-line.ts'
import { textWidth } from './text-width.ts'
import { tooltip } from './tooltip.ts'

export type TrendPoint = Pick<
  SeriesPoint,
  'period' | 'start' | 'end' | 'until' | 'numerator' | 'denominator' | 'value'
> &
  Partial<Pick<SeriesPoint, 'illustrative' | 'vintage' | 'through'>>

export type TrendData = {
  /** oldest first; `value` null where nothing is known */
  points: readonly TrendPoint[]
  unit: Unit
  better: Better
  targets: readonly Target[]
  events: readonly ChartEvent[]
  asOfDay: Day
  /** background: another office, the year before moved to the same days */
  compare?: { label: string; points: readonly Pick<TrendPoint, 'until' | 'value'>[] } | undefined
}

/** Of 57 databases the axis counts databases; of 1.937 services it counts per cent. */
type Scale = { unit: Unit; of: (value: number) => number; denominator: number | null; span: Span }

type Frame = {
  scale: Scale
  first: Day
  last: Day
  left: number
  right: number
  top: number
  bottom: number
}

/** A target years away is not worth squeezing the past for. */
const mostFuture = 1.2

function frameOf(data: TrendData, env: ChartEnv): Frame {
  const scale = scaleOf(data)
  const start = data.points[0]?.start ?? data.asOfDay
  const now = data.points.at(-1)?.end ?? data.asOfDay
  const seen = dayNumber(now) - dayNumber(start)
  const furthest = addDays(now, Math.round(Math.max(90, seen * mostFuture)))
  const due = data.targets.map((t) => t.dueOn).filter((day) => day <= furthest)
  const last = due.reduce((a, b) => (a > b ? a : b), now)
  const widest = Math.max(
    ...ticksOf(scale.span).map((tick) => textWidth(env.format.level(tick, scale.unit), 12)),
  )
  const left = Math.ceil(widest) + 10
  return {
    scale,
    first: start,
    last,
    left,
    right: roomOnRight(data, { start, last, left }, env),
    top: eventRoom(data.events, env),
    bottom: 30,
  }
}

/** The newest figure is written to the right of its point: in the time to come, or in a margin made for it. */
function roomOnRight(
  data: TrendData,
  { start, last, left }: { start: Day; last: Day; left: number },
  env: ChartEnv,
): number {
  const least = isNarrow(env) ? 12 : 24
  const newest = newestOf(data.points)
  if (!newest) return least
  const label = lastWords(newest, data.unit, env)
  const need = Math.max(...label.widths) + 18
  const ahead = (dayNumber(last) - dayNumber(newest.until)) / Math.max(1, dayNumber(last) - dayNumber(start))
  const margin = (need - ahead * (env.width - left)) / (1 - Math.min(0.95, ahead))
  return Math.ceil(Math.min(Math.max(least, margin), env.width * (isNarrow(env) ? 0.3 : 0.2)))
}

const newestOf = (points: readonly TrendPoint[]): TrendPoint | undefined =>
  points.findLast((p) => p.value !== null)

const ticksOf = ({ min, max, step }: Span): number[] =>
  Array.from({ length: Math.round((max - min) / step) + 1 }, (_, i) => min + i * step)

function scaleOf({ points, unit, targets, compare }: TrendData): Scale {
  const known = points.filter((p) => p.value !== null)
  const denominator = known.at(-1)?.denominator ?? null
  const same = known.every((p) => p.denominator === denominator)
  const things =
    unit === 'share' && same && denominator !== null && levelAsThings(1, { unit, denominator }) !== null
  const of = (value: number) => (things && denominator ? value * denominator : value)
  const drawnUnit = things ? 'count' : unit
  const all = [
    ...known.map((p) => p.value ?? 0),
    ...targets.flatMap((t) => (t.fromLevel === null ? [t.level] : [t.level, t.fromLevel])),
    ...(compare?.points ?? []).flatMap((p) => (p.value === null ? [] : [p.value])),
  ]
  return { unit: drawnUnit, of, denominator, span: valueSpan(all.map(of), drawnUnit) }
}

/** px that the picture needs */
export const trendHeight = (env: Pick<ChartEnv, 'width'>): number => (isNarrow(env) ? 300 : 400)

/** "Trục dọc bắt đầu từ 85%": an axis that does not begin at zero says so under the picture. */
export function trendFloorNote(
  data: TrendData,
  { format, lang }: Pick<ChartEnv, 'format' | 'lang'>,
): string | null {
  const { unit, span } = scaleOf(data)
  if (span.min === 0) return null
  const floor = format.level(span.min, unit)
  return { vi: `Trục dọc bắt đầu từ ${floor}.`, en: `The vertical axis begins at ${floor}.` }[lang]
}

/** What the letters on the events mean, for the page to print; null where the words stand on the chart. */
export function trendEventKey(data: TrendData, env: ChartEnv): EventKey[] | null {
  return keyOf(inSpan(data, env), horizontal(frameOf(data, env), env.width), env)
}

const inSpan = (data: TrendData, env: ChartEnv): ChartEvent[] => {
  const { first, last } = frameOf(data, env)
  return data.events.filter(({ day }) => day >= first && day <= last).sort((a, b) => (a.day < b.day ? -1 : 1))
}

function horizontal({ first, last, left, right }: Frame, width: number): (day: number) => number {
  const from = dayNumber(first)
  const length = Math.max(1, dayNumber(last) - from)
  return (day) => left + ((day - from) / length) * (width - left - right)
}

function vertical({ scale: { span }, top, bottom }: Frame, height: number): (value: number) => number {
  return (value) => top + ((span.max - value) / (span.max - span.min)) * (height - top - bottom)
}

/** A line over time with its target, its events and its gaps. The first series is the one told of. */
export function trend(data: TrendData, env: ChartEnv): EChartsOption {
  const frame = frameOf(data, env)
  const { scale, first, last, left, right, top, bottom } = frame
  const events = inSpan(data, env)
  const ticks = dayTicks(first, last, env.width - left - right, env)
  const placeIn = (width: number, height: number): Place => {
    const y = vertical(frame, height)
    return {
      x: horizontal(frame, width),
      y: (level) => y(scale.of(level)),
      left,
      right: width - right,
      today: horizontal(frame, width)(dayNumber(data.asOfDay)),
    }
  }
  return {
    ...motionOf(env),
    backgroundColor: 'transparent',
    grid: { left, right, top, bottom },
    xAxis: dayAxis(dayNumber(first), dayNumber(last), ticks, env),
    yAxis: valueAxis(scale.span, scale.unit, env),
    tooltip: tooltip(env, 'axis', (index) => tooltipLines(data.points[index], data, env)),
    series: [
      focus(data, scale, env),
      ...context(data, scale, env),
      drawing(-1, (width, height) => ground(data, frame, placeIn(width, height), height, env)),
      drawing(1, (width, height) => {
        const marks = eventMarks(events, { x: horizontal(frame, width), top, bottom: height - bottom }, env)
        return [...marks, ...targetOf(data, frame, placeIn(width, height), env).line]
      }),
      drawing(5, (width, height) => labelsOf(data, frame, placeIn(width, height), { width, height }, env)),
    ],
  }
}

const targetOf = (data: TrendData, frame: Frame, place: Place, env: ChartEnv) =>
  targetLine(data.targets, { ...data, denominator: frame.scale.denominator }, frame, place, env)

/** The newest figure first, for it has the best claim to its place; then targets, gaps and the background. */
function labelsOf(
  data: TrendData,
  frame: Frame,
  place: Place,
  { width, height }: { width: number; height: number },
  env: ChartEnv,
): Shape[] {
  const crowd = new Crowd({ x: 0, y: frame.top - 22, width, height: height - frame.bottom - frame.top + 20 })
  for (const run of runsOf(data.points))
    crowd.add(along(run.map((p) => [place.x(dayNumber(p.until)), place.y(p.value ?? 0)])))
  for (const run of runsOf(data.compare?.points ?? [])) {
    crowd.add(along(run.map((p) => [place.x(dayNumber(p.until)), place.y(p.value ?? 0)])))
  }
  for (const box of eventBoxes(inSpan(data, env), { x: place.x, top: frame.top }, env)) crowd.take(box)
  const target = targetOf(data, frame, place, env)
  crowd.add(along(target.corners))
  return [
    ...lastLabel(data, place, crowd, env),
    ...targetLabels(target.signs, place, crowd, env),
    ...missingLabels(data, frame, place, { height, crowd }, env),
    ...compareLabel(data, place, crowd, env),
  ]
}

/** Stretches without a gap. */
function runsOf<P extends Pick<TrendPoint, 'value'>>(points: readonly P[]): P[][] {
  const runs: P[][] = []
  points.forEach((p, i) => {
    if (p.value === null) return
    if (i === 0 || points[i - 1]?.value === null) runs.push([])
    runs.at(-1)?.push(p)
  })
  return runs
}

/** Reported, and not yet official. What is counted out of a running period says until when. */
const uncertain = ({ vintage = 'official', through = null }: TrendPoint): boolean =>
  vintage !== 'official' && through !== null

/** A shape of its own, for hollow points are taken. */
const uncertainSymbol = 'rect'

/** The line that the sentence is about. Full points are published, hollow ones illustrative, squares not official. */
function focus({ points }: TrendData, scale: Scale, env: ChartEnv): LineSeriesOption {
  const { colours: c } = env
  const last = points.findLast((p) => p.value !== null)
  const crowded = points.length > env.width / 14
  return {
    type: 'line',
    z: 3,
    connectNulls: false,
    lineStyle: { color: c['c-focus'], width: 2.5, cap: 'round', join: 'round' },
    itemStyle: { color: c['c-focus'] },
    symbol: 'circle',
    showSymbol: true,
    showAllSymbol: true,
    emphasis: { disabled: true },
    data: points.map((p, i) => {
      const alone = points[i - 1]?.value == null && points[i + 1]?.value == null
      const border = p === last ? 2.5 : 1.5
      const size =
        p === last ? 11 : crowded && !alone && !uncertain(p) ? 0 : uncertain(p) ? 9 : p.illustrative ? 5 : 5.5
      const look = uncertain(p) ? { symbol: uncertainSymbol } : {}
      return {
        ...look,
        value: [dayNumber(p.until), p.value === null ? null : scale.of(p.value)],
        symbolSize: size,
        itemStyle: p.illustrative
          ? { color: c.paper, borderColor: c['c-focus'], borderWidth: border }
          : { color: c['c-focus'], ...(p === last ? { borderColor: c.paper, borderWidth: 2 } : {}) },
      }
    }) as LineSeriesOption['data'],
  }
}

/** Grey, dashed, named near its end: only background. */
function context({ compare }: TrendData, scale: Scale, env: ChartEnv): LineSeriesOption[] {
  if (!compare) return []
  return [
    {
      type: 'line',
      z: 2,
      silent: true,
      symbol: 'none',
      connectNulls: false,
      lineStyle: { color: env.colours['c-context'], width: 1.5, type: [5, 3] },
      data: compare.points.map((p) => [
        dayNumber(p.until),
        p.value === null ? null : scale.of(p.value),
      ]) as LineSeriesOption['data'],
    },
  ]
}

function compareLabel({ compare }: TrendData, place: Place, crowd: Crowd, env: ChartEnv): Shape[] {
  const last = compare?.points.findLast((p) => p.value !== null)
  if (!compare || !last || last.value === null) return []
  const x = place.x(dayNumber(last.until))
  const y = place.y(last.value)
  const width = textWidth(compare.label, 12.5)
  const box = (left: number, top: number): Box => ({ x: left, y: top, width, height: 17 })
  const found = crowd.place([
    box(x + 8, y - 8),
    ...[6, 14, 24, 36].flatMap((away) => [box(x - width, y + away), box(x - width, y - away - 17)]),
  ])
  const style = { fill: env.colours['ink-2'], size: 12.5, halo: env.colours.paper } as const
  return found ? [words(compare.label, found.x, found.y + 8.5, style, env)] : []
}

type Gap = { from: Day; to: Day; points: TrendPoint[] }

/** Runs of periods without a figure. */
function gapsOf(points: readonly TrendPoint[]): Gap[] {
  const missing = new Set(missingPeriods(points))
  const gaps: Gap[] = []
  let open: Gap | null = null
  for (const p of points) {
    if (!missing.has(p)) open = null
    else if (open) {
      open.to = p.until
      open.points.push(p)
    } else {
      open = { from: p.start, to: p.until, points: [p] }
      gaps.push(open)
    }
  }
  return gaps
}

/** What is not known, and what has not come yet. */
function ground(data: TrendData, frame: Frame, place: Place, height: number, env: ChartEnv): Shape[] {
  const { colours: c } = env
  const tall = height - frame.top - frame.bottom
  const { today } = place
  const future =
    data.asOfDay < frame.last ? [rect(today, frame.top, place.right - today, tall, c['c-future'])] : []
  const gaps = gapsOf(data.points).map((gap) => {
    const from = place.x(dayNumber(gap.from))
    return hatch(from, frame.top, place.x(dayNumber(gap.to)) - from, tall, c['c-hatch'])
  })
  return [...future, ...gaps]
}

/** "Tháng 9: chưa có số liệu", in the band, away from the line. On a phone the caption says it. */
function missingLabels(
  data: TrendData,
  frame: Frame,
  place: Place,
  { height, crowd }: { height: number; crowd: Crowd },
  env: ChartEnv,
): Shape[] {
  if (isNarrow(env)) return []
  const { format, colours: c, lang } = env
  const none = { vi: 'chưa có số liệu', en: 'no data' }[lang]
  let free = frame.left
  return gapsOf(data.points).flatMap((gap) => {
    const [first] = gap.points
    const last = gap.points.at(-1)
    if (!first || !last) return []
    const short = (p: TrendPoint) => format.periodShort(p.period, false)
    const name =
      first === last
        ? `${upperFirst(format.periodInText(first.period, first.period))}:`
        : `${short(first)} – ${short(last)}:`
    const width = Math.max(textWidth(name, 12), textWidth(none, 12))
    const centre = (place.x(dayNumber(gap.from)) + place.x(dayNumber(gap.to))) / 2
    const left = centre - width / 2
    if (left < free) return []
    const found = crowd.place(
      [height - frame.bottom - 40, frame.top + 6, (frame.top + height - frame.bottom) / 2 - 17].map(
        (y): Box => ({ x: left, y, width, height: 34 }),
      ),
    )
    if (!found) return []
    free = left + width + 8
    const style = { fill: c['ink-2'], size: 12, align: 'center', halo: c.paper } as const
    return [words(name, centre, found.y + 9, style, env), words(none, centre, found.y + 25, style, env)]
  })
}

/** Numerator over denominator, then the share and the day: no share stands alone. */
function lastWords(
  p: TrendPoint,
  unit: Unit,
  env: ChartEnv,
): { figure: string; rest: string; widths: [number, number] } {
  const { format } = env
  const figure = format.fraction(p.numerator, unit === 'share' ? p.denominator : null)
  const share = unit === 'share' ? [format.share(p.value)] : []
  const day = isNarrow(env) ? (unit === 'share' ? [] : [format.dayShort(p.until)]) : [format.day(p.until)]
  const rest = [...share, ...day].join(' · ')
  return { figure, rest, widths: [textWidth(figure, 15, 600), textWidth(rest, 12.5)] }
}

type Lined = Box & { lines: 1 | 2 }

/** The figure itself, beside its point. */
function lastLabel(data: TrendData, place: Place, crowd: Crowd, env: ChartEnv): Shape[] {
  const { colours: c } = env
  const last = newestOf(data.points)
  if (!last || last.value === null) return []
  const { figure, rest, widths } = lastWords(last, data.unit, env)
  const x = place.x(dayNumber(last.until))
  const y = place.y(last.value)
  const one = { width: widths[0] + 8 + widths[1], height: 19, lines: 1 as const }
  const two = { width: Math.max(...widths), height: 36, lines: 2 as const }
  const right = [
    { ...one, x: x + 12, y: y + 5 },
    { ...one, x: x + 12, y: y - 24 },
    { ...two, x: x + 12, y: y - 10 },
    { ...two, x: x + 12, y: y + 3 },
    { ...two, x: x + 12, y: y - 39 },
  ]
  const left = [12, 26, 44].flatMap((away) =>
    [one, two].flatMap((shape) => [
      { ...shape, x: x + 4 - shape.width, y: y - away - shape.height },
      { ...shape, x: x + 4 - shape.width, y: y + away },
    ]),
  )
  const found = crowd.place<Lined>([...right, ...left])
  if (!found) return []
  const halo = groundAt(found.x + found.width / 2, place, env)
  const strong = { fill: c['c-focus'], size: 15, weight: 600, halo } as const
  const quiet = { fill: c['ink-2'], size: 12.5, halo } as const
  return found.lines === 1
    ? [
        words(figure, found.x, found.y + 9, strong, env),
        words(rest, found.x + widths[0] + 8, found.y + 10, quiet, env),
      ]
    : [words(figure, found.x, found.y + 9, strong, env), words(rest, found.x, found.y + 27, quiet, env)]
}

function tooltipLines(
  p: TrendPoint | undefined,
  { unit }: TrendData,
  { format, lang }: ChartEnv,
): string[] | null {
  if (!p || p.value === null) return null
  const until = p.until < p.end ? ` (${{ vi: 'đến', en: 'to' }[lang]} ${format.dayShort(p.until)})` : ''
  const share = unit === 'share' ? ` · ${format.share(p.value)}` : ''
  const vintage = uncertain(p) && p.vintage ? [upperFirst(vintageNouns[p.vintage][lang])] : []
  const sample = p.illustrative ? [{ vi: 'Số liệu minh họa', en: 'Sample data' }[lang]] : []
  const figure = format.fraction(p.numerator, unit === 'share' ? p.denominator : null)
  return [`${format.period(p.period)}${until}`, `${figure}${share}`, ...vintage, ...sample]
}

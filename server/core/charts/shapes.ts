import type { CustomSeriesOption, CustomSeriesRenderItemReturn } from 'echarts'
import type { Status } from '../status.ts'
import type { Colours } from '../tokens.ts'
import { type ChartEnv, columnFace, face } from './env.ts'

/** What a custom series is drawn from, without its group. */
type Group = Extract<NonNullable<CustomSeriesRenderItemReturn>, { type: 'group' }>
export type Shape = Group['children'][number]

export const groupOf = (children: Shape[]): Group => ({ type: 'group', children })

export const rect = (x: number, y: number, width: number, height: number, fill: string, r = 0): Shape => ({
  type: 'rect',
  shape: { x, y, width, height, r },
  style: { fill },
})

type Stroke = { stroke: string; lineWidth: number; lineDash?: number[] }

export const line = (x1: number, y1: number, x2: number, y2: number, style: Stroke): Shape => ({
  type: 'line',
  shape: { x1, y1, x2, y2 },
  style,
})

export const polyline = (points: [number, number][], style: Stroke): Shape => ({
  type: 'polyline',
  shape: { points },
  style: { ...style, fill: 'none', lineJoin: 'round' },
})

export const dot = (cx: number, cy: number, r: number, fill: string, stroke?: Stroke): Shape => ({
  type: 'circle',
  shape: { cx, cy, r },
  style: { fill, ...stroke },
})

type Words = {
  fill: string
  size?: number
  weight?: 400 | 500 | 600
  align?: 'left' | 'center' | 'right'
  /** px between the first lines of text */
  lineHeight?: number
  /** digits on one width, for columns */
  column?: boolean
  /** clears the ground round the letters, in the colour of that ground */
  halo?: string
}

/** `y` is the middle of the first line. */
export function words(text: string, x: number, y: number, style: Words, env: ChartEnv): Shape {
  const { fill, size = 12.5, weight = 400, align = 'left', lineHeight = size * 1.35, column, halo } = style
  return {
    type: 'text',
    style: {
      text,
      x,
      y: y - lineHeight / 2,
      fill,
      font: `${weight} ${size}px ${column ? columnFace : face}`,
      lineHeight,
      align,
      verticalAlign: 'top',
      ...(halo && env.medium === 'screen' ? { stroke: halo, lineWidth: 4 } : {}),
    },
  }
}

/** Diagonals over a rectangle: nothing is known here. */
export function hatch(x: number, y: number, width: number, height: number, colour: string, gap = 8): Shape {
  const parts: string[] = []
  for (let start = gap / 2; start < width + height; start += gap) {
    const x1 = Math.max(0, start - height)
    const x2 = Math.min(width, start)
    parts.push(`M${at(x + x1)} ${at(y + start - x1)}L${at(x + x2)} ${at(y + start - x2)}`)
  }
  return {
    type: 'path',
    shape: { pathData: parts.join('') },
    style: { fill: 'none', stroke: colour, lineWidth: 1 },
  }
}

const at = (n: number): number => Math.round(n * 10) / 10

const stroked = (pathData: string, stroke: string, lineWidth: number): Shape => ({
  type: 'path',
  shape: { pathData },
  style: { fill: 'none', stroke, lineWidth, lineCap: 'round', lineJoin: 'round' },
})

/** The marks of the screen, drawn: circle, triangle, diamond, hatched circle, dash. Centre and size in px. */
export function statusMark(status: Status, cx: number, cy: number, size: number, c: Colours): Shape[] {
  const k = size / 14
  const p = (x: number, y: number) => `${at(cx + (x - 7) * k)} ${at(cy + (y - 7) * k)}`
  switch (status) {
    case 'on-track':
      return [
        dot(cx, cy, 6.5 * k, c.on),
        stroked(`M${p(3.9, 7.2)}L${p(6.2, 9.5)}L${p(10.2, 4.9)}`, c['on-mark'], 1.7 * k),
      ]
    case 'at-risk':
      return [
        {
          type: 'path',
          shape: { pathData: `M${p(7, 0.8)}L${p(13.6, 12.8)}L${p(0.4, 12.8)}Z` },
          style: { fill: c.risk },
        },
        stroked(`M${p(7, 5)}L${p(7, 8.6)}M${p(7, 10.6)}L${p(7, 11.2)}`, c['risk-glyph'], 1.6 * k),
      ]
    case 'behind':
      return [
        {
          type: 'path',
          shape: { pathData: `M${p(7, 0.2)}L${p(13.8, 7)}L${p(7, 13.8)}L${p(0.2, 7)}Z` },
          style: { fill: c.behind },
        },
        stroked(`M${p(4.2, 7)}L${p(9.8, 7)}`, c['on-mark'], 1.8 * k),
      ]
    case 'no-data':
      return [
        dot(cx, cy, 5.9 * k, 'none', { stroke: c.none, lineWidth: 1.2 * k }),
        stroked(
          `M${p(3.2, 8.2)}L${p(8.2, 3.2)}M${p(4.4, 10.6)}L${p(10.6, 4.4)}M${p(6.4, 11.4)}L${p(11.4, 6.4)}`,
          c.none,
          k,
        ),
      ]
    case 'no-target':
      return [stroked(`M${p(2.5, 7)}L${p(11.5, 7)}`, c.none, 2.2 * k)]
  }
}

/** Colour of the word beside the mark. */
export const statusText = (status: Status, c: Colours): string =>
  ({
    behind: c['behind-text'],
    'at-risk': c['risk-text'],
    'on-track': c['on-text'],
    'no-data': c['none-text'],
    'no-target': c['none-text'],
  })[status]

/** Drawn by hand over the whole place, in px of what it has become. Outside every axis, so no pointer stops at it. */
export const drawing = (z: number, draw: (width: number, height: number) => Shape[]): CustomSeriesOption => ({
  type: 'custom',
  coordinateSystem: 'none',
  silent: true,
  animation: false,
  z,
  data: [0],
  tooltip: { show: false },
  renderItem: (_params, api) => groupOf(draw(api.getWidth(), api.getHeight())),
})

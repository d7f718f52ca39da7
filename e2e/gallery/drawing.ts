import { expect } from '@playwright/test'
import type { Lang } from '../../server/core/words.ts'

export type Spot = readonly [x: number, y: number]
export type Box = { x: number; y: number; width: number; height: number }
/** What is drawn in a picture of either side, in the picture's own units, y downwards; colours as `#rrggbb`. */
export type Drawing = {
  /** each without a break */
  lines: { colour: string; spots: Spot[] }[]
  bars: (Box & { colour: string })[]
  words: (Box & { text: string })[]
}

const middle = ({ y, height }: Box): number => y + height / 2
const right = ({ x, width }: Box): number => x + width

/** "1.937,5" and "33,3%" as numbers; null of a word that is none. */
export function numberIn(text: string, lang: Lang): number | null {
  const bare = text.replace(/[\s\u00a0%]/g, '')
  const plain = lang === 'vi' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) / (text.includes('%') ? 100 : 1) : null
}

export type Plot = {
  left: number
  right: number
  top: number
  bottom: number
  valueAt: (y: number) => number
}

/** Where the value axis stands: its grid lines, with the numbers that are written beside them. */
export function plotOf({ lines, words }: Drawing, grid: string, lang: Lang): Plot {
  const level = lines.flatMap(({ colour, spots }) => {
    const [[x1, y1] = [0, 0], [x2, y2] = [0, 1]] = spots
    return colour === grid && spots.length === 2 && Math.abs(y1 - y2) < 0.5
      ? [{ y: y1, left: Math.min(x1, x2), right: Math.max(x1, x2) }]
      : []
  })
  const marks = level.flatMap((line) =>
    words.flatMap((word) => {
      const value = numberIn(word.text, lang)
      const isBeside = right(word) < line.left + 2 && Math.abs(middle(word) - line.y) < 5
      return value !== null && isBeside ? [{ ...line, value }] : []
    }),
  )
  const [high] = [...marks].sort((a, b) => a.y - b.y)
  const low = [...marks].sort((a, b) => b.y - a.y)[0]
  if (!high || !low || high.y === low.y) throw new Error('no axis can be read')
  return {
    left: high.left,
    right: high.right,
    top: high.y,
    bottom: low.y,
    valueAt: (y) => low.value + ((low.y - y) / (low.y - high.y)) * (high.value - low.value),
  }
}

/** A path of straight pieces as lines without a break. */
export const runsIn = (d: string): Spot[][] =>
  d
    .split('M')
    .slice(1)
    .map((run) =>
      [...run.matchAll(/(?:^|L)\s*([\d.-]+)[ ,]([\d.-]+)/g)].map(([, x, y]): Spot => [Number(x), Number(y)]),
    )

/** The lines of a colour that come through the plot; what lies below it is a legend's. */
export function linesOf({ lines }: Drawing, colour: string, plot: Plot): Spot[][] {
  const isInside = ([x, y]: Spot) =>
    x > plot.left - 2 && x < plot.right + 2 && y > plot.top - 2 && y < plot.bottom + 2
  return lines
    .filter((line) => line.colour === colour && line.spots.length > 1 && line.spots.some(isInside))
    .map(({ spots }) => spots)
}

/** The heights at which lines stand at `x`: none in a gap, two where one goes straight up. */
export function heightsAt(lines: readonly Spot[][], x: number): number[] {
  const near = 0.75
  return lines.flatMap((spots) =>
    spots.slice(1).flatMap(([x2, y2], i) => {
      const [x1, y1] = spots[i] as Spot
      if (x < Math.min(x1, x2) - near || x > Math.max(x1, x2) + near) return []
      if (Math.abs(x2 - x1) < near) return [y1, y2]
      return [y1 + ((x - x1) / (x2 - x1)) * (y2 - y1)]
    }),
  )
}

/** Each as large a part of the largest beside it as on the other side. */
export function expectAlike(
  got: readonly number[],
  expected: readonly number[],
  { tolerance, of }: { tolerance: number; of: string },
): void {
  expect.soft(got.length, `${of}: how many`).toBe(expected.length)
  const [most, mostExpected] = [Math.max(...got), Math.max(...expected)]
  const off = got.flatMap((value, i) => {
    const wanted = expected[i] ?? 0
    return Math.abs(value / most - wanted / mostExpected) > tolerance
      ? [`${i}: ${value} beside ${wanted}`]
      : []
  })
  expect.soft(off, of).toEqual([])
}

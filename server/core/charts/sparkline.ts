/** A box of 104 × 34 beside the figure of a tile. */
export const sparklineBox = { width: 104, height: 34, edge: 4 } as const

export type Sparkline = {
  /** one path; it breaks where nothing is known */
  path: string
  /** figures with nothing on either side, which a line cannot show */
  alone: { x: number; y: number }[]
  /** the newest figure: a full dot is published, a hollow one illustrative. null: the newest period has none */
  last: { x: number; y: number; full: boolean } | null
}

const tenth = (n: number): number => Math.round(n * 10) / 10

/** Scaled to its own lowest and highest: it shows a movement, not a size. */
export function sparkline(values: readonly (number | null)[], { full }: { full: boolean }): Sparkline {
  const { width, height, edge } = sparklineBox
  const known = values.filter((value) => value !== null)
  const low = Math.min(...known)
  const span = Math.max(...known) - low
  const at = (value: number, i: number) => ({
    x: tenth(edge + (i * (width - 2 * edge)) / Math.max(1, values.length - 1)),
    y: tenth(span === 0 ? height / 2 : height - edge - ((value - low) * (height - 2 * edge)) / span),
  })
  let path = ''
  const alone: Sparkline['alone'] = []
  values.forEach((value, i) => {
    if (value === null) return
    const before = values[i - 1] ?? null
    const { x, y } = at(value, i)
    if (before === null && (values[i + 1] ?? null) === null) {
      if (i < values.length - 1) alone.push({ x, y })
      return
    }
    path += `${before === null ? 'M' : 'L'}${x} ${y}`
  })
  const newest = values.at(-1) ?? null
  const last = newest === null ? null : { ...at(newest, values.length - 1), full }
  return { path, alone, last }
}

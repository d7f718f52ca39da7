import type { Box, Drawing } from './drawing.ts'

/** A bar of a native chart: its name to the left, its length, its figure behind its end. */
export type SlideBar = { name: string; said: string; length: number; colour: string | null }

const middle = ({ y, height }: Box): number => y + height / 2

/** The rows of a bar chart from above; one of nothing has a name and a figure and no bar. */
export function barsIn({ bars, lines, words }: Drawing, fills: readonly string[]): SlideBar[] {
  const drawn = bars.filter(({ colour, height }) => fills.includes(colour) && height > 3)
  const left = Math.min(...drawn.map(({ x }) => x))
  const top = Math.min(...drawn.map(middle)) - 6
  // Below the chart a rule goes across the slide, and under it stands where the figures are from.
  const foot = Math.min(
    ...lines.flatMap(({ spots: [[x1, y] = [0, 0], [x2] = [0]] }) => (Math.abs(x2 - x1) > 600 ? [y] : [])),
  )
  const rows: { y: number; names: Drawing['words'] }[] = []
  const names = words.filter(
    (word) => word.x + word.width < left && middle(word) > top && middle(word) < foot,
  )
  for (const word of names) {
    const row = rows.find(({ y }) => Math.abs(y - middle(word)) < 3)
    if (row) row.names.push(word)
    else rows.push({ y: middle(word), names: [word] })
  }
  return rows
    .sort((a, b) => a.y - b.y)
    .map(({ y, names }) => {
      const bar = drawn.find((one) => Math.abs(middle(one) - y) < 6)
      const said = words.filter((word) => word.x > left && Math.abs(middle(word) - y) < 3)
      return {
        name: names
          .map(({ text }) => text)
          .join(' ')
          .normalize('NFC'),
        said: said.map(({ text }) => text).join(' '),
        length: bar && Math.abs(bar.x - left) < 1 ? bar.width : 0,
        colour: bar?.colour ?? null,
      }
    })
}

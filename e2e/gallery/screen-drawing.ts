import type { Locator } from '@playwright/test'
import { type Drawing, runsIn, type Spot } from './drawing.ts'

/** What the page's own component drew with ECharts. */
export async function screenDrawing(place: Locator): Promise<Drawing> {
  const { paths, words } = await place
    .getByRole('application')
    .locator('svg')
    .first()
    .evaluate((svg) => {
      const origin = svg.getBoundingClientRect()
      const boxOf = (element: Element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return { x: x - origin.x, y: y - origin.y, width, height }
      }
      return {
        paths: [...svg.querySelectorAll<SVGPathElement>('path[stroke]')].map((path) => {
          const { e, f } = path.getCTM() ?? new DOMMatrix()
          return { colour: path.getAttribute('stroke') ?? '', d: path.getAttribute('d') ?? '', e, f }
        }),
        words: [...svg.querySelectorAll('text')].map((text) => ({
          text: text.textContent ?? '',
          ...boxOf(text),
        })),
      }
    })
  return {
    lines: paths.flatMap(({ colour, d, e, f }) =>
      runsIn(d).map((run) => ({ colour, spots: run.map(([x, y]): Spot => [x + e, y + f]) })),
    ),
    bars: [],
    words,
  }
}

export type ScreenRow = { isCity: boolean; name: string; said: string[]; part: number | null }

/** The rows of a ranking as the page draws them: name, figures, and how much of its track the bar fills; null without a bar. */
export const screenRows = (place: Locator, fills: readonly string[]): Promise<ScreenRow[]> =>
  place.locator('tbody tr').evaluateAll((rows, colours) => {
    const rgb = (hex: string) =>
      `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`
    const full = colours.map(rgb)
    return rows.map((row) => {
      const track = row.querySelector('td > span[aria-hidden="true"]')
      const box = track?.getBoundingClientRect()
      const filled = [...(track?.querySelectorAll('i') ?? [])].flatMap((cell) =>
        full.includes(getComputedStyle(cell).backgroundColor) ? [cell.getBoundingClientRect().right] : [],
      )
      return {
        isCity: !row.querySelector('th a'),
        name: row.querySelector('th')?.textContent?.trim() ?? '',
        said: [...row.querySelectorAll('td')].map(
          (cell) => (cell.querySelector('a') ?? cell).firstChild?.textContent ?? '',
        ),
        part: box ? Math.max(0, ...filled.map((edge) => (edge - box.left) / box.width)) : null,
      }
    })
  }, fills)

import { pageAsSvg, pageWords } from '../../server/exports/testing/poppler.ts'
import { type Drawing, runsIn, type Spot } from './drawing.ts'

/** What the office suite drew on one page of a PDF. */
export async function slideDrawing(pdf: string, page: number): Promise<Drawing> {
  const [svg, words] = await Promise.all([pageAsSvg(pdf, page), pageWords(pdf, page)])
  // Letters stand among the definitions; what is drawn comes after them.
  const drawn = svg.slice(svg.lastIndexOf('</defs>'))
  const paths = [
    ...drawn.matchAll(/<path style="([^"]*)" d="([^"]*)"(?: transform="matrix\(([^)]*)\)")?/g),
  ].map(([, style = '', d = '', matrix = '1,0,0,1,0,0']) => ({ style, d, runs: placed(runsIn(d), matrix) }))
  return {
    lines: paths.flatMap(({ style, runs }) => {
      const colour = colourIn(style, 'stroke')
      return colour && /fill:none/.test(style) ? runs.map((spots) => ({ colour, spots })) : []
    }),
    bars: paths.flatMap(({ style, d, runs }) => {
      const spots = runs.flat()
      const colour = colourIn(style, 'fill')
      const xs = spots.map(([x]) => x)
      const ys = spots.map(([, y]) => y)
      const corners = new Set(spots.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`))
      if (!colour || /C/.test(d) || corners.size !== 4) return []
      const [x, y] = [Math.min(...xs), Math.min(...ys)]
      return [{ colour, x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }]
    }),
    words,
  }
}

function placed(runs: readonly Spot[][], matrix: string): Spot[][] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix.split(',').map(Number)
  return runs.map((spots) => spots.map(([x, y]): Spot => [a * x + c * y + e, b * x + d * y + f]))
}

function colourIn(style: string, of: 'fill' | 'stroke'): string | null {
  const parts = new RegExp(`(?:^|[; ])${of}:rgb\\(([\\d.]+)%,([\\d.]+)%,([\\d.]+)%\\)`).exec(style)?.slice(1)
  return parts
    ? `#${parts
        .map((part) =>
          Math.round(Number(part) * 2.55)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('')}`
    : null
}

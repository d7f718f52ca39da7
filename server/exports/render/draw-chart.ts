import { CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, setPlatformAPI, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartEnv } from '../../core/charts/env.ts'
import { drawnOf } from '../../core/charts/index.ts'
import { textWidth } from '../../core/charts/text-width.ts'
import type { Chart } from '../document.ts'

use([CustomChart, GridComponent, LineChart, SVGRenderer, TooltipComponent])
// Without a canvas the library guesses, and guesses Vietnamese too wide. Widths are kept, so this stands before the first.
setPlatformAPI({
  measureText: (text, font) => ({
    width: textWidth(text, Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12)),
  }),
})

/** What is inside the picture, as the children of an SVG, and how high it is at the width of `env`. */
export function drawChart(chart: Chart, env: ChartEnv): { inner: string; height: number } {
  const { width } = env
  const { height, option } = drawnOf(chart, env)
  const place = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    place.setOption(option as EChartsCoreOption)
    const svg = place.renderToSVGString()
    return { inner: counted(svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))), height }
  } finally {
    place.dispose()
  }
}

/** What only a page needs goes. Ids count up while a process lives; the same figure must be the same file tomorrow. */
function counted(svg: string): string {
  const ids = new Map<string, string>()
  return (
    svg
      .replace(/<style[\s\S]*?<\/style>/g, '')
      // Not every reader of SVG knows the short way to name a face; the whole picture has one.
      .replace(/ style="font:\s*(?:normal )?(\d+|bold)? ?([\d.]+)px [^"]*"/g, (_, weight = '400', size) =>
        weight === '400' ? ` font-size="${size}"` : ` font-size="${size}" font-weight="${weight}"`,
      )
      .replace(
        / style="font-size:([\d.]+)px;font-family:[^;"]*;?(?:font-weight:(\w+);?)?"/g,
        (_, size, weight) =>
          weight === undefined ? ` font-size="${size}"` : ` font-size="${size}" font-weight="${weight}"`,
      )
      .replace(/ (?:ecmeta_\w+|pointer-events|class)="[^"]*"/g, '')
      .replace(/zr\d+-([a-z]+-?)\d+/g, (id, kind: string) => {
        if (!ids.has(id)) ids.set(id, `c-${kind}${ids.size}`)
        return ids.get(id) ?? id
      })
      .replace(/zr\d+/g, 'c')
  )
}

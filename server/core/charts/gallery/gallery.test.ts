import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { describe, expect, test } from 'vitest'
import { formatter, plain } from '../../format.ts'
import { colours } from '../../tokens.ts'
import type { ChartEnv } from '../env.ts'
import { drawnOf } from '../index.ts'
import { type Case, gallery, type Look } from './index.ts'

use([BarChart, CustomChart, GridComponent, LineChart, SVGRenderer, TooltipComponent])

function draw(picture: Case, { theme, lang, width }: Look): string {
  const env: ChartEnv = {
    colours: colours[theme],
    format: formatter(lang),
    lang,
    medium: theme === 'print' ? 'print' : 'screen',
    width,
    motion: false,
  }
  const { height, option } = drawnOf(picture, env)
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption(option)
  const svg = chart.renderToSVGString()
  chart.dispose()
  return readable(svg, env)
}

/** Ids count up in a process, so the same picture would differ from run to run; and the ground is the page's. */
function readable(svg: string, { colours: c }: ChartEnv): string {
  const ids = new Map<string, string>()
  return `${svg
    .replace(/zr\d+-([a-z]+-?)\d+/g, (id, kind: string) => {
      if (!ids.has(id)) ids.set(id, `zr0-${kind}${ids.size}`)
      return ids.get(id) ?? id
    })
    .replace(/zr\d+/g, 'zr0')
    .replace(/(<svg[^>]*>)/, `$1\n<rect width="100%" height="100%" fill="${c.paper}"/>`)
    .replaceAll('><', '>\n<')}\n`
}

const named = ({ theme, lang, width }: Look): string =>
  [theme === 'light' ? '' : theme, lang === 'vi' ? '' : lang, width === 960 ? '' : String(width)]
    .filter(Boolean)
    .map((part) => `.${part}`)
    .join('')

const textOf = (svg: string): string =>
  plain([...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join('\n'))

describe.each(Object.entries(gallery))('%s', (name, picture) => {
  test.each(picture.looks.map((look) => [named(look), look] as const))(
    'looks as it did%s',
    async (suffix, look) => {
      await expect(draw(picture, look)).toMatchFileSnapshot(`pictures/${name}${suffix}.svg`)
    },
  )

  test('says what it must', () => {
    const [look] = picture.looks
    if (!look) throw new Error('a case without a look')
    const text = textOf(draw(picture, look))
    expect(picture.says.filter((word) => !text.includes(word))).toEqual([])
  })

  test('is the same picture twice', () => {
    const [look] = picture.looks
    if (!look) throw new Error('a case without a look')
    expect(draw(picture, look)).toBe(draw(picture, look))
  })
})

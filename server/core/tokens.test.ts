import { describe, expect, test } from 'vitest'
import { type ColourName, colourNames, colours, themeNames, tokensCss } from './tokens.ts'

/** WCAG 2.2: relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrastOf(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const grounds = ['paper', 'surface', 'sunken', 'hover'] as const
const on = (texts: readonly ColourName[], under: readonly ColourName[]) =>
  texts.flatMap((text) => under.map((ground) => [text, ground] as const))

const texts = [
  ...on(['ink', 'ink-2', 'ink-3'], [...grounds, 'accent-soft', 'c-future']),
  ...on(['ink', 'ink-2', 'ink-3'], ['on-tint', 'risk-tint', 'behind-tint', 'info-tint', 'none-tint']),
  ...on(['accent', 'accent-hover'], [...grounds, 'accent-soft']),
  ...on(['on-accent'], ['accent', 'accent-hover']),
  ...(['on', 'risk', 'behind', 'info', 'none'] as const).flatMap((status) =>
    on([`${status}-text`], [...grounds, `${status}-tint`]),
  ),
  ...on(['c-focus', 'c-median'], ['paper', 'surface', 'c-future']),
]

const graphics = [
  ...(['on', 'risk', 'behind', 'info', 'none'] as const).flatMap((status) =>
    on([status], ['paper', 'surface', 'hover', `${status}-tint`]),
  ),
  ...on(['on-mark'], ['on', 'behind', 'info']),
  ...on(['risk-glyph'], ['risk']),
  ...on(['control', 'focus'], ['paper', 'surface']),
  ...on(
    ['c-focus', 'c-target', 'c-median', 'c-1', 'c-2', 'c-3', 'c-4', 'c-5'],
    ['paper', 'surface', 'c-future'],
  ),
]

describe.each(themeNames)('%s', (name) => {
  const theme = colours[name]
  const tooFaint = (pairs: readonly (readonly [ColourName, ColourName])[], least: number) =>
    pairs
      .map(([mark, ground]) => ({ mark, ground, ratio: contrastOf(theme[mark], theme[ground]) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ mark, ground, ratio }) => `${mark} on ${ground}: ${ratio.toFixed(2)}`)

  test('text can be read on every ground it stands on', () => {
    expect(tooFaint(texts, name === 'contrast' ? 7 : 4.5)).toEqual([])
  })

  test('marks, lines and borders can be seen', () => {
    expect(tooFaint(graphics, 3)).toEqual([])
  })

  test('every colour is written out', () => {
    expect(Object.keys(theme).sort()).toEqual([...colourNames].sort())
    expect(Object.values(theme).filter((value) => !/^#[0-9a-f]{6}$/.test(value))).toEqual([])
  })
})

test('tokens.css is what tokens.ts says', async () => {
  await expect(tokensCss()).toMatchFileSnapshot('../../web/styles/tokens.css')
})

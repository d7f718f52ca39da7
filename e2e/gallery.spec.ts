import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { plain } from '../server/core/format.ts'
import { colours } from '../server/core/tokens.ts'
import { type Lang, langs } from '../server/core/words.ts'
import { officePatience } from '../server/exports/testing/office.ts'
import { pageLines } from '../server/exports/testing/poppler.ts'
import { type NativeChart, slideCharts } from '../server/exports/testing/read-back.ts'
import { expect, test } from './fixtures.ts'
import { type Drawing, expectAlike, heightsAt, linesOf, plotOf } from './gallery/drawing.ts'
import { decksIn, slidesOf } from './gallery/files.ts'
import { type Kind, kinds } from './gallery/kinds.ts'
import { opened } from './gallery/opened.ts'
import { screenDrawing, screenRows } from './gallery/screen-drawing.ts'
import { barsIn } from './gallery/slide-bars.ts'
import { slideDrawing } from './gallery/slide-drawing.ts'

/** Parts of the highest figure of a picture: a line is some two pixels thick, and days are no categories. */
const ofHeight = 0.02
/** Parts of the longest bar: between cells there are gaps. */
const ofLength = 0.02

const { 'c-focus': focus, 'c-target': target, 'c-context': before, 'c-grid': grid, ink } = colours.light

type Deck = { pdf: string; lines: string[][]; charts: NativeChart[] }
let folder = ''
const decks = new Map<Lang, Deck>()

test.beforeAll(async ({ server }) => {
  test.setTimeout(officePatience + 300_000)
  folder = await mkdtemp(join(tmpdir(), 'gallery-'))
  for (const [lang, { pdf, pptx }] of Object.entries(await decksIn(folder, server.url)))
    decks.set(lang as Lang, {
      pdf,
      lines: (await pageLines(pdf)).map((page) => page.map((line) => line.normalize('NFC'))),
      charts: slideCharts(await readFile(pptx)),
    })
})
test.afterAll(() => rm(folder, { recursive: true, force: true }))

const isChart = ({ native }: Kind) => typeof native === 'string'

// One test a language and a step a kind: after a test that fails everything before it would be made anew.
for (const lang of langs)
  test(`every chart of a slide is as long, as high and says the same as on the page: ${lang}`, async ({
    page,
    server,
  }) => {
    test.setTimeout(300_000)
    const deck = decks.get(lang)
    if (!deck) throw new Error('there is no deck')
    let charts = 0
    for (const kind of kinds.filter(isChart))
      await test.step(kind.id, async () => {
        const slides = slidesOf(kind, deck.lines, lang)
        const own = deck.charts.slice(charts, charts + slides.length)
        charts += slides.length
        const place = await opened(page, server.url, kind, lang)
        await expect(place, kind.id).toHaveCount(slides.length)
        for (const [nth, slide] of slides.entries()) {
          const native = await slideDrawing(deck.pdf, slide)
          const of = { kind, lang, native, lines: deck.lines[slide - 1] ?? [], chart: own[nth] }
          if (kind.native === 'line') await expectLine(place.nth(nth), of)
          else if (kind.native === 'bars') await expectBars(place.nth(nth), of)
          else await expectListed(place.nth(nth), of)
        }
      })
    expect(charts).toBe(deck.charts.length)
    for (const kind of kinds.filter((one) => !isChart(one)))
      await test.step(kind.id, async () => {
        const place = await opened(page, server.url, kind, lang)
        const slides = slidesOf(kind, deck.lines, lang)
        await expectFigures(
          place,
          kind,
          slides.flatMap((slide) => deck.lines[slide - 1] ?? []),
        )
      })
  })

type Compared = { kind: Kind; lang: Lang; native: Drawing; lines: string[]; chart: NativeChart | undefined }

async function expectLine(place: Locator, of: Compared): Promise<void> {
  const { kind, lang, native, lines, chart } = of
  const screen = await screenDrawing(place)
  expectHeights(native, screen, of)
  const series = chart?.series.map(({ name }) => name) ?? []
  const drawn = [focus, target, before].filter(
    (colour) => linesOf(screen, colour, plotOf(screen, grid, lang)).length,
  )
  expect.soft(series.length, `${kind.id}: lines`).toBe(drawn.length)
  const written = squeezed(lines.join(''))
  const missing = (names: readonly string[]) => names.filter((name) => !written.includes(squeezed(name)))
  expect.soft(missing(series.length > 1 ? series : []), `${kind.id}: names of lines`).toEqual([])
  expect.soft(missing(chart?.labels ?? []), `${kind.id}: names of periods`).toEqual([])
  // The newest figure, which is written beside its point, stands above the chart on a slide.
  const said = screen.words.map(({ text }) => plain(text))
  const lead = lines.find((line) => said.includes(line.split(' ')[0] ?? ''))
  const parts = lead?.replace(/[()]/g, '').split(' ') ?? ['no figure above the chart']
  expect
    .soft(
      parts.filter((part) => !said.join(' ').includes(part)),
      `${kind.id}: newest figure`,
    )
    .toEqual([])
}

/** Words that are broken onto two lines are the same words. */
const squeezed = (text: string): string => plain(text).replace(/\s/g, '')

/** What has no chart in an office suite has its figures in a table or in boxes. */
async function expectFigures(place: Locator, { id, native }: Kind, lines: readonly string[]): Promise<void> {
  if (typeof native === 'string') return
  const figuresIn = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => text.match(native.figure) ?? []))
  const shown = figuresIn(await place.locator(native.cells).allInnerTexts())
  const drawn = figuresIn(lines)
  expect.soft(shown.size, `${id}: figures on the page`).toBeGreaterThan(0)
  expect
    .soft(
      [...shown].filter((figure) => !drawn.has(figure)),
      `${id}: figures on the slide`,
    )
    .toEqual([])
}

async function expectBars(place: Locator, { kind, native }: Compared): Promise<void> {
  // A sum over all offices has a row on the page, and neither there nor on a slide a bar.
  const rows = (await screenRows(place, [focus, ink])).filter(({ part }) => part !== null)
  // The page has the whole city beside the first kind of office, a slide beside each.
  const hasCity = rows.some(({ isCity }) => isCity)
  const bars = barsIn(native, [focus, ink]).filter(({ colour }) => hasCity || colour !== ink)
  const figure = kind.id === 'ranking-count' ? 2 : 3
  expect
    .soft(
      bars.map(({ name, said }) => [name, said]),
      `${kind.id}: names and figures`,
    )
    .toEqual(rows.map(({ name, said }) => [plain(name), plain(said[figure] ?? '')]))
  expectAlike(
    bars.map(({ length }) => length),
    rows.map(({ part }) => part ?? 0),
    { tolerance: ofLength, of: `${kind.id}: lengths` },
  )
}

/** On the page the bars of services stand in the rows of a table: what is missing is one of its columns. */
async function expectListed(place: Locator, { kind, native }: Compared): Promise<void> {
  const rows = await place.locator('tbody tr').evaluateAll((all) =>
    all.map((row) => ({
      said: row.querySelectorAll('td')[2]?.textContent ?? '',
      length: row.querySelector('[aria-hidden="true"]')?.getBoundingClientRect().width ?? 0,
    })),
  )
  const bars = barsIn(native, [focus])
  expect.soft(bars.length, `${kind.id}: services`).toBeGreaterThan(1)
  expect
    .soft(
      bars.map(({ said }) => said),
      `${kind.id}: figures`,
    )
    .toEqual(rows.map(({ said }) => plain(said)))
  expectAlike(
    bars.map(({ length }) => length),
    rows.map(({ length }) => length),
    { tolerance: ofLength, of: `${kind.id}: lengths` },
  )
}

/**
 * Figure, target and year before: at each period as high as on the page, measured by the axis that stands beside them. On a slide a
 * period is a place among as many, for straight pieces are drawn as one; on the page it is a day, and the figure has a corner there.
 */
function expectHeights(native: Drawing, screen: Drawing, { kind, lang, chart }: Compared): void {
  const plots = { native: plotOf(native, grid, lang), screen: plotOf(screen, grid, lang) }
  const { left, right } = plots.native
  const labels = chart?.labels ?? []
  const places = labels.map((_, i) => left + ((i + 0.5) / labels.length) * (right - left))
  const figure = linesOf(native, focus, plots.native)
  const known = places.filter((x) => heightsAt(figure, x).length > 0)
  const days = linesOf(screen, focus, plots.screen)
    .flat()
    .map(([x]) => x)
  const heights = (colour: string) => ({
    native: known.map((x) => heightsAt(linesOf(native, colour, plots.native), x).map(plots.native.valueAt)),
    screen: days.map((x) => heightsAt(linesOf(screen, colour, plots.screen), x).map(plots.screen.valueAt)),
  })
  const own = heights(focus)
  const whole = { native: Math.max(...own.native.flat()), screen: Math.max(...own.screen.flat()) }
  expect.soft(known.length, `${kind.id}: periods with a figure`).toBe(days.length)
  for (const colour of [focus, target, before]) {
    const of = heights(colour)
    const off = of.native.flatMap((found, i) => {
      const wanted = (of.screen[i] ?? []).map((value) => value / whole.screen)
      const isThere = found.some((value) =>
        wanted.some((other) => Math.abs(value / whole.native - other) <= ofHeight),
      )
      return isThere || (found.length === 0 && wanted.length === 0)
        ? []
        : [`${i}: ${found.map((value) => value / whole.native)} beside ${wanted}`]
    })
    expect.soft(off, `${kind.id}: heights of ${colour}`).toEqual([])
  }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatter, plain } from '../core/format.ts'
import type { ScorecardItem } from '../core/scorecard.ts'
import { figureText } from '../core/sentences/figure.ts'
import type { Browser } from '../services/testing/browser.ts'
import { openTrial, type Trial } from '../services/testing/trial.ts'
import {
  csvCells,
  htmlCells,
  letterTables,
  letterWords,
  pdfWords,
  sheetCells,
  slideCharts,
  slideTexts,
  svgTexts,
} from './testing/read-back.ts'

/** Of a day that is over: all are asked about the same moment. */
const asOf = '2024-11-21'
const f = formatter('vi')

let trial: Trial
let leader: Browser
let shelf: ScorecardItem[]
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  leader = await trial.signedInAs('leader')
  shelf = (await leader.ask<{ items: ScorecardItem[] }>('scorecard', { asOf })).items
})
afterAll(() => trial.close())

async function got(url: string): Promise<Uint8Array> {
  const answer = await leader.send({ url })
  expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200)
  return new Uint8Array(answer.rawPayload)
}
const json = async (url: string) => JSON.parse(new TextDecoder().decode(await got(url)))
const pointsOf = async ({ id }: ScorecardItem): Promise<Point[]> =>
  (await json(`/api/v1/kpis/${id}/series?asOf=${asOf}`)).points

type Point = { numerator: number | null; denominator: number | null; value: number | null }
type Compared = {
  item: ScorecardItem
  points: Point[]
  /** as a person reads them */
  said: string[][]
  /** of the last period that has one */
  figure: string | null
  file: () => Promise<Uint8Array>
}

/** What each format has to say of a KPI. */
const formats: Record<string, (of: Compared) => Promise<void>> = {
  csv: async ({ item: { id, unit }, points, said, file }) => {
    const csv = csvCells(await file(), ';').slice(1, points.length + 1)
    expect(csv.map(figuresIn(unit)), id).toEqual(
      said.map((cells) => cells.map((cell) => (cell === '–' ? '' : withoutThousands(cell)))),
    )
  },
  html: async ({ item: { id, unit }, said, file }) => {
    expect(
      htmlCells(await file())
        .slice(1)
        .map(figuresIn(unit)),
      id,
    ).toEqual(said)
  },
  xlsx: async ({ item: { id, unit }, points, file }) => {
    const typed = sheetCells(await file()).slice(1, points.length + 1)
    expect(typed.map(figuresIn(unit)), id).toEqual(
      points.map(({ numerator, denominator, value }) =>
        unit === 'share' ? [numerator, denominator, value] : [numerator],
      ),
    )
  },
  pptx: async ({ item: { id }, points, said, figure, file }) => {
    const pptx = await file()
    const [chart, ...more] = slideCharts(pptx)
    expect(more, id).toEqual([])
    const known = new Map(points.flatMap(({ value }, i) => (value === null ? [] : [[i, value] as const])))
    expect(chart?.series[0]?.values, id).toEqual(known)
    const inside = sheetCells(chart?.workbook ?? new Uint8Array()).slice(1)
    expect(
      inside.map((row) => row[1] ?? null),
      `${id} data sheet`,
    ).toEqual(points.map(({ value }) => value))
    const { slides, notes } = slideTexts(pptx)
    if (figure) expect(slides, `${id} slide`).toContain(figure)
    for (const cells of said)
      if (cells[0] !== '–') expect(notes, `${id} notes`).toContain(` | ${cells.join(' | ')}`)
  },
  docx: async ({ item: { id, unit }, points, said, figure, file }) => {
    const docx = await file()
    const [chart, ...more] = slideCharts(docx, 'word')
    expect(more, id).toEqual([])
    const known = new Map(points.flatMap(({ value }, i) => (value === null ? [] : [[i, value] as const])))
    expect(chart?.series[0]?.values, id).toEqual(known)
    const inside = sheetCells(chart?.workbook ?? new Uint8Array()).slice(1)
    expect(
      inside.map((row) => row[1] ?? null),
      `${id} data sheet`,
    ).toEqual(points.map(({ value }) => value))
    if (figure) expect(letterWords(docx), id).toContain(figure)
    const [, ...rows] = letterTables(docx).at(-1) ?? []
    expect(rows.map(figuresIn(unit)), id).toEqual(said)
  },
  svg: async ({ item: { id }, figure, file }) => {
    const texts = svgTexts(await file()).map(plain)
    if (figure) expect(texts, id).toContain(figure)
  },
  pdf: async ({ item, said, file }) => {
    const pdf = plain(pdfWords(await file())).replace(/\s+/g, '')
    const headline = figureText(item, 'vi')
    if (headline) expect(pdf, item.id).toContain(plain(headline).replace(/\s+/g, ''))
    for (const cell of said.flat()) if (cell !== '–') expect(pdf, item.id).toContain(cell.replace(/\s+/g, ''))
  },
}

describe('every KPI on the shelf says the same digits', () => {
  it('there are more than sixty, and the scorecard and the series say the same of the period that is asked about', async () => {
    expect(shelf.length).toBeGreaterThan(60)
    for (const item of shelf) {
      const points = await pointsOf(item)
      const last = points.at(-1)
      if (last && last.value !== null)
        expect({ ...last }, item.id).toMatchObject({ numerator: item.numerator, value: item.value })
    }
  }, 300_000)

  it.each(Object.entries(formats))(
    'over REST and as %s',
    async (format, compare) => {
      for (const item of shelf) {
        const { id, unit } = item
        const points = await pointsOf(item)
        const last = points.findLast(({ value }) => value !== null)
        await compare({
          item,
          points,
          said: points.map((point) => shownOf(point, unit)),
          figure: last ? plain(f.fraction(last.numerator, unit === 'share' ? last.denominator : null)) : null,
          file: () => got(`/exports/kpis/${id}?what=trend&format=${format}&asOf=${asOf}`),
        })
      }
    },
    600_000,
  )

  it('by office, in the table and in the bars', async () => {
    for (const { id } of shelf) {
      const file = (format: string) => got(`/exports/kpis/${id}?what=ranking&format=${format}&asOf=${asOf}`)
      const { rows }: { rows: Point[] } = await json(`/api/v1/kpis/${id}/breakdown?asOf=${asOf}`)
      const bars = slideCharts(await file('pptx')).flatMap(({ series, labels }) =>
        labels
          .map((label, i) => [label, series[0]?.values.get(i) ?? null] as const)
          .filter(([label]) => label !== 'Toàn thành phố'),
      )
      expect(bars.map(([, value]) => value).sort(), `${id} bars`).toEqual(
        rows.map(({ value }) => value).sort(),
      )
    }
  }, 600_000)
})

/** Numerator, denominator and share, as a person reads them; of a count, the number. */
const shownOf = ({ numerator, denominator, value }: Point, unit: 'share' | 'count'): string[] =>
  (unit === 'share'
    ? [f.number(numerator), f.number(denominator), f.share(value)]
    : [f.number(numerator)]
  ).map(plain)

/** They stand after the period and its day. */
const figuresIn =
  (unit: 'share' | 'count') =>
  <T>(row: readonly T[]): T[] =>
    row.slice(2, unit === 'share' ? 5 : 3)

const withoutThousands = (text: string): string => text.replaceAll('.', '')

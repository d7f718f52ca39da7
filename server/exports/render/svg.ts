import { face } from '../../core/charts/env.ts'
import { textWidth, wrapped } from '../../core/charts/text-width.ts'
import { trendEventKey } from '../../core/charts/trend.ts'
import { formatter } from '../../core/format.ts'
import { type Colours, colours } from '../../core/tokens.ts'
import type { Lang } from '../../core/words.ts'
import { cellText, cut, isRight } from '../cells.ts'
import type { Block, Card, Document, FigureBlock, Rendered, Stamp, Table, TextBlock } from '../document.ts'
import { Report } from '../report.ts'
import { notDrawn, rowsLeftOff, sayFile } from '../words.ts'
import { drawChart } from './draw-chart.ts'
import { chartEnv } from './look-of.ts'
import { qrPath } from './qr.ts'
import { stampLines } from './stamp-lines.ts'
import { cardLines, textFoot, textName } from './text-lines.ts'
import { escaped } from './xml.ts'

/** A picture of more rows is read by nobody. */
const mostRows = 60
const edge = 28
const qrSize = 104
const between = 40

/** Pictures of all blocks, one below the other: a title, a sentence, the chart or table, and where it is from. */
export function renderSvg(document: Document, width: number): Rendered & { height: number } {
  const report = new Report(document.lang)
  let top = edge
  const parts = document.blocks.map((block) => {
    const drawn = drawnOr(block, document, width - 2 * edge, report)
    const placed = `<g transform="translate(${edge} ${top})">${drawn.inner}</g>`
    top += drawn.height + between
    return placed
  })
  const height = Math.ceil(top - between + edge)
  const ground = colours[document.colours].paper
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" lang="${document.lang}" font-family="${face}"><title>${escaped(document.title)}</title><desc>${escaped(described(document))}</desc><rect width="${width}" height="${height}" fill="${ground}"/>${parts.join('')}</svg>\n`
  return { ...report.with(new TextEncoder().encode(svg)), height }
}

/** What a listener gets in place of the picture: its sentences, and where they are from. */
export const described = ({ blocks, lang }: Document): string =>
  blocks
    .map((block) =>
      block.kind === 'failed'
        ? notDrawn(block.title, lang)
        : block.kind === 'text'
          ? [block.title, ...block.paragraphs, ...textFoot(block, lang)].filter(Boolean).join(' ')
          : [block.title, block.finding, block.note, ...stampLines(block.stamp, lang), block.stamp.sample]
              .flatMap((said) => said?.replace(/\.$/, '') || [])
              .join('. '),
    )
    .join(' ')

type Drawn = { inner: string; height: number }

/** One that fails leaves its name in its place. */
function drawnOr(block: Block, document: Document, width: number, report: Report): Drawn {
  const instead = (said: string) =>
    new Sheet(width, colours[document.colours]).lines(said, { size: 15 }).done()
  if (block.kind === 'failed') return instead(report.failed(block.title))
  try {
    return block.kind === 'text'
      ? drawText(block, document, width)
      : drawFigure(block, document, width, report)
  } catch (fault) {
    return instead(report.failed(block.kind === 'text' ? textName(block, document.lang) : block.title, fault))
  }
}

/** The block without what surrounds the chart, for a page that has words of its own. */
export function drawPicture(block: FigureBlock, document: Document, width: number): Drawn | null {
  if (!block.chart) return null
  return drawChart(block.chart, chartEnv(document, width))
}

/** Letters on the chart, where its events have no room for their words. */
export function eventKey({ chart }: FigureBlock, document: Document, width: number): string | null {
  if (chart?.kind !== 'trend') return null
  const key = trendEventKey(chart.data, chartEnv(document, width))
  const f = formatter(document.lang)
  return key ? key.map(({ mark, day, label }) => `${mark}: ${f.day(day)}, ${label}`).join('; ') : null
}

function drawFigure(block: FigureBlock, document: Document, width: number, report: Report): Drawn {
  const c = colours[document.colours]
  const { lang } = document
  const sheet = new Sheet(width, c).lines(block.title, { size: 21, weight: 600 })
  if (block.finding) sheet.gap(4).lines(block.finding, { size: 14.5 })
  if (block.drawn) sheet.gap(3).lines(block.drawn, { size: 12.5, fill: c['ink-2'] })
  sheet.gap(14)
  const picture = drawPicture(block, document, width)
  if (picture) sheet.part(picture)
  else if (block.cards) drawCards(sheet, block.cards, lang)
  else drawTable(sheet, block.table, lang, report)
  const key = eventKey(block, document, width)
  if (key) sheet.gap(6).lines(key, { size: 12.5, fill: c['ink-2'] })
  if (block.note) sheet.gap(12).lines(`${sayFile('note', lang)}: ${block.note}`, { size: 13 })
  return drawStamp(sheet.gap(14), block.stamp, lang).done()
}

function drawText(block: TextBlock, { colours: theme, lang }: Document, width: number): Drawn {
  const c = colours[theme]
  const sheet = new Sheet(width, c)
  if (block.title) sheet.lines(block.title, { size: 21, weight: 600 }).gap(4)
  for (const paragraph of block.paragraphs) sheet.lines(paragraph, { size: 15 }).gap(6)
  if (block.stamp) {
    if (block.note) sheet.gap(6).lines(`${sayFile('note', lang)}: ${block.note}`, { size: 13 })
    return drawStamp(sheet.gap(14), block.stamp, lang).done()
  }
  return sheet.done()
}

/** px: what a figure is still read in from a chair. */
const leastCard = 260

/** As many in a row as have room. */
function drawCards(sheet: Sheet, cards: readonly Card[], lang: Lang): void {
  const c = sheet.colours
  const each = Math.max(1, Math.min(cards.length, 3, Math.floor(sheet.width / leastCard)))
  const wide = (sheet.width - (each - 1) * 16) / each
  for (let first = 0; first < cards.length; first += each) {
    const drawn = cards.slice(first, first + each).map((card) => {
      const one = new Sheet(wide - 28, c)
      one.lines(card.name, { size: 13.5, weight: 600 }).gap(4)
      one.lines(card.figure ?? sayFile('notKnown', lang), { size: 24, weight: 600 }).gap(2)
      for (const line of cardLines(card, lang)) one.lines(line, { size: 12.5, fill: c['ink-2'] })
      return one.done()
    })
    const high = Math.max(...drawn.map(({ height }) => height)) + 28
    for (const [i, { inner }] of drawn.entries()) {
      const x = i * (wide + 16)
      sheet.add(
        `<rect x="${at(x + 0.5)}" y="${at(sheet.top + 0.5)}" width="${at(wide - 1)}" height="${at(high - 1)}" rx="4" fill="none" stroke="${c['rule-2']}"/><g transform="translate(${at(x + 14)} ${at(sheet.top + 14)})">${inner}</g>`,
      )
    }
    sheet.gap(high + 16)
  }
}

type Style = { size: number; weight?: 400 | 600; fill?: string }

/** Grows downwards. */
class Sheet {
  readonly width: number
  readonly colours: Colours
  #top = 0
  readonly #parts: string[] = []

  constructor(width: number, colours: Colours) {
    this.width = width
    this.colours = colours
  }

  get top(): number {
    return this.#top
  }

  gap(px: number): this {
    this.#top += px
    return this
  }

  add(markup: string): this {
    this.#parts.push(markup)
    return this
  }

  part({ inner, height }: Drawn): this {
    this.add(`<g transform="translate(0 ${this.#top})">${inner}</g>`)
    return this.gap(height)
  }

  rule(fill: string): this {
    return this.add(`<rect x="0" y="${this.#top}" width="${this.width}" height="1" fill="${fill}"/>`)
  }

  lines(text: string, { size, weight = 400, fill = this.colours.ink }: Style, width = this.width): this {
    for (const line of wrapped(text, size * (weight === 600 ? 1.035 : 1), width)) {
      this.add(words(line, 0, this.#top + size, { size, weight, fill }))
      this.gap(size * 1.4)
    }
    return this
  }

  done(): Drawn {
    return { inner: this.#parts.join(''), height: this.#top }
  }
}

const at = (px: number): number => Math.round(px * 10) / 10

function words(text: string, x: number, y: number, { size, weight = 400, fill }: Style, end = false): string {
  const more = `${weight === 400 ? '' : ` font-weight="${weight}"`}${end ? ' text-anchor="end"' : ''}`
  return `<text x="${at(x)}" y="${at(y)}" font-size="${size}" fill="${fill}"${more}>${escaped(text)}</text>`
}

/** px between two columns */
const gutter = 10
/** More columns than these are drawn smaller. */
const mostUsual = 9

/** Words left, figures right, one rule below the head. */
function drawTable(sheet: Sheet, whole: Table, lang: Lang, report: Report): void {
  const f = formatter(lang)
  const { colours: c, width } = sheet
  const table = cut(whole, mostRows)
  const size = table.columns.length > mostUsual ? 11 : 12.5
  const wide = widthsOf(table, size, width, lang)
  const left = wide.map((_, i) => wide.slice(0, i).reduce((all, one) => all + one, 0))
  const row = (cells: readonly string[], weight: 400 | 600, rule: string) => {
    const lines = cells.map((text, i) => {
      const room = (wide[i] ?? 0) - gutter
      return wrapped(text, size * (weight === 600 ? 1.035 : 1), room).flatMap((line) =>
        broken(line, size, room),
      )
    })
    const high = size * 1.36
    lines.forEach((said, i) => {
      const right = isRight(table.columns[i] as Table['columns'][number])
      const x = (left[i] ?? 0) + (right ? (wide[i] ?? 0) - gutter : 0)
      said.forEach((line, nth) => {
        const y = sheet.top + 4 + size + nth * high
        sheet.add(words(line, x, y, { size, weight, fill: c.ink }, right))
      })
    })
    sheet.gap(Math.max(1, ...lines.map(({ length }) => length)) * high + 9).rule(rule)
  }
  row(
    table.columns.map(({ head }) => head),
    600,
    c.ink,
  )
  table.rows.forEach((cells, i) => {
    const isHead = table.strong.includes(i) && cells.slice(1).every((cell) => cell === null)
    const said = cells.map((cell, nth) => (isHead && nth > 0 ? '' : cellText(cell, f)))
    if (isHead) {
      sheet
        .gap(8)
        .lines(said[0] ?? '', { size: 13.5, weight: 600 })
        .gap(3)
        .rule(c.ink)
    } else row(said, table.strong.includes(i) ? 600 : 400, c.rule)
  })
  if (table.rows.length < whole.all) {
    const said = rowsLeftOff(f.number(table.rows.length), f.number(whole.all), lang)
    report.say(said)
    sheet.gap(8).lines(said, { size: 12.5, fill: c['ink-2'] })
  }
}

/** Each column as wide as its longest word where that fits; what is left goes by weight. */
function widthsOf({ columns, rows }: Table, size: number, width: number, lang: Lang): number[] {
  const f = formatter(lang)
  const least = columns.map(({ head }, i) => {
    const said = [head, ...rows.map((row) => cellText(row[i] ?? null, f))].flatMap((text) => text.split(' '))
    return Math.min(width / 4, Math.max(...said.map((word) => textWidth(word, size, 600)))) + gutter
  })
  const needed = least.reduce((all, one) => all + one, 0)
  if (needed > width) return least.map((one) => (one / needed) * width)
  const sum = columns.reduce((all, { weight }) => all + weight, 0)
  return columns.map(({ weight }, i) => (least[i] ?? 0) + (weight / sum) * (width - needed))
}

/** A single word wider than its column is cut where it must be. */
function broken(line: string, size: number, width: number): string[] {
  if (textWidth(line, size) <= width || line.length < 2) return [line]
  const parts = ['']
  for (const letter of line) {
    const last = parts.at(-1) ?? ''
    if (last && textWidth(last + letter, size) > width) parts.push(letter)
    else parts[parts.length - 1] = last + letter
  }
  return parts
}

/** Unit, day, source; the sample label; the address, and its code for a camera. */
function drawStamp(sheet: Sheet, stamp: Stamp, lang: Lang): Sheet {
  const { colours: c, width } = sheet
  sheet.rule(c['rule-2']).gap(10)
  const top = sheet.top
  const room = width - qrSize - 20
  for (const line of stampLines(stamp, lang)) sheet.lines(line, { size: 12.5, fill: c['ink-2'] }, room)
  if (stamp.sample) {
    const wide = textWidth(stamp.sample, 12.5) + 16
    sheet.gap(4)
    sheet.add(
      `<rect x="0.5" y="${at(sheet.top + 0.5)}" width="${at(wide)}" height="21" rx="2" fill="none" stroke="${c['ink-3']}" stroke-dasharray="3 2"/>`,
    )
    sheet.add(words(stamp.sample, 8, sheet.top + 15, { size: 12.5, fill: c.ink })).gap(26)
  }
  for (const line of wrapped(stamp.address, 11.5, room).flatMap((one) => broken(one, 11.5, room)))
    sheet.lines(line, { size: 11.5, fill: c['ink-3'] })
  const { d, size } = qrPath(stamp.address)
  const x = width - qrSize
  sheet.add(
    `<g transform="translate(${x} ${top - 4}) scale(${qrSize / size})" role="img" aria-label="${escaped(sayFile('seeAsItWas', lang))}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${d}" fill="#000" shape-rendering="crispEdges"/></g>`,
  )
  return sheet.gap(Math.max(0, top + qrSize - sheet.top))
}

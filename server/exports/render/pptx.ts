import { Resvg } from '@resvg/resvg-js'
import PptxGenJS from 'pptxgenjs'
import { valueSpan } from '../../core/charts/axis.ts'
import type { RankingData } from '../../core/charts/ranking.ts'
import type { TrendData } from '../../core/charts/trend.ts'
import { formatter, plain } from '../../core/format.ts'
import { productWords } from '../../core/product.ts'
import { type Colours, colours } from '../../core/tokens.ts'
import type { Lang } from '../../core/words.ts'
import { cellText, cut, isRight } from '../cells.ts'
import type { Block, Document, FigureBlock, Rendered, Table } from '../document.ts'
import { Report } from '../report.ts'
import { rowsLeftOff, sayFile } from '../words.ts'
import { fixPresentation } from './pptx-parts.ts'
import { qrPath } from './qr.ts'
import { stampLines } from './stamp-lines.ts'

/** A face that every Office has: a presentation carries none of its own. */
const font = 'Arial'
/** inches */
const page = { width: 13.333, height: 7.5, edge: 0.55 }
const inner = page.width - 2 * page.edge
const body = { top: 1.75, bottom: 6.35 }
/** More bars, or rows, than this go on to another slide. */
const mostBars = 24
const mostRows = 12
const mostTableSlides = 10
/** A table wider than this is read on no wall: the sheet of the same export has all of it. */
const mostColumns = 12

type Slide = ReturnType<PptxGenJS['addSlide']>
type Told = { lang: Lang; c: Colours; report: Report }

/** Slides with native charts, each with its workbook inside, and native tables: all of it can be edited. */
export async function renderPptx(document: Document): Promise<Rendered> {
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = document.title
  deck.author = productWords[document.lang]
  deck.company = productWords[document.lang]
  deck.theme = { headFontFace: font, bodyFontFace: font }
  const told: Told = { lang: document.lang, c: colours[document.colours], report: new Report(document.lang) }
  for (const block of document.blocks) addBlock(deck, block, told)
  if (told.report.lines.length > 0 && document.blocks.length > 1) addReport(deck, told)
  const bytes = await deck.write({ outputType: 'nodebuffer' })
  return told.report.with(fixPresentation(bytes as Uint8Array))
}

const hex = (colour: string): string => colour.replace('#', '').toUpperCase()

/** What a slide says must be known before the slide is there: one half made stays in the deck. */
function addBlock(deck: PptxGenJS, block: Block, told: Told): void {
  if (block.kind === 'failed') {
    addPlaceholder(deck, told.report.failed(block.title), told)
    return
  }
  try {
    const parts = partsOf(block, told)
    for (const [nth, part] of parts.entries()) addFigure(deck, block, part, { nth, of: parts.length }, told)
  } catch (fault) {
    addPlaceholder(deck, told.report.failed(block.title, fault), told)
  }
}

const addPlaceholder = (deck: PptxGenJS, said: string, { c }: Told): void => {
  deck
    .addSlide()
    .addText(said, { x: page.edge, y: 3, w: inner, h: 1, fontFace: font, fontSize: 20, color: hex(c.ink) })
}

function addReport(deck: PptxGenJS, { lang, c, report }: Told): void {
  const slide = deck.addSlide()
  title(slide, sayFile('report', lang), c)
  slide.addText(
    report.lines.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
    {
      x: page.edge,
      y: body.top,
      w: inner,
      h: 4,
      fontFace: font,
      fontSize: 14,
      color: hex(c.ink),
      valign: 'top',
    },
  )
}

/** What fills the middle of one slide. */
type Part = (slide: Slide) => void

function partsOf(block: FigureBlock, told: Told): Part[] {
  if (block.chart?.kind === 'trend') return [trendPart(block.chart.data, told)]
  if (block.chart) return rankingParts(block.chart.data, told)
  return tableParts(block.table, told)
}

type Nth = { nth: number; of: number }

function addFigure(deck: PptxGenJS, block: FigureBlock, part: Part, { nth, of }: Nth, told: Told): void {
  const { lang, c } = told
  const slide = deck.addSlide()
  title(slide, of > 1 ? `${block.title} (${nth + 1}/${of})` : block.title, c)
  const lines = [block.finding, block.note].filter((line) => line !== null)
  if (lines.length > 0)
    slide.addText(plain(lines.join(' ')), {
      x: page.edge,
      y: 1.02,
      w: inner,
      h: 0.7,
      fontFace: font,
      fontSize: 14,
      color: hex(c['ink-2']),
      valign: 'top',
      margin: 0,
      fit: 'shrink',
    })
  part(slide)
  stamp(slide, block, told)
  slide.addNotes(notesOf(block, lang))
}

function title(slide: Slide, text: string, c: Colours): void {
  slide.addText(plain(text), {
    x: page.edge,
    y: 0.35,
    w: inner,
    h: 0.65,
    fontFace: font,
    fontSize: text.length > 80 ? 19 : 24,
    bold: true,
    color: hex(c.ink),
    valign: 'middle',
    margin: 0,
    fit: 'shrink',
  })
}

/** Definition and trail; and the figures, one a line. */
function notesOf({ about, table, drawn, stamp: { address, ...rest } }: FigureBlock, lang: Lang): string {
  const f = formatter(lang)
  const rows = table.rows.slice(0, 60).map((row) =>
    row
      .filter((cell) => cell !== null)
      .map((cell) => cellText(cell, f))
      .join(' | '),
  )
  return plain(
    [
      ...(drawn ? [drawn] : []),
      ...stampLines({ ...rest, address }, lang),
      ...(rest.sample ? [rest.sample] : []),
      '',
      ...about.map(([label, text]) => `${label}: ${text}`),
      '',
      table.columns.map(({ head }) => head).join(' | '),
      ...rows,
    ].join('\n'),
  )
}

function stamp(slide: Slide, { stamp: of }: FigureBlock, { lang, c }: Told): void {
  const y = 6.45
  slide.addShape('line', { x: page.edge, y, w: inner, h: 0, line: { color: hex(c['rule-2']), width: 0.75 } })
  const label = of.sample
    ? [{ text: of.sample, options: { bold: true, color: hex(c.ink), breakLine: true } }]
    : []
  slide.addText(
    [
      ...stampLines(of, lang).map((text) => ({ text: plain(text), options: { breakLine: true } })),
      ...label,
      { text: of.address, options: { hyperlink: { url: of.address } } },
    ],
    {
      x: page.edge,
      y: y + 0.04,
      w: inner - 1.1,
      h: 0.95,
      fontFace: font,
      fontSize: 9,
      color: hex(c['ink-2']),
      valign: 'top',
      margin: 0,
      fit: 'shrink',
    },
  )
  slide.addImage({
    data: `image/png;base64,${qrPng(of.address)}`,
    x: page.width - page.edge - 0.92,
    y: y + 0.06,
    w: 0.92,
    h: 0.92,
    altText: sayFile('seeAsItWas', lang),
  })
}

function qrPng(address: string): string {
  const { d, size } = qrPath(address)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${d}" fill="#000"/></svg>`
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: 6 } }).render().asPng().toString('base64')
}

const place = { x: page.edge, y: body.top, w: inner, h: body.bottom - body.top }
const valueFormat = (unit: 'share' | 'count', values: readonly number[]): string =>
  unit === 'share' ? '0.0%' : values.every(Number.isInteger) ? '#,##0' : '#,##0.0###'

/** The figure, and what the target asked for on the same days. Without a figure the line breaks. */
function trendPart({ points, unit }: TrendData, { lang, c }: Told): Part {
  const f = formatter(lang)
  const labels = points.map(({ period }) => plain(f.periodShort(period)))
  const values = points.map(({ value }) => value)
  const needed = points.map((point) =>
    'target' in point && point.target ? (point.target as { expected: number }).expected : null,
  )
  const hasTarget = needed.some((level) => level !== null)
  const known = [...values, ...needed].filter((value) => value !== null)
  const span = valueSpan(known, unit)
  const last = points.findLast((point) => point.value !== null)
  const series = [
    { name: sayFile('figures', lang), labels, values: values as number[] },
    ...(hasTarget ? [{ name: sayFile('needed', lang), labels, values: needed as number[] }] : []),
  ]
  return (slide) => {
    slide.addChart('line', series, {
      ...place,
      y: place.y + (last ? 0.45 : 0),
      h: place.h - (last ? 0.45 : 0),
      chartColors: [hex(c['c-focus']), hex(c['c-target'])],
      lineSize: 2.5,
      lineDataSymbol: 'circle',
      lineDataSymbolSize: 6,
      displayBlanksAs: 'gap',
      valAxisMinVal: span.min,
      valAxisMaxVal: span.max,
      valAxisMajorUnit: span.step,
      valAxisLabelFormatCode: unit === 'share' ? '0%' : valueFormat(unit, known),
      valAxisLabelFontFace: font,
      valAxisLabelFontSize: 11,
      valAxisLabelColor: hex(c['ink-2']),
      valAxisLineShow: false,
      valGridLine: { color: hex(c['c-grid']), size: 0.75, style: 'solid' },
      catAxisLabelFontFace: font,
      catAxisLabelFontSize: 11,
      catAxisLabelColor: hex(c['ink-2']),
      catGridLine: { style: 'none' },
      showLegend: hasTarget,
      legendPos: 'b',
      legendFontFace: font,
      legendFontSize: 11,
      legendColor: hex(c.ink),
      dataLabelFormatCode: valueFormat(unit, known),
      altText: sayFile('figures', lang),
    })
    if (!last) return
    const share = unit === 'share' ? ` (${f.share(last.value)})` : ''
    const figure = f.fraction(last.numerator, unit === 'share' ? last.denominator : null)
    slide.addText(
      [
        { text: `${figure}${share}`, options: { bold: true, fontSize: 20, color: hex(c['c-focus']) } },
        { text: `   ${plain(f.day(last.until))}`, options: { fontSize: 12, color: hex(c['ink-2']) } },
      ],
      { x: page.edge, y: body.top, w: inner, h: 0.45, fontFace: font, align: 'left', margin: 0 },
    )
  }
}

/** One bar an office, best first, with its figure at the end. */
function rankingParts({ rows, city, unit }: RankingData, { lang, c }: Told): Part[] {
  // A sum over all offices has no place on the scale of one of them.
  const whole = city && unit === 'share' ? [{ ...city, name: sayFile('wholeCity', lang) }] : []
  const all = rows.map((row) => ({ ...row, name: row.office.name[lang] }))
  const values = all.map(({ value }) => value).filter((value) => value !== null)
  const { max } = unit === 'share' ? { max: 1 } : valueSpan(values, unit)
  const chunks = Math.max(1, Math.ceil(all.length / mostBars))
  const each = Math.ceil(all.length / chunks) || 1
  return Array.from({ length: chunks }, (_, i): Part => {
    const shown = [...(i === 0 ? whole : []), ...all.slice(i * each, (i + 1) * each)]
    return (slide) =>
      slide.addChart(
        'bar',
        [
          {
            name: sayFile('figures', lang),
            labels: shown.map(({ name }) => name),
            values: shown.map(({ value }) => value) as number[],
          },
        ],
        {
          ...place,
          barDir: 'bar',
          barGapWidthPct: 45,
          // Best on top. The types name only the other one.
          catAxisOrientation: 'maxMin' as 'minMax',
          chartColors: [hex(c['c-focus'])],
          valAxisMinVal: 0,
          valAxisMaxVal: max,
          valAxisHidden: true,
          valGridLine: { style: 'none' },
          catAxisLabelFontFace: font,
          catAxisLabelFontSize: shown.length > 16 ? 9 : 11,
          catAxisLabelColor: hex(c.ink),
          catAxisLineShow: false,
          showValue: true,
          dataLabelPosition: 'outEnd',
          dataLabelFormatCode: valueFormat(unit, values),
          dataLabelFontFace: font,
          dataLabelFontSize: shown.length > 16 ? 9 : 11,
          dataLabelColor: hex(c.ink),
          altText: sayFile('figures', lang),
        },
      )
  })
}

function tableParts(whole: Table, { lang, c, report }: Told): Part[] {
  const f = formatter(lang)
  const table = cut(whole, mostRows * mostTableSlides)
  if (table.rows.length < whole.all)
    report.say(rowsLeftOff(f.number(table.rows.length), f.number(whole.all), lang))
  const columns = table.columns.slice(0, mostColumns)
  const sum = columns.reduce((all, { weight }) => all + weight, 0)
  const size = columns.length > 7 ? 9 : 11
  const rule = { type: 'solid' as const, pt: 0.5, color: hex(c['rule-2']) }
  const none = { type: 'none' as const }
  const slides = Math.max(1, Math.ceil(table.rows.length / mostRows))
  return Array.from({ length: slides }, (_, i): Part => {
    const rows = table.rows.slice(i * mostRows, (i + 1) * mostRows)
    const head = columns.map((column) => ({
      text: plain(column.head),
      options: {
        bold: true,
        align: isRight(column) ? ('right' as const) : ('left' as const),
        border: [none, none, { ...rule, color: hex(c.ink), pt: 1 }, none],
      },
    }))
    const body = rows.map((row, nth) =>
      columns.map((column, k) => {
        const isHead = table.strong.includes(i * mostRows + nth)
        const cell = row[k] ?? null
        const isEmpty = isHead && k > 0 && row.slice(1).every((one) => one === null)
        return {
          text: isEmpty ? '' : plain(cellText(cell, f)),
          options: {
            bold: isHead,
            align: isRight(column) ? ('right' as const) : ('left' as const),
            border: [none, none, rule, none],
          },
        }
      }),
    )
    return (slide) =>
      slide.addTable([head, ...body] as Parameters<Slide['addTable']>[0], {
        x: page.edge,
        y: place.y,
        w: inner,
        colW: columns.map(({ weight }) => (weight / sum) * inner),
        fontFace: font,
        fontSize: size,
        color: hex(c.ink),
        valign: 'middle',
        margin: [0.03, 0.06, 0.03, 0.06],
      })
  })
}

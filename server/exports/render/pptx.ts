import PptxGenJS from 'pptxgenjs'
import { formatter, plain } from '../../core/format.ts'
import { productWords } from '../../core/product.ts'
import type { Lang } from '../../core/words.ts'
import { cellText, cut, isRight } from '../cells.ts'
import type { Block, Card, Document, FigureBlock, Rendered, Stamp, Table, TextBlock } from '../document.ts'
import { Report } from '../report.ts'
import { rowsLeftOff, sayFile } from '../words.ts'
import { type ChartPlan, chartPlans } from './chart-plans.ts'
import type { NativeChart } from './native-chart.ts'
import { fixPresentation } from './pptx-parts.ts'
import { qrPng } from './qr.ts'
import { ownLook, type SlideLook } from './slide-look.ts'
import { stampLines } from './stamp-lines.ts'
import { cardLines, textName } from './text-lines.ts'

/** inches */
const page = { width: 13.333, height: 7.5, edge: 0.55 }
const inner = page.width - 2 * page.edge
const body = { top: 1.75, bottom: 6.35 }
/** More rows than this go on to another slide. */
const mostRows = 12
const mostTableSlides = 10
/** A table wider than this is read on no wall: the sheet of the same export has all of it. */
const mostColumns = 12

type Slide = ReturnType<PptxGenJS['addSlide']>
type Told = { lang: Lang; look: SlideLook; report: Report; charts: NativeChart[] }

/** Slides with native charts, each with its workbook inside, and native tables: all of it can be edited. */
export async function renderPptx(document: Document): Promise<Rendered> {
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = document.title
  deck.author = productWords[document.lang]
  deck.company = productWords[document.lang]
  const look = ownLook(document)
  deck.theme = { headFontFace: look.head, bodyFontFace: look.body }
  const told: Told = { lang: document.lang, look, report: new Report(document.lang), charts: [] }
  for (const block of document.blocks) addBlock(deck, block, told)
  if (told.report.lines.length > 0 && document.blocks.length > 1) addReport(deck, told)
  const bytes = await deck.write({ outputType: 'nodebuffer' })
  return told.report.with(await fixPresentation(bytes as Uint8Array, told.charts))
}

/** What a slide says must be known before the slide is there: one half made stays in the deck. */
function addBlock(deck: PptxGenJS, block: Block, told: Told): void {
  if (block.kind === 'failed') {
    addPlaceholder(deck, told.report.failed(block.title), told)
    return
  }
  try {
    if (block.kind === 'text') {
      addText(deck, block, told)
      return
    }
    const parts = partsOf(block, told)
    for (const [nth, part] of parts.entries()) addFigure(deck, block, part, { nth, of: parts.length }, told)
  } catch (fault) {
    const name = block.kind === 'text' ? textName(block, told.lang) : block.title
    addPlaceholder(deck, told.report.failed(name, fault), told)
  }
}

/** Signs of one slide: more go on to another. */
const mostSigns = 1_100

function addText(deck: PptxGenJS, block: TextBlock, told: Told): void {
  const { lang, look } = told
  const slides: string[][] = [[]]
  for (const paragraph of block.paragraphs) {
    const last = slides.at(-1) as string[]
    const signs = [...last, paragraph].reduce((all, { length }) => all + length, 0)
    if (last.length > 0 && signs > mostSigns) slides.push([paragraph])
    else last.push(paragraph)
  }
  for (const [nth, paragraphs] of slides.entries()) {
    const slide = deck.addSlide()
    if (block.title)
      title(slide, slides.length > 1 ? `${block.title} (${nth + 1}/${slides.length})` : block.title, look)
    const top = block.title ? 1.2 : 0.6
    const signs = paragraphs.join(' ').length
    slide.addText(
      [...paragraphs, ...(block.note ? [`${sayFile('note', lang)}: ${block.note}`] : [])].map((text) => ({
        text: plain(text),
        options: { breakLine: true },
      })),
      {
        x: page.edge,
        y: top,
        w: inner,
        h: (block.stamp ? body.bottom : 7) - top,
        fontFace: look.body,
        fontSize: signs > 700 ? 16 : 20,
        color: look.ink,
        valign: 'top',
        paraSpaceAfter: 8,
        margin: 0,
        fit: 'shrink',
      },
    )
    if (!block.stamp) continue
    stamp(slide, block.stamp, told)
    slide.addNotes(plain(block.about.map(([label, text]) => `${label}: ${text}`).join('\n')))
  }
}

const addPlaceholder = (deck: PptxGenJS, said: string, { look }: Told): void => {
  deck
    .addSlide()
    .addText(said, { x: page.edge, y: 3, w: inner, h: 1, fontFace: look.body, fontSize: 20, color: look.ink })
}

function addReport(deck: PptxGenJS, { lang, look, report }: Told): void {
  const slide = deck.addSlide()
  title(slide, sayFile('report', lang), look)
  slide.addText(
    report.lines.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
    {
      x: page.edge,
      y: body.top,
      w: inner,
      h: 4,
      fontFace: look.body,
      fontSize: 14,
      color: look.ink,
      valign: 'top',
    },
  )
}

/** What fills the middle of one slide. */
type Part = (slide: Slide) => void

function partsOf(block: FigureBlock, told: Told): Part[] {
  const { chart } = block
  if (block.cards) return [cardsPart(block.cards, told)]
  if (!chart) return tableParts(block.table, told)
  return chartPlans({ ...block, chart }, told.lang, told.look).map((plan) => chartPart(plan, told))
}

/** Side by side as text boxes, which can be moved and edited. */
function cardsPart(cards: readonly Card[], { lang, look }: Told): Part {
  const each = cards.length <= 3 ? cards.length : cards.length === 4 ? 2 : 3
  const rows = Math.ceil(cards.length / each)
  const gap = 0.25
  const w = (inner - (each - 1) * gap) / each
  const h = Math.min(2.6, (body.bottom - body.top - (rows - 1) * gap) / rows)
  return (slide) => {
    for (const [i, card] of cards.entries())
      slide.addText(
        [
          { text: plain(card.name), options: { fontSize: 13, bold: true, breakLine: true } },
          {
            text: plain(card.figure ?? sayFile('notKnown', lang)),
            options: { fontSize: 28, bold: true, breakLine: true },
          },
          ...cardLines(card, lang).map((text) => ({
            text: plain(text),
            options: { fontSize: 12, color: look.quiet, breakLine: true },
          })),
        ],
        {
          x: page.edge + (i % each) * (w + gap),
          y: body.top + Math.floor(i / each) * (h + gap),
          w,
          h,
          fontFace: look.body,
          color: look.ink,
          valign: 'top',
          margin: 10,
          line: { color: look.rule, width: 0.75 },
          fit: 'shrink',
        },
      )
  }
}

type Nth = { nth: number; of: number }

function addFigure(deck: PptxGenJS, block: FigureBlock, part: Part, { nth, of }: Nth, told: Told): void {
  const { lang, look } = told
  const slide = deck.addSlide()
  title(slide, of > 1 ? `${block.title} (${nth + 1}/${of})` : block.title, look)
  const lines = [block.finding, block.note].filter((line) => line !== null)
  if (lines.length > 0)
    slide.addText(plain(lines.join(' ')), {
      x: page.edge,
      y: 1.02,
      w: inner,
      h: 0.7,
      fontFace: look.body,
      fontSize: 14,
      color: look.quiet,
      valign: 'top',
      margin: 0,
      fit: 'shrink',
    })
  part(slide)
  stamp(slide, block.stamp, told)
  slide.addNotes(notesOf(block, lang))
}

function title(slide: Slide, text: string, look: SlideLook): void {
  slide.addText(plain(text), {
    x: page.edge,
    y: 0.35,
    w: inner,
    h: 0.65,
    fontFace: look.body,
    fontSize: text.length > 80 ? 19 : 24,
    bold: true,
    color: look.ink,
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

function stamp(slide: Slide, of: Stamp, { lang, look }: Told): void {
  const y = 6.45
  slide.addShape('line', { x: page.edge, y, w: inner, h: 0, line: { color: look.rule, width: 0.75 } })
  const label = of.sample
    ? [{ text: of.sample, options: { bold: true, color: look.ink, breakLine: true } }]
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
      fontFace: look.body,
      fontSize: 9,
      color: look.quiet,
      valign: 'top',
      margin: 0,
      fit: 'shrink',
    },
  )
  slide.addImage({
    data: `image/png;base64,${Buffer.from(qrPng(of.address)).toString('base64')}`,
    x: page.width - page.edge - 0.92,
    y: y + 0.06,
    w: 0.92,
    h: 0.92,
    altText: sayFile('seeAsItWas', lang),
  })
}

const place = { x: page.edge, y: body.top, w: inner, h: body.bottom - body.top }

/** The writer of presentations lays out the frame; what is in it is ours. */
function chartPart({ chart, lead }: ChartPlan, { look, charts }: Told): Part {
  return (slide) => {
    charts.push(chart)
    slide.addChart(
      chart.kind,
      chart.series.map(({ name }) => ({
        name,
        labels: [...chart.labels],
        values: chart.labels.map(() => 0),
      })),
      { ...place, y: place.y + (lead ? 0.45 : 0), h: place.h - (lead ? 0.45 : 0), altText: chart.alt },
    )
    if (!lead) return
    slide.addText(
      [
        { text: lead.figure, options: { bold: true, fontSize: 20, color: look.accent } },
        { text: `   ${lead.day}`, options: { fontSize: 12, color: look.quiet } },
      ],
      { x: page.edge, y: body.top, w: inner, h: 0.45, fontFace: look.body, align: 'left', margin: 0 },
    )
  }
}

function tableParts(whole: Table, { lang, look, report }: Told): Part[] {
  const f = formatter(lang)
  const table = cut(whole, mostRows * mostTableSlides)
  if (table.rows.length < whole.all)
    report.say(rowsLeftOff(f.number(table.rows.length), f.number(whole.all), lang))
  const columns = table.columns.slice(0, mostColumns)
  const sum = columns.reduce((all, { weight }) => all + weight, 0)
  const size = columns.length > 7 ? 9 : 11
  const rule = { type: 'solid' as const, pt: 0.5, color: look.rule }
  const none = { type: 'none' as const }
  const slides = Math.max(1, Math.ceil(table.rows.length / mostRows))
  return Array.from({ length: slides }, (_, i): Part => {
    const rows = table.rows.slice(i * mostRows, (i + 1) * mostRows)
    const head = columns.map((column) => ({
      text: plain(column.head),
      options: {
        bold: true,
        align: isRight(column) ? ('right' as const) : ('left' as const),
        border: [none, none, { ...rule, color: look.ink, pt: 1 }, none],
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
        fontFace: look.body,
        fontSize: size,
        color: look.ink,
        valign: 'middle',
        margin: [0.03, 0.06, 0.03, 0.06],
      })
  })
}

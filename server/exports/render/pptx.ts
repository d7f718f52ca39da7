import PptxGenJS from 'pptxgenjs'
import { formatter, plain } from '../../core/format.ts'
import { productWords } from '../../core/product.ts'
import type { Lang } from '../../core/words.ts'
import { markDeck } from '../../decks/marks.ts'
import { cellText, cut, isRight } from '../cells.ts'
import type { Block, Card, Document, FigureBlock, Rendered, Stamp, Table, TextBlock } from '../document.ts'
import { Report } from '../report.ts'
import { rowsLeftOff, sayFile } from '../words.ts'
import { type ChartPlan, chartPlans } from './chart-plans.ts'
import type { NativeChart } from './native-chart.ts'
import { fixPresentation, titleName } from './pptx-parts.ts'
import { graft, groundOf } from './pptx-template.ts'
import { qrPng } from './qr.ts'
import { ShapeNames } from './shape-names.ts'
import { ownLook, type SlideLook, themeLook } from './slide-look.ts'
import { ownPlace, placeIn, type SlidePlace } from './slide-place.ts'
import { stampLines } from './stamp-lines.ts'
import { cardLines, textName } from './text-lines.ts'

/** More rows than this go on to another slide. */
const mostRows = 12
const mostTableSlides = 10
/** A table wider than this is read on no wall: the sheet of the same export has all of it. */
const mostColumns = 12

type Slide = ReturnType<PptxGenJS['addSlide']>
type Told = {
  lang: Lang
  look: SlideLook
  place: SlidePlace
  report: Report
  charts: NativeChart[]
  names: ShapeNames
}

/**
 * Slides with native charts, each with its workbook inside, and native tables: all of it can be edited. What can be read
 * anew carries its mark. In the `template` of an office they stand in its layout, faces and colours.
 */
export async function renderPptx(document: Document, template?: Uint8Array): Promise<Rendered> {
  const ground = template ? groundOf(template) : null
  const place = ground ? placeIn(ground.frame) : ownPlace
  const deck = new PptxGenJS()
  deck.defineLayout({ name: 'page', width: place.page.w, height: place.page.h })
  deck.layout = 'page'
  deck.title = document.title
  deck.author = productWords[document.lang]
  deck.company = productWords[document.lang]
  const look = ground ? themeLook : ownLook(document)
  deck.theme = { headFontFace: look.head, bodyFontFace: look.body }
  const told: Told = {
    lang: document.lang,
    look,
    place,
    report: new Report(document.lang),
    charts: [],
    names: new ShapeNames(document.lang),
  }
  for (const block of document.blocks) {
    told.names.begin(block)
    addBlock(deck, block, told)
  }
  told.names.begin(null)
  if (told.report.lines.length > 0 && document.blocks.length > 1) addReport(deck, told)
  const bytes = await deck.write({ outputType: 'nodebuffer' })
  const written = await fixPresentation(bytes as Uint8Array, told)
  if (ground) graft(ground, written)
  const whole = ground?.deck ?? written
  markDeck(whole, told.names.figures)
  return told.report.with(whole.bytes())
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
  const { lang, look, place, names } = told
  const slides: string[][] = [[]]
  for (const paragraph of block.paragraphs) {
    const last = slides.at(-1) as string[]
    const signs = [...last, paragraph].reduce((all, { length }) => all + length, 0)
    if (last.length > 0 && signs > mostSigns) slides.push([paragraph])
    else last.push(paragraph)
  }
  for (const [nth, paragraphs] of slides.entries()) {
    const slide = addSlide(deck, told)
    if (block.title)
      title(slide, slides.length > 1 ? `${block.title} (${nth + 1}/${slides.length})` : block.title, told)
    const top = block.title ? place.finding.y + 0.18 : place.title.y + 0.25
    const signs = paragraphs.join(' ').length
    slide.addText(
      [...paragraphs, ...(block.note ? [`${sayFile('note', lang)}: ${block.note}`] : [])].map((text) => ({
        text: plain(text),
        options: { breakLine: true },
      })),
      {
        objectName: names.next('text'),
        x: place.x,
        y: top,
        w: place.w,
        h: (block.stamp ? place.body.bottom : place.stamp.y + place.stamp.h) - top,
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

/** A slide is counted, so that its notes can be named. On a picture the ink of the theme needs the paper of the theme. */
function addSlide(deck: PptxGenJS, { names, look, place }: Told): Slide {
  names.slide()
  const slide = deck.addSlide()
  if (place.panel)
    slide.addShape('rect', {
      ...place.panel,
      fill: { color: look.paper, transparency: 10 },
      line: { type: 'none' },
    })
  return slide
}

function addPlaceholder(deck: PptxGenJS, said: string, told: Told): void {
  const { look, place } = told
  addSlide(deck, told).addText(said, {
    x: place.x,
    y: place.body.top,
    w: place.w,
    h: 1,
    fontFace: look.body,
    fontSize: 20,
    color: look.ink,
  })
}

function addReport(deck: PptxGenJS, told: Told): void {
  const { lang, look, place, report } = told
  const slide = addSlide(deck, told)
  title(slide, sayFile('report', lang), told)
  slide.addText(
    report.lines.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
    {
      x: place.x,
      y: place.body.top,
      w: place.w,
      h: place.body.bottom - place.body.top,
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
function cardsPart(cards: readonly Card[], { lang, look, place, names }: Told): Part {
  const each = cards.length <= 3 ? cards.length : cards.length === 4 ? 2 : 3
  const rows = Math.ceil(cards.length / each)
  const gap = 0.25
  const w = (place.w - (each - 1) * gap) / each
  const h = Math.min(2.6, (place.body.bottom - place.body.top - (rows - 1) * gap) / rows)
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
          objectName: names.next('card'),
          x: place.x + (i % each) * (w + gap),
          y: place.body.top + Math.floor(i / each) * (h + gap),
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
  const { lang, look, place, names } = told
  const slide = addSlide(deck, told)
  title(slide, of > 1 ? `${block.title} (${nth + 1}/${of})` : block.title, told)
  const lines = [block.finding, block.note].filter((line) => line !== null)
  // Three lines fit at the usual size.
  const isLong = lines.reduce((signs, line) => signs + line.length, 0) > 330
  if (lines.length > 0)
    slide.addText(
      lines.map((text) => ({ text: plain(text), options: { breakLine: true } })),
      {
        objectName: names.next('finding'),
        x: place.x,
        ...place.finding,
        w: place.w,
        fontFace: look.body,
        fontSize: place.size(isLong ? 10 : 14),
        color: look.quiet,
        valign: 'top',
        margin: 0,
        fit: 'shrink',
      },
    )
  part(slide)
  stamp(slide, block.stamp, told)
  slide.addNotes(notesOf(block, lang))
}

function title(slide: Slide, text: string, { look, place }: Told): void {
  slide.addText(plain(text), {
    objectName: titleName,
    x: place.x,
    ...place.title,
    w: place.w,
    fontFace: look.head,
    fontSize: place.size(text.length > 80 ? 19 : 24),
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

function stamp(slide: Slide, of: Stamp, { lang, look, place, names }: Told): void {
  const { y, h } = place.stamp
  const edge = h - 0.06
  slide.addShape('line', { x: place.x, y, w: place.w, h: 0, line: { color: look.rule, width: 0.75 } })
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
      objectName: names.next('stamp'),
      x: place.x,
      y: y + 0.04,
      w: place.w - edge - 0.2,
      h: h - 0.03,
      fontFace: look.body,
      fontSize: place.size(9),
      color: look.quiet,
      valign: 'top',
      margin: 0,
      fit: 'shrink',
    },
  )
  slide.addImage({
    objectName: names.next('code'),
    data: `image/png;base64,${Buffer.from(qrPng(of.address)).toString('base64')}`,
    x: place.x + place.w - edge,
    y: y + 0.06,
    w: edge,
    h: edge,
    altText: sayFile('seeAsItWas', lang),
  })
}

/** The writer of presentations lays out the frame; what is in it is ours. */
function chartPart({ chart, lead }: ChartPlan, { look, charts, place, names }: Told): Part {
  const { top, bottom } = place.body
  const above = lead ? 0.45 : 0
  return (slide) => {
    charts.push(chart)
    slide.addChart(
      chart.kind,
      chart.series.map(({ name }) => ({
        name,
        labels: [...chart.labels],
        values: chart.labels.map(() => 0),
      })),
      {
        objectName: names.next('chart'),
        x: place.x,
        y: top + above,
        w: place.w,
        h: bottom - top - above,
        altText: chart.alt,
      },
    )
    if (!lead) return
    slide.addText(
      [
        { text: lead.figure, options: { bold: true, fontSize: 20, color: look.accent } },
        { text: `   ${lead.day}`, options: { fontSize: 12, color: look.quiet } },
      ],
      {
        objectName: names.next('lead'),
        x: place.x,
        y: top,
        w: place.w,
        h: above,
        fontFace: look.body,
        align: 'left',
        margin: 0,
      },
    )
  }
}

function tableParts(whole: Table, { lang, look, report, place, names }: Told): Part[] {
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
        objectName: names.next('table'),
        x: place.x,
        y: place.body.top,
        w: place.w,
        colW: columns.map(({ weight }) => (weight / sum) * place.w),
        fontFace: look.body,
        fontSize: place.size(size),
        color: look.ink,
        valign: 'middle',
        margin: [0.03, 0.06, 0.03, 0.06],
      })
  })
}

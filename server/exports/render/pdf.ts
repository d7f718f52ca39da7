import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { formatter } from '../../core/format.ts'
import { productWords } from '../../core/product.ts'
import { colours } from '../../core/tokens.ts'
import type { Lang } from '../../core/words.ts'
import { cellText, cut, isRight } from '../cells.ts'
import type { Block, Card, Document, FigureBlock, Rendered, Stamp, Table, TextBlock } from '../document.ts'
import { Report } from '../report.ts'
import { rowsLeftOff, sayFile } from '../words.ts'
import { fontName } from './fonts.ts'
import { pdfmake } from './pdf-maker.ts'
import { qrPath } from './qr.ts'
import { stampLines } from './stamp-lines.ts'
import { drawPicture, eventKey } from './svg.ts'
import { cardLines, textName } from './text-lines.ts'

/** Some thirty pages of A4. */
const mostRows = 1_000
/** pt; A4 is 595 × 842 */
const margin = 42
const long = 842 - 2 * margin
const short = 595 - 2 * margin
/** More columns than this stand on a page laid on its side. */
const mostUpright = 7
/** px in which a chart is drawn: at the width of a page its letters are of the size of the text. */
const chartWidth = 860

/** A4, drawn in lines, with text that can be selected and searched. */
export async function renderPdf(document: Document): Promise<Rendered> {
  const report = new Report(document.lang)
  const isWide = document.blocks.some(
    (block) =>
      block.kind === 'figure' && !block.chart && !block.cards && block.table.columns.length > mostUpright,
  )
  const width = isWide ? long : short
  const content = document.blocks.flatMap((block, i) => {
    const [first, ...rest] = contentOr(block, document, width, report)
    if (!first) return []
    if (beginsPage(document.blocks, i)) return [{ stack: [first], pageBreak: 'before' } as Content, ...rest]
    return [i > 0 ? ({ stack: [first], margin: [0, 22, 0, 0] } as Content) : first, ...rest]
  })
  const trail = document.blocks.flatMap((block) =>
    isLight(block) && block.kind !== 'failed' && block.about.length > 0
      ? [trailOf(block, document.lang)]
      : [],
  )
  const notes: Content[] =
    report.lines.length > 0 && document.blocks.length > 1
      ? [
          { text: sayFile('report', document.lang), style: 'title', pageBreak: 'before' },
          { ul: [...report.lines] },
        ]
      : []
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: isWide ? 'landscape' : 'portrait',
    pageMargins: [margin, margin, margin, margin + 8],
    defaultStyle: { font: fontName, fontSize: 9.5, lineHeight: 1.25, color: colours[document.colours].ink },
    styles: {
      title: { fontSize: 16, bold: true },
      quiet: { fontSize: 8.5, color: colours[document.colours]['ink-2'] },
    },
    info: {
      title: document.title,
      author: productWords[document.lang],
      creator: productWords[document.lang],
    },
    language: document.lang,
    footer: (page, pages) => ({
      text: `${productWords[document.lang]} · ${page}/${pages}`,
      style: 'quiet',
      alignment: 'right',
      margin: [margin, 12, margin, 0],
    }),
    content: [...content, ...endOf(trail, document), ...notes],
  } as TDocumentDefinitions
  return report.with(await pdfmake.createPdf(definition).getBuffer())
}

/** Words and cards, which lead to a figure on the same page. */
const isLight = (block: Block): boolean => block.kind === 'text' || (block.kind === 'figure' && !!block.cards)

const beginsPage = (blocks: readonly Block[], i: number): boolean => {
  const [before, block] = [blocks[i - 1], blocks[i]]
  if (!before || !block) return false
  if (!isLight(before)) return true
  // A chart has room below one text that begins the page, and below no more.
  const leads = before.kind === 'text' && (i === 1 || !isLight(blocks[i - 2] as Block))
  return !isLight(block) && !leads
}

/** The trail of what stands among other things goes behind all of them. */
const trailOf = (block: FigureBlock | TextBlock, lang: Lang): Content => ({
  margin: [0, 8, 0, 0],
  stack: [
    { text: block.kind === 'text' ? textName(block, lang) : block.title, bold: true, fontSize: 10 },
    ...aboutLines(block),
  ],
})

const endOf = (trail: Content[], { blocks, lang }: Document): Content[] =>
  trail.length === 0
    ? []
    : [
        {
          text: sayFile('about', lang),
          style: 'title',
          ...(blocks.length > 1 ? { pageBreak: 'before' as const } : { margin: [0, 22, 0, 0] }),
        } as Content,
        ...trail,
      ]

function contentOr(block: Block, document: Document, width: number, report: Report): Content[] {
  if (block.kind === 'failed') return [{ text: report.failed(block.title), style: 'title' }]
  try {
    return block.kind === 'text' ? text(block, document, width) : figure(block, document, width, report)
  } catch (fault) {
    const name = block.kind === 'text' ? textName(block, document.lang) : block.title
    return [{ text: report.failed(name, fault), style: 'title' }]
  }
}

function text(block: TextBlock, document: Document, width: number): Content[] {
  const { lang } = document
  return [
    {
      stack: [
        ...(block.title ? [{ text: block.title, style: 'title', margin: [0, 0, 0, 4] } as Content] : []),
        ...block.paragraphs.map(
          (paragraph): Content => ({ text: paragraph, fontSize: 11, margin: [0, 0, 0, 6] }),
        ),
        ...(block.note
          ? [{ text: `${sayFile('note', lang)}: ${block.note}`, margin: [0, 2, 0, 0] } as Content]
          : []),
      ],
    },
    ...(block.stamp ? [stamp(block.stamp, document, width)] : []),
  ]
}

/** Two in a row on an upright page, three on one laid on its side. */
function cardsOf(cards: readonly Card[], { lang, colours: theme }: Document, width: number): Content {
  const each = Math.min(cards.length, width > short ? 3 : 2)
  const c = colours[theme]
  const cell = (card: Card): TableCell => ({
    margin: [8, 6, 8, 6],
    stack: [
      { text: card.name, bold: true, fontSize: 9.5 },
      { text: card.figure ?? sayFile('notKnown', lang), bold: true, fontSize: 19, margin: [0, 2, 0, 2] },
      ...cardLines(card, lang).map((line): Content => ({ text: line, style: 'quiet' })),
    ],
  })
  const rows: TableCell[][] = []
  for (let first = 0; first < cards.length; first += each) {
    const row = cards.slice(first, first + each).map(cell)
    while (row.length < each) row.push({ text: '', border: [false, false, false, false] })
    rows.push(row)
  }
  return {
    margin: [0, 10, 0, 4],
    table: { widths: Array.from({ length: each }, () => '*'), body: rows, dontBreakRows: true },
    layout: {
      hLineWidth: () => 0.75,
      vLineWidth: () => 0.75,
      hLineColor: () => c['rule-2'],
      vLineColor: () => c['rule-2'],
    },
  }
}

function figure(block: FigureBlock, document: Document, width: number, report: Report): Content[] {
  const { lang } = document
  const picture = drawPicture(block, document, chartWidth)
  const key = eventKey(block, document, chartWidth)
  const left = block.table.rows.length < block.table.all || block.table.rows.length > mostRows
  const table = cut(block.table, mostRows)
  if (left) report.say(leftOff(block.table, table, lang))
  return [
    { text: block.title, style: 'title' },
    ...(block.finding ? [{ text: block.finding, fontSize: 11, margin: [0, 4, 0, 2] } as Content] : []),
    ...(block.drawn ? [{ text: block.drawn, style: 'quiet' } as Content] : []),
    ...(picture
      ? [
          {
            svg: onPaper(picture, chartWidth),
            ...fitted(picture.height, width),
            margin: [0, 10, 0, 4],
          } as Content,
        ]
      : []),
    ...(key ? [{ text: key, style: 'quiet' } as Content] : []),
    ...(block.note
      ? [{ text: `${sayFile('note', lang)}: ${block.note}`, margin: [0, 8, 0, 0] } as Content]
      : []),
    ...(block.cards ? [cardsOf(block.cards, document, width)] : []),
    stamp(block.stamp, document, width),
    ...(block.cards ? [] : [{ ...tableOf(table, lang), margin: [0, 12, 0, 0] } as Content]),
    ...(left
      ? [{ text: leftOff(block.table, table, lang), style: 'quiet', margin: [0, 4, 0, 0] } as Content]
      : []),
    ...(block.cards ? [] : [about(block, lang)]),
  ]
}

const leftOff = (whole: Table, shown: Table, lang: Lang): string => {
  const f = formatter(lang)
  return rowsLeftOff(f.number(shown.rows.length), f.number(whole.all), lang)
}

/** No higher than a page with its words. */
function fitted(height: number, width: number) {
  const high = (height / chartWidth) * width
  const most = 520
  return high > most ? { fit: [width * (most / high), most] as [number, number] } : { width }
}

/** The writer of PDF knows two weights. */
const onPaper = ({ inner, height }: { inner: string; height: number }, width: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fontName}">${inner.replace(/font-weight="(?:500|600)"/g, 'font-weight="bold"')}</svg>`

function stamp(of: Stamp, { lang, colours: theme }: Document, width: number): Content {
  const { d, size } = qrPath(of.address)
  const square = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${d}" fill="#000"/></svg>`
  const line = {
    type: 'line' as const,
    x1: 0,
    y1: 0,
    x2: width,
    y2: 0,
    lineWidth: 0.5,
    lineColor: colours[theme]['rule-2'],
  }
  return {
    unbreakable: true,
    margin: [0, 8, 0, 0],
    stack: [
      { canvas: [line] },
      {
        margin: [0, 6, 0, 0],
        columns: [
          {
            width: '*',
            stack: [
              ...stampLines(of, lang).map((text) => ({ text, style: 'quiet' })),
              ...(of.sample ? [{ text: of.sample, bold: true, fontSize: 8.5 }] : []),
              { text: of.address, style: 'quiet', link: of.address },
            ],
          },
          { width: 64, svg: square, fit: [64, 64] },
        ],
      },
    ],
  } as Content
}

function tableOf({ columns, rows, strong }: Table, lang: Lang): ContentTable {
  const f = formatter(lang)
  const sum = columns.reduce((all, { weight }) => all + weight, 0)
  const size = columns.length > mostUpright ? 7 : 8.5
  const head = columns.map(
    (column): TableCell => ({
      text: column.head,
      bold: true,
      fontSize: size,
      alignment: isRight(column) ? 'right' : 'left',
    }),
  )
  const body = rows.map((cells, i) => {
    const isStrong = strong.includes(i)
    if (isStrong && cells.slice(1).every((cell) => cell === null))
      return [
        {
          text: String(cells[0]),
          bold: true,
          fontSize: size + 1,
          colSpan: columns.length,
          margin: [0, 4, 0, 0],
        } as TableCell,
        ...cells.slice(1).map((): TableCell => ({ text: '' })),
      ]
    return cells.map(
      (cell, nth): TableCell => ({
        text: cellText(cell, f),
        bold: isStrong,
        fontSize: size,
        alignment: isRight(columns[nth] as Table['columns'][number]) ? 'right' : 'left',
      }),
    )
  })
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ weight }) => `${Math.floor((weight / sum) * 10_000) / 100}%`),
      body: [head, ...body],
    },
    layout: {
      hLineWidth: (i) => (i === 0 ? 0 : i === 1 ? 1 : 0.4),
      vLineWidth: () => 0,
      hLineColor: (i) => (i === 1 ? '#17212b' : '#c9c9c1'),
      paddingLeft: (i) => (i === 0 ? 0 : 3),
      paddingRight: () => 3,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  }
}

/** "Why this number?", on paper as well. */
const about = (block: FigureBlock, lang: Lang): Content => ({
  margin: [0, 14, 0, 0],
  stack: [
    { text: sayFile('about', lang), bold: true, fontSize: 10.5, margin: [0, 0, 0, 3] },
    ...aboutLines(block),
  ],
})

const aboutLines = (block: Pick<FigureBlock, 'about'>): Content[] =>
  block.about.map(
    ([label, said]): Content => ({ text: [{ text: `${label}: `, bold: true }, said], fontSize: 8.5 }),
  )

import pdfmake from 'pdfmake'
import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { formatter } from '../../core/format.ts'
import { productWords } from '../../core/product.ts'
import { colours } from '../../core/tokens.ts'
import type { Lang } from '../../core/words.ts'
import { cellText, cut, isRight } from '../cells.ts'
import type { Block, Document, FigureBlock, Rendered, Table } from '../document.ts'
import { Report } from '../report.ts'
import { rowsLeftOff, sayFile } from '../words.ts'
import { fontFiles, fontName } from './fonts.ts'
import { qrPath } from './qr.ts'
import { stampLines } from './stamp-lines.ts'
import { drawPicture, eventKey } from './svg.ts'

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

pdfmake.setFonts({
  [fontName]: {
    normal: fontFiles.regular,
    bold: fontFiles.semiBold,
    italics: fontFiles.regular,
    bolditalics: fontFiles.semiBold,
  },
})
// Whatever stands in a document, nothing is fetched for it and no other file is opened.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(fontFiles).includes(path))

/** A4, drawn in lines, with text that can be selected and searched. */
export async function renderPdf(document: Document): Promise<Rendered> {
  const report = new Report(document.lang)
  const isWide = document.blocks.some(
    (block) => block.kind === 'figure' && !block.chart && block.table.columns.length > mostUpright,
  )
  const width = isWide ? long : short
  const content = document.blocks.flatMap((block, i) => {
    const [first, ...rest] = contentOr(block, document, width, report)
    return first ? [i > 0 ? ({ stack: [first], pageBreak: 'before' } as Content) : first, ...rest] : []
  })
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
    content: [...content, ...notes],
  } as TDocumentDefinitions
  return report.with(await pdfmake.createPdf(definition).getBuffer())
}

function contentOr(block: Block, document: Document, width: number, report: Report): Content[] {
  if (block.kind === 'failed') return [{ text: report.failed(block.title), style: 'title' }]
  try {
    return figure(block, document, width, report)
  } catch (fault) {
    return [{ text: report.failed(block.title, fault), style: 'title' }]
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
    stamp(block, document, width),
    { ...tableOf(table, lang), margin: [0, 12, 0, 0] },
    ...(left
      ? [{ text: leftOff(block.table, table, lang), style: 'quiet', margin: [0, 4, 0, 0] } as Content]
      : []),
    about(block, lang),
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

function stamp({ stamp: of }: FigureBlock, { lang, colours: theme }: Document, width: number): Content {
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
    ...block.about.map(
      ([label, text]): Content => ({ text: [{ text: `${label}: `, bold: true }, text], fontSize: 8.5 }),
    ),
  ],
})

import { formatter, plain } from '../../core/format.ts'
import { productWords } from '../../core/product.ts'
import type { Lang } from '../../core/words.ts'
import { cellText, cut, isRight } from '../cells.ts'
import type { Block, Card, Document, FigureBlock, Rendered, Stamp, Table, TextBlock } from '../document.ts'
import { Report } from '../report.ts'
import { rowsLeftOff, sayFile } from '../words.ts'
import { chartPlans } from './chart-plans.ts'
import { Letter } from './docx-parts.ts'
import type { NativeChart } from './native-chart.ts'
import { qrPng } from './qr.ts'
import { ownLook, type SlideLook } from './slide-look.ts'
import { stampLines } from './stamp-lines.ts'
import { cardLines, textName } from './text-lines.ts'
import { escaped } from './xml.ts'

/** Some thirty pages of A4. */
const mostRows = 1_000
/** More columns than this stand on a page laid on its side. */
const mostUpright = 7
/** twentieths of a point: A4 less two centimetres on either side */
const widths = { upright: 9_638, wide: 14_570 }
/** EMU, of which a twentieth of a point has 635 and a centimetre 360.000 */
const twentieth = 635
const centimetre = 360_000

type Told = { lang: Lang; look: SlideLook; report: Report; letter: Letter }
type Side = keyof typeof widths

/** A4, with native charts, each with its workbook inside, and native tables: all of it can be edited. */
export async function renderDocx(document: Document): Promise<Rendered> {
  const { lang, blocks, title } = document
  const report = new Report(lang)
  const letter = new Letter({ title, product: productWords[lang], lang })
  const told: Told = { lang, look: ownLook(document), report, letter }
  let side: Side | null = null
  for (const block of blocks) {
    const next = sideOf(block)
    if (side !== null && next !== side) letter.endSection(side)
    side = next
    letter.add(blockXml(block, told))
  }
  if (report.lines.length > 0 && blocks.length > 1)
    letter.add(heading(sayFile('report', lang)) + report.lines.map((line) => paragraph(line)).join(''))
  return report.with(await letter.done(side ?? 'upright'))
}

const sideOf = (block: Block): Side =>
  block.kind === 'figure' && !block.chart && !block.cards && block.table.columns.length > mostUpright
    ? 'wide'
    : 'upright'

/** One that fails leaves its name in its place. */
function blockXml(block: Block, told: Told): string {
  if (block.kind === 'failed') return heading(told.report.failed(block.title))
  try {
    return block.kind === 'text' ? textXml(block, told) : figureXml(block, told)
  } catch (fault) {
    const name = block.kind === 'text' ? textName(block, told.lang) : block.title
    return heading(told.report.failed(name, fault))
  }
}

function textXml(block: TextBlock, told: Told): string {
  const { lang } = told
  return [
    block.title ? heading(block.title) : '',
    ...block.paragraphs.map((text) => paragraph(text)),
    block.note ? paragraph(`${sayFile('note', lang)}: ${block.note}`) : '',
    block.stamp ? stampXml(block.stamp, widths.upright, told) : '',
    block.about.length > 0 ? aboutXml(block, lang) : '',
  ].join('')
}

/** Three in a row, as the cells of a table, which people can edit. */
function cardsXml(cards: readonly Card[], { lang, look }: Told): string {
  const each = Math.min(cards.length, 3)
  const wide = Math.floor(widths.upright / each)
  const cell = (card: Card | undefined) =>
    `<w:tc><w:tcPr><w:tcW w:w="${wide}" w:type="dxa"/></w:tcPr>${
      card
        ? [
            `<w:p>${run(card.name, '<w:b/>')}</w:p>`,
            `<w:p>${run(card.figure ?? sayFile('notKnown', lang), '<w:b/><w:sz w:val="36"/>')}</w:p>`,
            ...cardLines(card, lang).map((line) => paragraph(line, { style: 'Quiet' })),
          ].join('')
        : '<w:p/>'
    }</w:tc>`
  const rows: string[] = []
  for (let first = 0; first < cards.length; first += each)
    rows.push(
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${Array.from({ length: each }, (_, i) => cell(cards[first + i])).join('')}</w:tr>`,
    )
  const rule = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${look.rule}"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(rule).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="${wide * each}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${cellEdges}</w:tblPr><w:tblGrid>${`<w:gridCol w:w="${wide}"/>`.repeat(each)}</w:tblGrid>${rows.join('')}</w:tbl>${gap}`
}

function figureXml(block: FigureBlock, told: Told): string {
  const { lang, look, report } = told
  const { chart, note, finding, drawn } = block
  const width = widths[sideOf(block)]
  const table = cut(block.table, mostRows)
  const isCut = table.rows.length < block.table.all
  const f = formatter(lang)
  const left = rowsLeftOff(f.number(table.rows.length), f.number(block.table.all), lang)
  const plans = chart ? chartPlans({ ...block, chart }, lang, look) : []
  if (isCut) report.say(left)
  return [
    heading(block.title),
    finding ? paragraph(finding, { with: '<w:keepNext/>' }) : '',
    drawn ? paragraph(drawn, { style: 'Quiet', with: '<w:keepNext/>' }) : '',
    ...plans.map(
      (plan) =>
        (plan.lead
          ? `<w:p><w:pPr><w:keepNext/></w:pPr>${run(plan.lead.figure, `<w:b/><w:color w:val="${look.accent}"/><w:sz w:val="36"/>`)}${run(`   ${plan.lead.day}`, `<w:color w:val="${look.quiet}"/>`)}</w:p>`
          : '') + chartXml(plan.chart, width, told),
    ),
    block.cards ? cardsXml(block.cards, told) : '',
    note ? paragraph(`${sayFile('note', lang)}: ${note}`) : '',
    stampXml(block.stamp, width, told),
    block.cards ? '' : tableXml(table, width, lang),
    isCut ? paragraph(left, { style: 'Quiet' }) : '',
    aboutXml(block, lang),
  ].join('')
}

type Manner = { style?: string; with?: string }

const paragraph = (text: string, { style, with: more = '' }: Manner = {}): string =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${more}</w:pPr>${run(text)}</w:p>`

const heading = (text: string): string => paragraph(text, { style: 'Heading1' })

const run = (text: string, how = ''): string =>
  `<w:r>${how ? `<w:rPr>${how}</w:rPr>` : ''}<w:t xml:space="preserve">${escaped(plain(text))}</w:t></w:r>`

function chartXml(chart: NativeChart, width: number, { letter }: Told): string {
  const high =
    chart.kind === 'line' ? 8.4 * centimetre : Math.max(5, 1 + chart.labels.length * 0.68) * centimetre
  const inside = `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${letter.chart(chart)}"/></a:graphicData>`
  return `<w:p><w:pPr><w:keepNext/></w:pPr>${drawing(inside, { wide: width * twentieth, high, alt: chart.alt }, letter)}</w:p>`
}

type Size = { wide: number; high: number; alt: string }

function drawing(inside: string, { wide, high, alt }: Size, letter: Letter): string {
  const id = letter.nextId()
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${Math.round(wide)}" cy="${Math.round(high)}"/><wp:docPr id="${id}" name="${id}" descr="${escaped(alt)}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${inside}</a:graphic></wp:inline></w:drawing></w:r>`
}

const noBorders = '<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/></w:tblBorders>'

/** Unit, day, source; the sample label; the address, and its code for a camera. */
function stampXml(stamp: Stamp, width: number, { lang, letter }: Told): string {
  const edge = 1.9 * centimetre
  const code = 1_250
  const address = `<w:p><w:pPr><w:pStyle w:val="Quiet"/></w:pPr><w:hyperlink r:id="${letter.link(stamp.address)}">${run(stamp.address)}</w:hyperlink></w:p>`
  const words = [
    ...stampLines(stamp, lang).map((line) => paragraph(line, { style: 'Quiet' })),
    stamp.sample ? `<w:p><w:pPr><w:pStyle w:val="Quiet"/></w:pPr>${run(stamp.sample, '<w:b/>')}</w:p>` : '',
    address,
  ].join('')
  const id = letter.picture(qrPng(stamp.address))
  const picture = `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="QR"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${edge}" cy="${edge}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>`
  const right = `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${drawing(picture, { wide: edge, high: edge, alt: sayFile('seeAsItWas', lang) }, letter)}</w:p>`
  const cell = (wide: number, inside: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${wide}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/>${noBorders}<w:tblLayout w:type="fixed"/>${cellEdges}</w:tblPr><w:tblGrid><w:gridCol w:w="${width - code}"/><w:gridCol w:w="${code}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(width - code, words)}${cell(code, right)}</w:tr></w:tbl>${gap}`
}

const cellEdges =
  '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
/** Two tables that touch become one. */
const gap = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'

function tableXml({ columns, rows, strong }: Table, width: number, lang: Lang): string {
  const f = formatter(lang)
  const size = `<w:sz w:val="${columns.length > mostUpright ? 14 : 17}"/>`
  const sum = columns.reduce((all, { weight }) => all + weight, 0)
  const wide = columns.map(({ weight }) => Math.floor((weight / sum) * width))
  const cell = (text: string, i: number, isBold: boolean, span = 1, rule = '') => {
    const column = columns[i]
    const all = wide.slice(i, i + span).reduce((sum, one) => sum + one, 0)
    const across = span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''
    const side = column && isRight(column) ? '<w:jc w:val="right"/>' : ''
    return `<w:tc><w:tcPr><w:tcW w:w="${all}" w:type="dxa"/>${across}${rule}</w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>${side}</w:pPr>${run(text, `${isBold ? '<w:b/>' : ''}${size}`)}</w:p></w:tc>`
  }
  const headRule =
    '<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="17212B"/></w:tcBorders>'
  const head = columns.map(({ head }, i) => cell(head, i, true, 1, headRule)).join('')
  const body = rows.map((cells, nth) => {
    const isStrong = strong.includes(nth)
    const isHead = isStrong && cells.slice(1).every((one) => one === null)
    const drawn = isHead
      ? cell(String(cells[0]), 0, true, columns.length)
      : cells.map((one, i) => cell(cellText(one, f), i, isStrong)).join('')
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${drawn}</w:tr>`
  })
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="C9C9C1"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9C9C1"/></w:tblBorders><w:tblLayout w:type="fixed"/>${cellEdges}</w:tblPr><w:tblGrid>${wide.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${body.join('')}</w:tbl>${gap}`
}

/** "Why this number?", on paper as well. */
const aboutXml = ({ about }: Pick<FigureBlock, 'about'>, lang: Lang): string =>
  paragraph(sayFile('about', lang), { style: 'Heading2' }) +
  about
    .map(
      ([label, text]) =>
        `<w:p><w:pPr><w:pStyle w:val="Quiet"/></w:pPr>${run(`${label}: `, '<w:b/>')}${run(text)}</w:p>`,
    )
    .join('')

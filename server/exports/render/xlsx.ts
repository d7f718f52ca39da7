import { formatter, plain } from '../../core/format.ts'
import type { Lang } from '../../core/words.ts'
import type { WorkbookSheet } from '../../sheets/write-workbook.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import type { Column, Document, FigureBlock, Rendered } from '../document.ts'
import { Report } from '../report.ts'
import { notDrawn, rowsLeftOff, sayFile } from '../words.ts'
import { stampLines } from './stamp-lines.ts'
import { textFoot, textName } from './text-lines.ts'

const kinds = { text: 'text', number: 'number', share: 'share', day: 'date' } as const

/** A sheet of typed cells for each block, and a last one that says what they mean and where they are from. */
export async function renderXlsx(document: Document): Promise<Rendered> {
  const { blocks, lang } = document
  const report = new Report(lang)
  const names = new Set<string>()
  const figures = blocks.flatMap((block, i) => {
    if (block.kind === 'failed') {
      report.failed(block.title)
      return []
    }
    if (block.kind === 'text') return []
    const name = sheetName(blocks.length === 1 ? sayFile('figures', lang) : `${i + 1}. ${block.title}`, names)
    return [figureSheet(block, name, lang, report)]
  })
  const bytes = await writeWorkbook({ sheets: [...figures, aboutSheet(document, names, report.lines)] })
  return report.with(bytes)
}

/** At most 31 signs, none of which Excel forbids, and each name once. */
function sheetName(wanted: string, taken: Set<string>): string {
  const bare = wanted
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'|'$/g, '')
  let name = bare.slice(0, 31)
  for (let nth = 2; taken.has(name.toLowerCase()); nth++) name = `${bare.slice(0, 27)} ${nth}`
  taken.add(name.toLowerCase())
  return name
}

const widthOf = ({ weight, head }: Column): number =>
  Math.max(Math.round(weight * 9), Math.min(24, Math.ceil(head.length / 2)))

function figureSheet(
  { table, title, note, stamp }: FigureBlock,
  name: string,
  lang: Lang,
  report: Report,
): WorkbookSheet {
  const f = formatter(lang)
  const left = rowsLeftOff(f.number(table.rows.length), f.number(table.all), lang)
  const isCut = table.rows.length < table.all
  if (isCut) report.say(left)
  return {
    name,
    columns: table.columns.map((column) => ({
      header: column.head,
      width: widthOf(column),
      kind: kinds[column.kind],
    })),
    rows: table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? plain(cell) : cell))),
    strong: table.strong,
    frozenRows: 1,
    filtered: true,
    foot: [
      title,
      ...(note ? [note] : []),
      ...(isCut ? [left] : []),
      ...stampLines(stamp, lang),
      ...(stamp.sample ? [stamp.sample] : []),
      stamp.address,
    ].map(plain),
  }
}

/** Definition, formula, source and trail of each figure, and what is not as it was asked for. */
function aboutSheet(
  { blocks, lang, title }: Document,
  names: Set<string>,
  report: readonly string[],
): WorkbookSheet {
  const rows: [string, string][] = []
  const strong: number[] = []
  for (const block of blocks) {
    strong.push(rows.length)
    rows.push([block.kind === 'text' ? textName(block, lang) : block.title, ''])
    if (block.kind === 'failed') {
      rows.push(['', notDrawn(block.title, lang)])
      continue
    }
    const lines: (readonly [string, string | null])[] =
      block.kind === 'text'
        ? [...block.paragraphs, ...textFoot(block, lang)].map((line) => ['', line] as const)
        : [
            ['', block.finding],
            ['', block.drawn],
            [sayFile('note', lang), block.note],
            ...stampLines(block.stamp, lang).map((line) => ['', line] as const),
            ['', block.stamp.sample],
          ]
    lines.push(...block.about)
    for (const [label, text] of lines) if (text) rows.push([label, plain(text)])
  }
  return {
    name: sheetName(sayFile('about', lang), names),
    columns: [
      { header: title, width: 34, kind: 'text' },
      { header: '', width: 110, kind: 'text' },
    ],
    rows: [...rows, ...report.map((line): [string, string] => [sayFile('report', lang), line])],
    strong,
    frozenRows: 1,
  }
}

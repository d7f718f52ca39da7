import { formatter, plain } from '../../core/format.ts'
import type { Lang } from '../../core/words.ts'
import { byteOrderMark, type CsvCell, csvLine } from '../../sheets/write-csv.ts'
import { cellText } from '../cells.ts'
import type { Cell, Document, Rendered } from '../document.ts'
import { Report } from '../report.ts'
import { rowsLeftOff } from '../words.ts'
import { stampLines } from './stamp-lines.ts'
import { textFoot } from './text-lines.ts'

/**
 * Opens by a double click in the Excel of the language: where Vietnamese is set, a comma is the decimal sign and Excel
 * parts cells by semicolons; where English is, by commas. Numbers have no thousands signs, so they arrive as numbers.
 */
const betweens = { vi: ';', en: ',' } as const

/** The table, then, after an empty line, where it is from. Several tables stand one below the other. */
export function renderCsv({ blocks, lang }: Document): Rendered {
  const f = formatter(lang)
  const between = betweens[lang]
  const report = new Report(lang)
  const line = (cells: readonly CsvCell[]) => csvLine(cells, between)
  const parts = blocks.map((block) => {
    if (block.kind === 'failed') return line([report.failed(block.title)])
    if (block.kind === 'text')
      return [...(block.title ? [block.title] : []), ...block.paragraphs, ...textFoot(block, lang)]
        .map((text) => line([plain(text)]))
        .join('')
    const { table, stamp } = block
    const left = rowsLeftOff(f.number(table.rows.length), f.number(table.all), lang)
    const foot = [
      block.title,
      ...(block.finding ? [block.finding] : []),
      ...(block.note ? [block.note] : []),
      ...stampLines(stamp, lang),
      ...(stamp.sample ? [stamp.sample] : []),
      ...(table.rows.length < table.all ? [left] : []),
      stamp.address,
    ]
    if (table.rows.length < table.all) report.say(left)
    return [
      line(table.columns.map(({ head }) => head)),
      ...table.rows.map((row) => line(row.map((cell) => csvCell(cell, lang)))),
      line([]),
      ...foot.map((text) => line([plain(text)])),
    ].join('')
  })
  return report.with(new TextEncoder().encode(byteOrderMark + parts.join('\r\n')))
}

/** A share as the page shows it, since numerator and denominator stand beside it; a day as the language writes it. */
function csvCell(cell: Cell, lang: Lang): CsvCell {
  if (cell === null) return ''
  if (typeof cell === 'string') return plain(cell)
  if (typeof cell === 'number')
    return { number: lang === 'vi' ? String(cell).replace('.', ',') : String(cell) }
  if ('share' in cell) return { number: cellText(cell, formatter(lang)).replace('−', '-') }
  return { number: lang === 'vi' ? formatter('vi').day(cell.day) : cell.day }
}

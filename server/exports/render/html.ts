import { formatter, plain } from '../../core/format.ts'
import { cellText, cut, isRight } from '../cells.ts'
import type { Document, FigureBlock, Rendered } from '../document.ts'
import { Report } from '../report.ts'
import { rowsLeftOff } from '../words.ts'
import { stampLines } from './stamp-lines.ts'
import { textFoot } from './text-lines.ts'
import { escaped } from './xml.ts'

/** What a letter or a sheet takes from the clipboard without slowing down. */
const mostRows = 1_000

/** The table alone, for the clipboard; no style but the side on which a cell stands, and no script. */
export function renderHtml(document: Document): Rendered {
  const report = new Report(document.lang)
  const parts = document.blocks.map((block) => {
    if (block.kind === 'figure') return tableOf(block, document, report)
    if (block.kind === 'text')
      return [...(block.title ? [block.title] : []), ...block.paragraphs, ...textFoot(block, document.lang)]
        .map((line) => `<p>${escaped(plain(line))}</p>`)
        .join('')
    return `<p>${escaped(report.failed(block.title))}</p>`
  })
  const html = `<!doctype html><html lang="${document.lang}"><meta charset="utf-8"><title>${escaped(document.title)}</title>${parts.join('')}</html>\n`
  return report.with(new TextEncoder().encode(html))
}

function tableOf(block: FigureBlock, { lang }: Document, report: Report): string {
  const f = formatter(lang)
  const table = cut(block.table, mostRows)
  const side = (i: number) => {
    const column = table.columns[i]
    return column && isRight(column) ? ' align="right"' : ''
  }
  const head = table.columns.map(({ head: said }, i) => `<th${side(i)}>${escaped(said)}</th>`).join('')
  const body = table.rows.map(
    (row) =>
      `<tr>${row.map((cell, i) => `<td${side(i)}>${escaped(plain(cellText(cell, f)))}</td>`).join('')}</tr>`,
  )
  const left = rowsLeftOff(f.number(table.rows.length), f.number(block.table.all), lang)
  if (table.rows.length < block.table.all) report.say(left)
  const foot = [
    ...(table.rows.length < block.table.all ? [left] : []),
    ...stampLines(block.stamp, lang),
    ...(block.stamp.sample ? [block.stamp.sample] : []),
    block.stamp.address,
  ]
  return `<table><caption>${escaped(block.title)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>${foot.map((line) => `<p>${escaped(line)}</p>`).join('')}`
}

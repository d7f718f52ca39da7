/** The mark by which Excel knows UTF-8. */
export const byteOrderMark = '\uFEFF'

/** A text that a spreadsheet takes for text: one that begins like a formula is quoted by an apostrophe (OWASP). */
const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** What stands in a cell: a text, or a number as its reader writes it, which may begin with a minus. */
export type CsvCell = string | { number: string }

/** One line of cells. A comma where machines read; a semicolon where the decimal sign is a comma. */
export function csvLine(cells: readonly CsvCell[], between: ',' | ';'): string {
  const quoted = cells.map((cell) => {
    const text = typeof cell === 'string' ? safe(cell) : cell.number
    return /[",;\n\r']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  })
  return `${quoted.join(between)}\r\n`
}

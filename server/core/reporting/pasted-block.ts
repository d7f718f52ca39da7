import { nfc } from '../text.ts'

/** A quoted cell: everything up to the closing quote, quotes inside doubled. */
const quotedCell = /"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)/y
const plainCell = /[^\t\r\n]*/y
const rowEnd = /\r\n|\r|\n/y

/**
 * The rows of a block as spreadsheets put it on the clipboard: tabs between cells, cells with a tab or a line
 * break in quotes. A quote that opens nothing is text. Cells are composed (NFC) and trimmed; rows keep their own
 * lengths. Nothing at all is no row.
 */
export function readBlock(text: string): string[][] {
  const rows: string[][] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at = pattern.lastIndex
    return match
  }
  const takeCell = (): string => {
    const quoted = take(quotedCell)
    const cell = quoted ? (quoted[1] as string).replaceAll('""', '"') : (take(plainCell)?.[0] ?? '')
    return nfc(cell).trim()
  }
  while (at < text.length) {
    const row = [takeCell()]
    while (text[at] === '\t') {
      at += 1
      row.push(takeCell())
    }
    take(rowEnd)
    rows.push(row)
  }
  return rows
}

/** Counted from 0. */
export type Cell = { row: number; column: number }
export type PlacedText = Cell & { text: string }

/**
 * Which cell of a grid each text of a block goes to, its first at `at`. `outside` has the texts that find no
 * cell, by where they would stand; blanks out there are nothing to tell of.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  at: Cell,
  grid: { rows: number; columns: number },
): { inside: PlacedText[]; outside: PlacedText[] } {
  const inside: PlacedText[] = []
  const outside: PlacedText[] = []
  for (const [down, texts] of block.entries()) {
    for (const [right, text] of texts.entries()) {
      const placed = { row: at.row + down, column: at.column + right, text }
      if (placed.row < grid.rows && placed.column < grid.columns) inside.push(placed)
      else if (text !== '') outside.push(placed)
    }
  }
  return { inside, outside }
}

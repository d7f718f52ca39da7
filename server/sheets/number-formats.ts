import { ReadingStopped } from './problem.ts'
import { readXml } from './read-xml.ts'

/** What the format of a cell makes of the number in it. */
export type NumberKind = 'number' | 'date' | 'percent'

/** Excel has 65,490 cell formats at most. */
const mostFormats = 65_490

const between = (id: number, first: number, last: number) => id >= first && id <= last

/** The formats that need no code in the file (ECMA-376 part 1, 18.8.30), dates of East Asian ones among them. */
function builtIn(id: number): NumberKind {
  if (id === 9 || id === 10) return 'percent'
  const isDate = between(id, 14, 17) || id === 22 || between(id, 27, 31) || id === 36 || between(id, 50, 58)
  return isDate ? 'date' : 'number'
}

/** `dd/mm/yyyy` is a date, `0.0%` a percentage; a time alone (`h:mm`, `[h]:mm`) counts as a number. */
export function kindOfCode(code: string): NumberKind {
  const bare = code.toLowerCase().replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/g, '')
  if (bare.includes('%')) return 'percent'
  if (bare.includes('general')) return 'number'
  return /[yd]/.test(bare) || (bare.includes('m') && !/[hs]/.test(bare)) ? 'date' : 'number'
}

/** What each style of a workbook makes of a number, by the index that a cell gives. @throws ReadingStopped */
export async function readNumberKinds(chunks: AsyncIterable<string>): Promise<NumberKind[]> {
  const codes = new Map<number, NumberKind>()
  const kinds: NumberKind[] = []
  let inCells = false
  await readXml(chunks, {
    open(name, { numFmtId, formatCode }) {
      const id = Number(numFmtId ?? 0)
      if (name === 'cellXfs') inCells = true
      else if (name === 'numFmt') codes.set(id, kindOfCode(formatCode ?? ''))
      else if (name === 'xf' && inCells) kinds.push(codes.get(id) ?? builtIn(id))
      if (kinds.length > mostFormats || codes.size > mostFormats) throw new ReadingStopped('damaged')
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return kinds
}

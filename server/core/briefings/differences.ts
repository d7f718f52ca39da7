import type { FrozenBlock } from './frozen.ts'

/** One figure, or one computed sentence, that reads otherwise. */
export type Difference = {
  /** of the block */
  key: string
  title: string
  /** the office, the period, the indicator; null of a sentence */
  row: string | null
  column: string | null
  /** what names the row beyond words: a period, an office, a KPI, an item; null of a sentence */
  rowKey: string | null
  /** null: it was not there, or is no more */
  old: string | null
  now: string | null
}

/** What reads otherwise in the same blocks, read twice. What people wrote, and blocks that only one has, are not compared. */
export function differencesOf(before: readonly FrozenBlock[], after: readonly FrozenBlock[]): Difference[] {
  return before.flatMap((block) => {
    const other = after.find(({ key }) => key === block.key)
    if (!other || block.spec.kind === 'text') return []
    return block.parts.flatMap((part) => {
      const same = other.parts.find((one) => one.part === part.part)
      return same ? ofPart(block.key, part, same) : []
    })
  })
}

type Part = FrozenBlock['parts'][number]

function ofPart(key: string, before: Part, after: Part): Difference[] {
  const title = before.title ?? after.title ?? ''
  if (!before.read || !after.read) return []
  if (before.columns.length === 0) {
    const [old, now] = [before.lines.join(' '), after.lines.join(' ')]
    return old === now ? [] : [{ key, title, row: null, column: null, rowKey: null, old, now }]
  }
  const rows = new Map(after.rows.map((row) => [row.key, row.cells]))
  const gone = before.rows.flatMap(({ key: rowKey, cells }) => {
    const others = rows.get(rowKey)
    rows.delete(rowKey)
    return cells.flatMap((old, i) => {
      const column = before.columns[i] ?? ''
      const now = others === undefined ? null : (others[after.columns.indexOf(column)] ?? null)
      // A row that is no more is told once.
      if (old === now || (now === null && i > 0)) return []
      return [{ key, title, row: cells[named(cells)] ?? rowKey, column, rowKey, old, now }]
    })
  })
  const come = [...rows].map(([rowKey, cells]) => {
    const at = named(cells)
    const column = after.columns[at] ?? ''
    return { key, title, row: cells[at] ?? rowKey, column, rowKey, old: null, now: cells[at] ?? rowKey }
  })
  return [...gone, ...come]
}

/** The first cell that is more than a number names the row. */
const named = (cells: readonly string[]): number => {
  const found = cells.findIndex((cell) => /\p{L}{2}/u.test(cell))
  return found < 0 ? 0 : found
}

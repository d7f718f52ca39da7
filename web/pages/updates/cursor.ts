import { type Field, fields } from './row-draft.ts'

/** Columns as they stand on the screen. */
export const columns = [
  'name',
  'before',
  'numerator',
  'denominator',
  'value',
  'vintage',
  'source',
  'note',
  'explanation',
  'state',
] as const
export type Column = (typeof columns)[number]
export type At = { row: number; column: number }

export const fieldAt = (column: number): Field | null => {
  const name = columns[column]
  return fields.find((field) => field === name) ?? null
}
export const columnOf = (name: Column): number => columns.indexOf(name)

/** Where a key leads from a cell; null: it leads nowhere. `ctrl`: to the end. */
export function moved(key: string, from: At, rows: number, ctrl = false): At | null {
  const last = { row: rows - 1, column: columns.length - 1 }
  const { row, column } = from
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? 0 : Math.max(0, row - 1), column }
    case 'ArrowDown':
      return { row: ctrl ? last.row : Math.min(last.row, row + 1), column }
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : Math.max(0, column - 1) }
    case 'ArrowRight':
      return { row, column: ctrl ? last.column : Math.min(last.column, column + 1) }
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 }
    case 'End':
      return { row: ctrl ? last.row : row, column: last.column }
    case 'PageUp':
      return { row: Math.max(0, row - 10), column }
    case 'PageDown':
      return { row: Math.min(last.row, row + 10), column }
    default:
      return null
  }
}

/** The next cell that can be filled, row by row; null past the ends, where the focus leaves the grid. */
export function nextOpen(
  { row, column }: At,
  step: 1 | -1,
  rows: number,
  isOpen: (at: At) => boolean,
): At | null {
  const last = rows * columns.length
  for (let i = row * columns.length + column + step; i >= 0 && i < last; i += step) {
    const at = { row: Math.floor(i / columns.length), column: i % columns.length }
    if (isOpen(at)) return at
  }
  return null
}

export type Editing = {
  /** what was typed over the cell; null: what stands there is changed */
  over: boolean
}

type State = {
  at: At
  anchor: At
  editing: Editing | null
  /** counts how often the cell was to be given the focus, be it the same again */
  focusings: number
}

/** Which cell has the focus, which block is chosen and what is being typed in. A row hears only of what touches it. */
export function openCursor() {
  let state: State = {
    at: { row: 0, column: columnOf('numerator') },
    anchor: { row: 0, column: columnOf('numerator') },
    editing: null,
    focusings: 0,
  }
  const listeners = new Set<() => void>()
  const set = (next: Partial<State>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const block = () => {
    const { at, anchor } = state
    return {
      top: Math.min(at.row, anchor.row),
      bottom: Math.max(at.row, anchor.row),
      left: Math.min(at.column, anchor.column),
      right: Math.max(at.column, anchor.column),
    }
  }
  return {
    state: () => state,
    block,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** `extend`: the block grows from where it began; `quietly`: the browser has moved the focus already */
    goTo(at: At, { extend = false, quietly = false } = {}) {
      set({
        at,
        anchor: extend ? state.anchor : at,
        editing: null,
        focusings: state.focusings + (quietly ? 0 : 1),
      })
    },
    edit: (editing: Editing | null, { quietly = false } = {}) =>
      set({ editing, focusings: state.focusings + (editing === null && !quietly ? 1 : 0) }),
    /** in a few signs, so that a row which nothing touches compares equal: "3e#7|2-4" */
    ofRow(row: number): string {
      const { at, editing, focusings } = state
      const { top, bottom, left, right } = block()
      const own =
        at.row === row ? `${at.column}${editing ? (editing.over ? 'o' : 'e') : ''}#${focusings}` : ''
      const isBlock = top !== bottom || left !== right
      const chosen = isBlock && row >= top && row <= bottom ? `${left}-${right}` : ''
      return own || chosen ? `${own}|${chosen}` : ''
    },
  }
}
export type Cursor = ReturnType<typeof openCursor>

/** Reads what `ofRow` says. */
export function readRowCursor(said: string) {
  const [own = '', chosen = ''] = said.split('|')
  const [left = 1, right = 0] = chosen ? chosen.split('-').map(Number) : []
  const [cell = '', focusing = ''] = own.split('#')
  return {
    focus: own ? Number.parseInt(cell, 10) : null,
    /** another number: the cell is to be given the focus */
    focusing: Number(focusing),
    editing: cell.endsWith('o') ? { over: true } : cell.endsWith('e') ? { over: false } : null,
    isChosen: (column: number) => column >= left && column <= right,
  }
}

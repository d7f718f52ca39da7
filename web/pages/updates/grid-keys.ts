import { moved, nextOpen } from './cursor.ts'
import { type Desk, isStacked, openField } from './desk.ts'
import type { Edit } from './sheet.ts'

/** To the next cell that can be filled; false past the ends, where the browser moves the focus out of the grid. */
export function tabOn(desk: Desk, back: boolean): boolean {
  const { at } = desk.cursor.state()
  const next = nextOpen(at, back ? -1 : 1, desk.rows().length, (to) => openField(desk, to) !== null)
  if (!next) return false
  desk.cursor.goTo(next)
  return true
}

/** How a cell that was typed in is left. False: the browser does what it would. */
export function leaveCell(
  desk: Desk,
  key: 'Enter' | 'Tab' | 'ArrowUp' | 'ArrowDown' | 'Escape',
  back: boolean,
): boolean {
  const { cursor } = desk
  if (key === 'Escape') {
    cursor.edit(null)
    return true
  }
  // On a card the next cell is the one below, which is the next of the same value, open at once.
  if (isStacked() && key === 'Enter') {
    if (tabOn(desk, back)) cursor.edit({ over: false })
    else cursor.edit(null)
    return true
  }
  if (key === 'Tab') {
    if (tabOn(desk, back)) return true
    cursor.edit(null)
    return false
  }
  const step = key === 'ArrowUp' || (key === 'Enter' && back) ? 'ArrowUp' : 'ArrowDown'
  const { at } = cursor.state()
  cursor.goTo(moved(step, at, desk.rows().length) ?? at)
  return true
}

/** Keys that go on in a grid that nobody types in. True: the key was for the grid. */
export function pressGrid(
  desk: Desk,
  { key, shiftKey, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>,
): boolean {
  const { cursor } = desk
  const { at } = cursor.state()
  const command = ctrlKey || metaKey
  if (key === 'Tab') return tabOn(desk, shiftKey)
  if (key === 'Enter') {
    cursor.goTo(moved(shiftKey ? 'ArrowUp' : 'ArrowDown', at, desk.rows().length) ?? at)
    return true
  }
  if (key === 'F2') {
    if (openField(desk, at)) cursor.edit({ over: false })
    return true
  }
  if ((key === 'Delete' || key === 'Backspace') && !command) {
    clearBlock(desk)
    return true
  }
  const to = moved(key, at, desk.rows().length, command)
  if (!to) return false
  cursor.goTo(to, { extend: shiftKey })
  return true
}

/** Empties the chosen cells; a vintage has no empty. */
export function clearBlock(desk: Desk): void {
  const { top, bottom, left, right } = desk.cursor.block()
  const edits: Edit[] = []
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const field = openField(desk, { row, column })
      const found = desk.rows()[row]
      if (!field || !found || field === 'vintage') continue
      const isNumber = field === 'numerator' || field === 'denominator'
      edits.push({ row: found.row, field, held: isNumber ? null : '' })
    }
  desk.sheet.edit(edits)
}

/** A key that puts a sign into a cell. `Process`: an input method is about to. */
export const isTyping = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean =>
  !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Process' || key === 'Dead')

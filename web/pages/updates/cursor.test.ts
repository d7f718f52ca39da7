import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnOf, columns, fieldAt, moved, nextOpen, openCursor, readRowCursor } from './cursor.ts'

const from = { row: 1, column: columnOf('numerator') }

describe('where keys lead', () => {
  it('is a cell beside, an end, or nowhere', () => {
    expect(moved('ArrowDown', from, 3)).toEqual({ ...from, row: 2 })
    expect(moved('ArrowUp', from, 3, true)).toEqual({ ...from, row: 0 })
    expect(moved('End', from, 3)).toEqual({ row: 1, column: columns.length - 1 })
    expect(moved('Home', from, 3, true)).toEqual({ row: 0, column: 0 })
    expect(moved('a', from, 3)).toBe(null)
  })

  it('never leaves the grid', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())),
        fc.integer({ min: 1, max: 30 }),
        (walk, rows) => {
          let at = { row: 0, column: 0 }
          for (const [key, ctrl] of walk) at = moved(key, at, rows, ctrl) ?? at
          expect(at.row >= 0 && at.row < rows && at.column >= 0 && at.column < columns.length).toBe(true)
        },
      ),
    )
  })

  it('is with Tab the next cell that can be filled, over rows, and out of the grid at its ends', () => {
    const isOpen = ({ row, column }: { row: number; column: number }) => row !== 1 && fieldAt(column) !== null
    const last = { row: 0, column: columnOf('explanation') }
    expect(nextOpen(last, 1, 3, isOpen)).toEqual({ row: 2, column: columnOf('numerator') })
    expect(nextOpen({ row: 0, column: columnOf('numerator') }, -1, 3, isOpen)).toBe(null)
    expect(nextOpen({ row: 2, column: columnOf('explanation') }, 1, 3, isOpen)).toBe(null)
  })
})

describe('the cursor', () => {
  it('tells a row only what touches it', () => {
    const cursor = openCursor()
    cursor.goTo(from)
    expect([0, 1, 2].map(cursor.ofRow)).toEqual(['', '2#1|', ''])
    cursor.goTo({ row: 2, column: 3 }, { extend: true })
    expect([0, 1, 2].map(cursor.ofRow)).toEqual(['', '|2-3', '3#2|2-3'])
    cursor.edit({ over: true })
    const row = readRowCursor(cursor.ofRow(2))
    expect([row.focus, row.editing, row.isChosen(2), row.isChosen(4)]).toEqual([
      3,
      { over: true },
      true,
      false,
    ])
    expect(readRowCursor(cursor.ofRow(0))).toMatchObject({ focus: null, editing: null })
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellAt, cellName, columnName } from './column-name.ts'

it('names columns as Excel does', () => {
  expect([1, 26, 27, 52, 53, 702, 703, 16_384].map(columnName)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
    'XFD',
  ])
})

it('finds the cell that a name names, and none for what is no name', () => {
  const row = fc.integer({ min: 1, max: 1_048_576 })
  const column = fc.integer({ min: 1, max: 16_384 })
  fc.assert(
    fc.property(row, column, (r, c) => {
      expect(cellAt(cellName(r, c))).toEqual({ row: r, column: c })
    }),
  )
  for (const name of ['', 'A', '1', 'A0', 'a1', 'A1:B2', '$A$1', 'AAAA1', 'A12345678'])
    expect(cellAt(name)).toBeNull()
})

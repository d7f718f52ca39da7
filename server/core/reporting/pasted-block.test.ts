import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeBlock, readBlock } from './pasted-block.ts'

describe('a block from the clipboard', () => {
  test.each<[why: string, text: string, rows: string[][]]>([
    [
      'tabs part cells, line ends part rows',
      '19\t57\r\n23\t25\r\n',
      [
        ['19', '57'],
        ['23', '25'],
      ],
    ],
    [
      'the other spreadsheet ends rows with \\n',
      '19\t57\n23\t25\n',
      [
        ['19', '57'],
        ['23', '25'],
      ],
    ],
    ['or with \\r alone', '19\r23\r', [['19'], ['23']]],
    ['one cell', '1.579', [['1.579']]],
    ['nothing', '', []],
    ['the last line end is no row', 'a\n', [['a']]],
    ['an empty row before it is one', 'a\n\n', [['a'], ['']]],
    [
      'empty cells stay where they are',
      '\t57\t\r\n\t\t',
      [
        ['', '57', ''],
        ['', '', ''],
      ],
    ],
    ['rows of different lengths keep them', 'a\nb\tc', [['a'], ['b', 'c']]],
    ['a line break in quotes belongs to its cell', '"dòng 1\ndòng 2"\t5\r\n', [['dòng 1\ndòng 2', '5']]],
    ['a tab in quotes too', '"a\tb"\tc', [['a\tb', 'c']]],
    ['doubled quotes in quotes are one', '"gọi là ""một cửa""\n"\t5', [['gọi là "một cửa"', '5']]],
    ['two quotes alone are an empty cell', '""\t5', [['', '5']]],
    ['quotes inside a cell are text', 'máy 14" mới\t5', [['máy 14" mới', '5']]],
    ['quotes that close before the cell ends are text', '"một cửa" điện tử\t5', [['"một cửa" điện tử', '5']]],
    [
      'a quote that never closes is text and swallows nothing',
      '"a\t1\nb\t2',
      [
        ['"a', '1'],
        ['b', '2'],
      ],
    ],
    ['cells are trimmed, no-break spaces too', '\u00a01.579\u00a0\t 57 ', [['1.579', '57']]],
    ['decomposed letters are composed', 'Hải Phòng'.normalize('NFD'), [['Hải Phòng']]],
  ])('%s', (_, text, rows) => {
    expect(readBlock(text)).toEqual(rows)
  })

  const cell = fc
    .string({ unit: fc.constantFrom('a', '1', '.', ',', '"', '\t', '\n', ' ', 'ệ'), maxLength: 6 })
    .map((text) => text.trim())
  const block = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 })
  const written = (rows: string[][], end: string, always: boolean) =>
    rows
      .map((row) =>
        row.map((c) => (always || /["\t\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join('\t'),
      )
      .map((row) => row + end)
      .join('')

  test('what is written in quotes where needed, or everywhere, reads back', () => {
    fc.assert(
      fc.property(block, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, always) => {
        expect(readBlock(written(rows, end, always))).toEqual(rows)
      }),
    )
  })
  test('a long block of quotes that never close is read in a moment', () => {
    const text = '"x\t""y'.repeat(50_000)
    expect(readBlock(text)[0]).toHaveLength(50_001)
  }, 2_000)

  const corner = { row: 0, column: 0 }

  test('from the first cell of a grid of its own size, it fills the grid', () => {
    expect(
      placeBlock(
        [
          ['19', '57'],
          ['23', '25'],
        ],
        corner,
        { rows: 2, columns: 2 },
      ),
    ).toEqual({
      inside: [
        { row: 0, column: 0, text: '19' },
        { row: 0, column: 1, text: '57' },
        { row: 1, column: 0, text: '23' },
        { row: 1, column: 1, text: '25' },
      ],
      outside: [],
    })
  })
  test('what stands below or right of the grid is told by its place; blanks there are not', () => {
    const placed = placeBlock(
      [
        ['1', '2', ''],
        ['3', '', '4'],
      ],
      { row: 1, column: 1 },
      { rows: 2, columns: 3 },
    )
    expect(placed.inside).toEqual([
      { row: 1, column: 1, text: '1' },
      { row: 1, column: 2, text: '2' },
    ])
    expect(placed.outside).toEqual([
      { row: 2, column: 1, text: '3' },
      { row: 2, column: 3, text: '4' },
    ])
  })
  test('a blank inside is placed: it empties its cell', () => {
    expect(placeBlock([['']], corner, { rows: 1, columns: 1 }).inside).toEqual([{ ...corner, text: '' }])
  })

  const size = fc.record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) })
  const place = fc.record({ row: fc.nat(4), column: fc.nat(4) })
  test('every text is inside or outside, once, in its order; nothing inside leaves the grid', () => {
    fc.assert(
      fc.property(block, place, size, (rows, at, grid) => {
        const { inside, outside } = placeBlock(rows, at, grid)
        const texts = [...inside, ...outside].filter((p) => p.text !== '')
        texts.sort((a, b) => a.row - b.row || a.column - b.column)
        expect(texts.map((p) => p.text)).toEqual(rows.flat().filter((text) => text !== ''))
        for (const p of texts) expect(rows[p.row - at.row]?.[p.column - at.column]).toBe(p.text)
        for (const p of inside) expect(p.row < grid.rows && p.column < grid.columns).toBe(true)
        for (const p of outside) expect(p.row < grid.rows && p.column < grid.columns).toBe(false)
      }),
    )
  })
})

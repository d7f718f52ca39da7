import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Correction, type ReportCellText, readReport } from './report-sheet.ts'

/** Rows of texts as a file without types has them; null leaves a cell out. */
const sheetOf = (...rows: (string | number | null)[][]): ReportCellText[][] =>
  rows.flatMap((cells, at) => {
    const filled = cells.flatMap((cell, i) =>
      cell === null
        ? []
        : [
            {
              row: at + 1,
              column: i + 1,
              text: String(cell),
              number: typeof cell === 'number' ? cell : null,
              percent: false,
            },
          ],
    )
    return filled.length > 0 ? [filled] : []
  })
const heads = ['Mã chỉ số', 'Kỳ', 'Tử số', 'Mẫu số', 'Loại số liệu', 'Ghi chú']
const placesOf = ({ problems }: ReturnType<typeof readReport>) =>
  problems.map(({ row, column, code }) => [row, column, code])

describe('the rows of a report', () => {
  it('heads in either language, in any order, decomposed, under a title', () => {
    const read = readReport(
      sheetOf(
        ['BÁO CÁO THÁNG 11'],
        [null, 'Sở Y tế'],
        ['Vintage', 'Tử số'.normalize('NFD'), 'MẪU SỐ', 'period', 'KPI id'],
        ['Ước', 12, 40, '11/2024', 'a-share'],
      ),
    )
    expect(read).toMatchObject({ head: 3, problems: [], ask: [], columns: { numerator: 2, kpi: 5 } })
    expect(read.lines).toEqual([
      {
        row: 4,
        kpi: 'a-share',
        period: '2024-11',
        content: {
          numerator: 12,
          denominator: 40,
          vintage: 'estimate',
          source: null,
          note: null,
          explanation: null,
        },
      },
    ])
  })

  it('without heads, or with one missing or twice, says so and reads no line', () => {
    expect(readReport(sheetOf(['a', 'b'], ['c', 'd']))).toMatchObject({
      head: null,
      lines: [],
      problems: [{ code: 'no-header' }],
    })
    expect(placesOf(readReport(sheetOf(['Mã chỉ số', 'Kỳ', 'Tử số', 'Kỳ'], ['a', '2024', '1'])))).toEqual([
      [1, 4, 'column-twice'],
      [1, null, 'column-missing'],
    ])
  })

  it('what the template prints beside empty cells is no report; a note alone is one', () => {
    const read = readReport(
      sheetOf(
        heads,
        ['a', '2024', null, null, 'Chính thức', null],
        ['b', '2024', null, null, null, 'chưa có'],
      ),
    )
    expect(read.lines.map(({ row, kpi }) => [row, kpi])).toEqual([[3, 'b']])
  })

  it('every problem of a line at once, where it stands', () => {
    const read = readReport(
      sheetOf(
        heads,
        [null, 'mười một', '12,5%', '4o', 'Gần đúng', 'x'.repeat(2_001)],
        ['a', null, 1, 2, null, null],
        ['b', '2024', 1, 2, null, null],
        ['b', 'Năm 2024', 3, 4, null, null],
      ),
    )
    expect(read.lines.map(({ row }) => row)).toEqual([4])
    expect(placesOf(read)).toEqual([
      [2, 1, 'kpi-missing'],
      [2, 2, 'unknown-period'],
      [2, 5, 'unknown-vintage'],
      [2, 6, 'too-long'],
      [2, 3, 'number: percent'],
      [2, 4, 'number: unit-attached'],
      [3, 2, 'period-missing'],
      [5, 1, 'twice'],
    ])
  })

  it('a share shown as per cent is refused: what it is a share of is wanted', () => {
    const rows = sheetOf(heads, ['a', '2024', 0.85, 100, null, null])
    const [, line = []] = rows
    const read = readReport([rows[0] ?? [], line.map((cell) => ({ ...cell, percent: cell.column === 3 }))])
    expect(placesOf(read)).toEqual([[2, 3, 'number: percent']])
  })

  it('a column that reads two ways is asked about once; one that is written both ways is said so', () => {
    const count = (...texts: string[]) =>
      readReport(sheetOf(heads, ...texts.map((text, i) => [`k${i}`, '2024', text, null, null, null])))
    expect(count('1.579', '2.000', '3')).toMatchObject({
      ask: [{ column: 'numerator', example: '1.579' }],
      problems: [],
    })
    expect(count('1.579', '2,5')).toMatchObject({ ask: [], problems: [] })
    expect(count('1.579', '2,5').lines.map(({ content }) => content.numerator)).toEqual([1_579, 2.5])
    expect(placesOf(count('1.579,5', '1,579.5'))).toContainEqual([1, 3, 'mixed-conventions'])
    const said = readReport(
      sheetOf(heads, ...['1.579,5', '1,579.5'].map((text, i) => [`k${i}`, '2024', text, null, null, null])),
      { conventions: { numerator: 'vi' } },
    )
    expect(placesOf(said)).toEqual([[3, 3, 'number: other-convention']])
  })

  it('an id is read without marks that nobody sees', () => {
    const read = readReport(sheetOf(heads, ['a-\u200bshare\ufeff ', '2024', 1, 2, null, null]))
    expect(read.lines[0]?.kpi).toBe('a-share')
  })
})

describe('corrections', () => {
  it('the last word on a cell counts, also on one that is empty in the file', () => {
    const read = readReport(sheetOf(heads, ['a', '2024', 'x', null, null, null]), {
      corrections: [
        { row: 2, column: 3, text: '7' },
        { row: 2, column: 4, text: '9' },
        { row: 2, column: 3, text: '8' },
      ],
    })
    expect(read.lines[0]?.content).toMatchObject({ numerator: 8, denominator: 9 })
  })

  it('said twice they do what they do once; in another order of cells as well', () => {
    const text = fc.constantFrom(
      'a',
      'b',
      '2024',
      'Tháng 11/2024',
      '1',
      '1.579',
      '2,5',
      '12%',
      'Ước',
      '',
      'x',
    )
    const rows = fc.array(fc.array(text, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 5 })
    const correction: fc.Arbitrary<Correction> = fc.record({
      row: fc.integer({ min: 1, max: 7 }),
      column: fc.integer({ min: 1, max: 7 }),
      text,
    })
    const corrections = fc.uniqueArray(correction, { selector: ({ row, column }) => `${row} ${column}` })
    fc.assert(
      fc.property(rows, corrections, (texts, once) => {
        const sheet = sheetOf(heads, ...texts)
        const read = readReport(sheet, { corrections: once })
        expect(readReport(sheet, { corrections: [...once, ...once] })).toEqual(read)
        expect(readReport(sheet, { corrections: [...once].reverse() })).toEqual(read)
      }),
    )
  })
})

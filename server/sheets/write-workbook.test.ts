import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from './limits.ts'
import { openParts } from './parts.ts'
import { readSheet } from './read-sheet.ts'
import { type WorkbookSheet, writeWorkbook } from './write-workbook.ts'

const columns = [
  { header: 'Mã', width: 12, kind: 'text' },
  { header: 'Giá trị', width: 14, kind: 'number' },
  { header: 'Ngày', width: 14, kind: 'date' },
] as const
const sheetOf = (rows: WorkbookSheet['rows'], rest: Partial<WorkbookSheet> = {}): WorkbookSheet => ({
  name: 'Số liệu',
  columns,
  rows,
  frozenRows: 1,
  ...rest,
})
const partOf = async (bytes: Buffer, name: string) => {
  let text = ''
  for await (const chunk of (await openParts(bytes, defaultLimits)).text(name)) text += chunk
  return text
}
const readBack = async (rows: WorkbookSheet['rows']) => {
  const { sheet, problems } = await readSheet(await writeWorkbook({ sheets: [sheetOf(rows)] }))
  expect(problems).toEqual([])
  return sheet?.rows.slice(1).flat()
}

describe('a written workbook', () => {
  it('has its headers in bold, frozen, and each value as its type is', async () => {
    const bytes = await writeWorkbook({ sheets: [sheetOf([['007', 85.4, '2024-11-22']])] })
    const { sheet, problems } = await readSheet(bytes)
    expect(problems).toEqual([])
    expect(sheet?.name).toBe('Số liệu')
    expect(sheet?.rows.map((row) => row.map(({ text, number, date }) => [text, number, date]))).toEqual([
      columns.map(({ header }) => [header, null, null]),
      [
        ['007', null, null],
        ['85.4', 85.4, null],
        ['2024-11-22', null, '2024-11-22'],
      ],
    ])
    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).toMatch(
      /<pane [^>]*ySplit="1"[^>]*state="frozen"/,
    )
    expect(await partOf(bytes, 'xl/styles.xml')).toContain('<b/>')
  })

  it('holds no formula, whatever a text begins with', async () => {
    const texts = ['=1+1', '+84', '-5', '@SUM(A1)', '=HYPERLINK("http://a","b")', '\t=1']
    const bytes = await writeWorkbook({ sheets: [sheetOf(texts.map((text) => [text]))] })
    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f')
    expect((await readBack(texts.map((text) => [text])))?.map((cell) => cell.text)).toEqual(texts)
  })

  it('loses no sign that XML or its writer would leave out', async () => {
    const texts = [
      '\ufffd',
      'a\u0001b',
      '\u007f',
      'một\u0085',
      '\ufdd0',
      '\u{1fffe}x',
      'a\ud800b',
      'c\r\nd',
      '\uffff',
    ]
    expect((await readBack(texts.map((text) => [text])))?.map((cell) => cell.text)).toEqual(texts)
  })

  it('leaves an empty cell empty, formatted for what is to be typed there', async () => {
    expect(
      await readBack([
        [null, null, null],
        ['', 1],
      ]),
    ).toMatchObject([{ row: 3, column: 2, number: 1 }])
    const bytes = await writeWorkbook({ sheets: [sheetOf([[null, null, null]])] })
    const sheet = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(sheet).toMatch(/<c r="A2" s="\d+"\/><c r="C2" s="\d+"\/>/)
  })

  it('may have a hidden sheet, which its reader knows as its own', async () => {
    const key = sheetOf([['SYT|2024-11']], { name: 'Khóa', hidden: true })
    const bytes = await writeWorkbook({ sheets: [sheetOf([['x']]), key] })
    expect((await readSheet(bytes)).problems).toMatchObject([{ code: 'hidden-sheet', sheet: 'Khóa' }])
    expect((await readSheet(bytes, { own: ['Khóa'] })).problems).toEqual([])
    expect((await readSheet(bytes, { sheet: 'Khóa' })).sheet?.rows.flat().at(-1)?.text).toBe('SYT|2024-11')
  })
})

it('reads back any grid of printable text, numbers and days', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      'constructor',
      '__proto__',
      '_x0041_',
      '_x005F_x0041_',
      '<a>&amp;',
      'a\nb',
      ' hai  đầu ',
      '=A1',
    ),
  )
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
  const day = fc
    .date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const or = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(or(text), or(number), or(day)), { maxLength: 6 }), async (rows) => {
      const expected = rows.flatMap(([word, value, date], index) => {
        const row = index + 2
        return [
          ...(word ? [{ row, column: 1, text: word.normalize('NFC'), number: null, date: null }] : []),
          ...(value === null ? [] : [{ row, column: 2, text: String(value), number: value, date: null }]),
          ...(date ? [{ row, column: 3, text: date, number: null, date }] : []),
        ]
      })
      expect(await readBack(rows)).toEqual(expected.map((cell) => ({ ...cell, percent: false })))
    }),
  )
})

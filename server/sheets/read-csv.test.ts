import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSheet } from './read-sheet.ts'
import type { Cell, Reading } from './sheet.ts'

const read = (text: string | Buffer) => readSheet(Buffer.from(text as string))
const grid = ({ sheet }: Reading) => sheet?.rows.map((row) => row.map((cell) => cell.text))
const told = ({ problems }: Reading) => problems.map(({ code, row, column }) => [code, row, column])

const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

describe('delimiters', () => {
  it.each([',', ';', '\t'])('knows %j by the first line', async (delimiter) => {
    const other = delimiter === ',' ? ';' : ','
    const text = `\n"x${other}${other}${other}"${delimiter}b${delimiter}c\r\n1${delimiter}${other}${other}${other}${delimiter}\r\n`
    expect(grid(await read(text))).toEqual([
      [`x${other.repeat(3)}`, 'b', 'c'],
      ['1', other.repeat(3)],
    ])
  })

  it('obeys the line by which Excel names it, which is no row', async () => {
    const { sheet } = await read('sep=;\r\na,b;c\r\n')
    expect(sheet?.rows.flat().map(({ row, column, text }) => [row, column, text])).toEqual([
      [1, 1, 'a,b'],
      [1, 2, 'c'],
    ])
    expect(grid(await read('\ufeffsep=|\na|b'))).toEqual([['a', 'b']])
  })
})

describe('encodings', () => {
  const text = 'Đơn vị;Tỷ lệ\nSở Y tế;85,4'
  const rows = [
    ['Đơn vị', 'Tỷ lệ'],
    ['Sở Y tế', '85,4'],
  ]
  it('reads UTF-8 with its mark and without, and UTF-16 both ways', async () => {
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      utf16(text, 'le'),
      utf16(text, 'be'),
    ])
      expect(grid(await read(bytes))).toEqual(rows)
  })

  it('composes decomposed letters, also where a piece ends within one', async () => {
    expect(grid(await read(text.normalize('NFD')))).toEqual(rows)
    for (const lead of [0, 1, 2, 3]) {
      const long = `${'a'.repeat(lead)}\n${'Tỷ lệ;'.normalize('NFD').repeat(50)}\n`.repeat(400)
      const cells = (await read(long)).sheet?.rows.flat().filter((cell) => !cell.text.startsWith('a'))
      expect(new Set(cells?.map((cell) => cell.text))).toEqual(new Set(['Tỷ lệ']))
      expect(cells?.length).toBe(20_000)
    }
  })

  it.each<[string, Buffer, number, number]>([
    ['windows-1258', Buffer.from('a;b\nx;\xd0\xf4ng', 'latin1'), 2, 2],
    ['TCVN3', Buffer.from('M\xb7;T\xaan', 'latin1'), 1, 1],
    ['letters lost before', Buffer.from('a\nb\nS\ufffd'), 3, 1],
    [
      'a letter cut off at the end',
      Buffer.concat([Buffer.from('a\n'), Buffer.from('ế').subarray(0, 2)]),
      2,
      1,
    ],
    ['half a pair', utf16('a;\ud800b', 'le'), 1, 2],
    ['an odd byte at the end', Buffer.concat([utf16('a;b', 'be'), Buffer.from('c')]), 1, 2],
    [
      'UTF-16 in the middle',
      Buffer.concat([Buffer.from('a\n'.repeat(3_000)), Buffer.from('b', 'utf16le')]),
      3_001,
      1,
    ],
  ])('says where %s breaks off', async (_name, bytes, row, column) => {
    const reading = await read(bytes)
    expect(reading.sheet).toBeNull()
    expect(told(reading)).toEqual([['bad-encoding', row, column]])
  })
})

describe('quotation marks', () => {
  it('reads them over lines, doubled, empty, and counts rows as Excel does', async () => {
    const { sheet, problems } = await read('"a\r\nb","say ""x""",""\r\n\r\n"c"')
    expect(sheet?.rows.flat().map(({ row, column, text }) => [row, column, text])).toEqual([
      [1, 1, 'a\r\nb'],
      [1, 2, 'say "x"'],
      [3, 1, 'c'],
    ])
    expect(problems).toEqual([])
  })

  it('names each that is out of place, and reads on', async () => {
    const reading = await read('a,b"c\n"d"e,f\ng,5" ống\nh,i')
    expect(told(reading)).toEqual([
      ['stray-quote', 1, 2],
      ['stray-quote', 2, 1],
      ['stray-quote', 3, 2],
    ])
    expect(grid(reading)).toEqual([['a'], ['f'], ['g'], ['h', 'i']])
  })

  it('names where one opens that is never closed', async () => {
    const reading = await read(`a,b\nc,"d\n${'e,f\n'.repeat(2_000)}`)
    expect(reading.sheet).toBeNull()
    expect(told(reading)).toEqual([['open-quote', 2, 2]])
  })

  it('names a text that is too long, and reads on', async () => {
    const reading = await read(`a,"${'x\n'.repeat(1_001)}",b\n${'y'.repeat(2_000)}`)
    expect(told(reading)).toEqual([['cell-too-long', 1, 2]])
    expect(grid(reading)?.map((row) => row.length)).toEqual([2, 1])
  })
})

it('never reads a number or a date into a text, nor runs a formula', async () => {
  const { sheet } = await read('1.579;22/11/2024;=1+1')
  expect(sheet?.rows.flat().map(({ text, number, date }: Cell) => [text, number, date])).toEqual([
    ['1.579', null, null],
    ['22/11/2024', null, null],
    ['=1+1', null, null],
  ])
})

it('reads back any grid of printable text, whatever its delimiter, line ending and encoding', async () => {
  const text = fc.oneof(
    // The sign that stands for a lost one is no text: where it comes, letters were lost, and the file is refused.
    fc.string({ unit: 'grapheme', maxLength: 8 }).filter((one) => !one.includes('\ufffd')),
    fc.constantFrom('"', ';;', 'a\nb', ' ', '\r\n,'),
  )
  const encodings = {
    plain: (line: string) => Buffer.from(line),
    marked: (line: string) => Buffer.from(`\ufeff${line}`),
    le: (line: string) => utf16(line, 'le'),
    be: (line: string) => utf16(line, 'be'),
  }
  await fc.assert(
    fc.asyncProperty(
      fc
        .integer({ min: 1, max: 5 })
        .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }))),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom(...Object.values(encodings)),
      async (rows, delimiter, end, encode) => {
        const head = Array(5).fill('đầu')
        const quoted = (one: string) => (/[",;\t\r\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)
        const lines = [head, ...rows].map((row) => row.map(quoted).join(delimiter) + end)
        const { sheet, problems } = await readSheet(encode(lines.join('')))
        expect(problems).toEqual([])
        expect(sheet?.rows.slice(1).flat()).toEqual(
          rows.flatMap((row, index) =>
            row.flatMap((one, column) =>
              one === ''
                ? []
                : [
                    expect.objectContaining({
                      row: index + 2,
                      column: column + 1,
                      text: one.normalize('NFC'),
                    }),
                  ],
            ),
          ),
        )
      },
    ),
  )
})

import { describe, expect, it } from 'vitest'
import { isNotice } from './problem.ts'
import { readSheet } from './read-sheet.ts'
import { type MadeWorkbook, xlsxOf } from './testing/xlsx.ts'

const read = (workbook: MadeWorkbook) => readSheet(xlsxOf(workbook))
const readCells = async (cells: string, rest: Partial<MadeWorkbook> = {}) => {
  const { sheet, problems } = await read({ sheets: [{ cells }], ...rest })
  return { cells: sheet?.rows.flat(), problems }
}
const texts = async (cells: string, rest: Partial<MadeWorkbook> = {}) =>
  (await readCells(cells, rest)).cells?.map((cell) => cell.text)
const codes = async (workbook: MadeWorkbook) => (await read(workbook)).problems.map((one) => one.code)

describe('texts', () => {
  it('reads shared, rich and inline strings, without the readings above them', async () => {
    const strings =
      '<si><t>Sở Y tế</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">Tỷ </t></r><r><t>lệ</t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>'
    const cells =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>' +
      '<c r="D1" t="inlineStr"><is><r><t>Đúng </t></r><r><t>hạn</t></r></is></c><c r="E1" t="str"><v>thô</v></c></row>'
    expect(await texts(cells, { strings })).toEqual(['Sở Y tế', 'Tỷ lệ', '東京', 'Đúng hạn', 'thô'])
  })

  it('composes what a Mac wrote decomposed', async () => {
    const word = 'Sở Giáo dục'
    const cells = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>${word.normalize('NFD')}</t></is></c></row>`
    expect(await texts(cells, { strings: `<si><t>${word.normalize('NFD')}</t></si>` })).toEqual([word, word])
  })

  it('reads what Excel escapes, entities and character data', async () => {
    const cells =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000A_b</t></is></c><c r="B1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>' +
      '<c r="C1" t="inlineStr"><is><t>&lt;&#272;&amp;</t></is></c><c r="D1" t="inlineStr"><is><t><![CDATA[<i>]]></t></is></c></row>'
    expect(await texts(cells)).toEqual(['a\nb', '_x0041_', '<Đ&', '<i>'])
  })

  it('reads a workbook whose elements have a prefix and whose cells have no names', async () => {
    const xml =
      '<x:sheetData xmlns:x="u"><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>' +
      '<x:row/><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData>'
    const { sheet } = await read({ sheets: [{ xml }] })
    expect(sheet?.rows.flat().map(({ row, column, text }) => [row, column, text])).toEqual([
      [1, 1, 'a'],
      [1, 2, '2'],
      [3, 1, '3'],
    ])
  })
})

describe('numbers, dates and truth', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd\\/mm\\/yyyy;@"/><numFmt numFmtId="165" formatCode="0.0%"/>' +
    '<numFmt numFmtId="166" formatCode="#,##0\\ &quot;ngày&quot;"/><numFmt numFmtId="167" formatCode="h:mm"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    `<cellXfs>${[0, 14, 164, 165, 166, 167, 9].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`
  const row = (values: [style: number, value: string][]) =>
    `<row r="1">${values.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`

  it('knows a date by its format, and a percentage', async () => {
    const { cells } = await readCells(
      row([
        [0, '45618'],
        [1, '45618'],
        [2, '45618.75'],
        [3, '0.815'],
        [4, '30'],
        [5, '0.5'],
        [6, '1'],
      ]),
      { styles },
    )
    expect(cells?.map(({ number, date, percent }) => [number, date, percent])).toEqual([
      [45618, null, false],
      [null, '2024-11-22', false],
      [null, '2024-11-22', false],
      [0.815, null, true],
      [30, null, false],
      [0.5, null, false],
      [1, null, true],
    ])
  })

  it('counts days from 1900 with the leap day that never was, or from 1904', async () => {
    const days = row(['1', '59', '60', '61', '2958465', '2958466'].map((value) => [1, value]))
    const dates = async (from1904: boolean) =>
      (await readCells(days, { styles, from1904 })).cells?.map((cell) => cell.date)
    expect(await dates(false)).toEqual(['1900-01-01', '1900-02-28', null, '1900-03-01', '9999-12-31', null])
    expect((await dates(true))?.slice(0, 3)).toEqual(['1904-01-02', '1904-02-29', '1904-03-01'])
  })

  it('reads a date written as one, truth, and numbers to their last digit', async () => {
    const { cells } = await readCells(
      '<row r="1"><c t="d"><v>2024-11-22T00:00:00Z</v></c><c t="b"><v>1</v></c><c><v>79.900000000000006</v></c><c><v>1E-3</v></c></row>',
    )
    expect(cells?.map(({ text, number, date }) => [text, number, date])).toEqual([
      ['2024-11-22', null, '2024-11-22'],
      ['TRUE', null, null],
      ['79.9', 79.9, null],
      ['0.001', 0.001, null],
    ])
  })
})

describe('what a cell may not be', () => {
  it('names each formula, those that a shared or an array formula fills too', async () => {
    const { cells, problems } = await readCells(
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>3</v></c><c r="C1"><v>4</v></c></row>' +
        '<row r="2"><c r="A2"><f t="array" ref="A2:B3">C1*2</f><v>5</v></c><c r="B2"><v>6</v></c></row>' +
        '<row r="3"><c r="A3"><v>7</v></c><c r="C3" t="str"><f>""</f><v></v></c></row>',
    )
    expect(cells?.map((cell) => cell.text)).toEqual(['4'])
    expect(problems.some(isNotice)).toBe(false)
    expect(problems.map(({ code, sheet, row, column }) => [code, sheet, row, column])).toEqual([
      ['formula', 'Sheet1', 1, 1],
      ['formula', 'Sheet1', 1, 2],
      ['formula', 'Sheet1', 2, 1],
      ['formula', 'Sheet1', 2, 2],
      ['formula', 'Sheet1', 3, 1],
      ['formula', 'Sheet1', 3, 3],
    ])
  })

  it('names merged ranges, errors and texts that are too long, and reads the rest', async () => {
    const long = 'đ'.repeat(2_001)
    const { sheet, problems } = await read({
      sheets: [
        {
          xml:
            `<sheetData><row r="4"><c r="B4" t="e"><v>#N/A</v></c><c r="C4" t="inlineStr"><is><t>${long}</t></is></c>` +
            `<c r="D4" t="s"><v>0</v></c><c r="E4" t="inlineStr"><is><t>${long.slice(1)}</t></is></c></row></sheetData>` +
            '<mergeCells><mergeCell ref="B4:AA5"/></mergeCells>',
        },
      ],
      strings: `<si><t>${long}</t></si>`,
    })
    expect(sheet?.rows.flat().map((cell) => cell.column)).toEqual([5])
    expect(problems.map(({ code, row, column, params }) => [code, row, column, params])).toEqual([
      ['error-value', 4, 2, { value: '#N/A' }],
      ['cell-too-long', 4, 3, { limit: 2_000 }],
      ['cell-too-long', 4, 4, { limit: 2_000 }],
      ['merged', 4, 2, { range: 'B4:AA5' }],
    ])
  })

  it('tells hidden rows as one run and a hidden column once, where they have data', async () => {
    const row = (r: number, hidden: boolean, cells: string) =>
      `<row r="${r}"${hidden ? ' hidden="1"' : ''}>${cells}</row>`
    const value = (name: string) => `<c r="${name}"><v>1</v></c>`
    const { problems } = await read({
      sheets: [
        {
          xml:
            '<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="true"/></cols><sheetData>' +
            row(1, false, value('A1')) +
            row(2, true, value('A2') + value('C2')) +
            row(3, true, '<c r="A3"/>') +
            row(4, true, value('A4') + value('C4')) +
            row(5, false, value('A5')) +
            row(9, true, value('A9')) +
            '</sheetData>',
        },
      ],
    })
    expect(problems.map(({ code, row: at, column, params }) => [code, at, column, params])).toEqual([
      ['hidden-columns', null, 3, {}],
      ['hidden-rows', 2, null, { last: 4 }],
      ['hidden-rows', 9, null, { last: 9 }],
    ])
  })

  it('lists so many problems and counts the rest', async () => {
    const cells = `<row r="1">${'<c t="e"><v>#REF!</v></c>'.repeat(30)}</row>`
    const { problems, unlisted } = await readSheet(xlsxOf({ sheets: [{ cells }] }), {
      limits: { problems: 20 },
    })
    expect([problems.length, unlisted]).toEqual([20, 10])
  })
})

describe('sheets', () => {
  const one = '<row><c><v>1</v></c></row>'
  const sheets = [
    { name: 'Ẩn', state: 'hidden', cells: one },
    { name: 'Kỹ', state: 'veryHidden', cells: one },
    { name: 'Số liệu', cells: one },
    { name: 'Trống' },
    { name: 'Khác', cells: one },
  ]
  const problemsOf = (reading: Awaited<ReturnType<typeof readSheet>>) =>
    reading.problems.map(({ code, sheet }) => [code, sheet])

  it('reads the first that shows and tells of the others that have something', async () => {
    const reading = await read({ sheets })
    expect(reading.sheet?.name).toBe('Số liệu')
    expect(problemsOf(reading)).toEqual([
      ['hidden-sheet', 'Ẩn'],
      ['hidden-sheet', 'Kỹ'],
      ['other-sheet', 'Khác'],
    ])
    expect(reading.problems.every(isNotice)).toBe(true)
  })

  it('reads the one that is named, however its name is composed, and knows its own hidden ones', async () => {
    const reading = await readSheet(xlsxOf({ sheets }), { sheet: 'Khác'.normalize('NFD'), own: ['Ẩn', 'Kỹ'] })
    expect(reading.sheet?.name).toBe('Khác')
    expect(problemsOf(reading)).toEqual([['other-sheet', 'Số liệu']])
  })

  it('looks no further into another sheet than its first filled cell', async () => {
    const broken = { cells: `${one}${'<row/>'.repeat(20_000)}<row` }
    expect(await codes({ sheets: [{ cells: one }, broken] })).toEqual(['other-sheet'])
  })

  it('says that the named one, or any that shows, is missing', async () => {
    expect((await readSheet(xlsxOf({ sheets }), { sheet: 'Lạ' })).problems).toMatchObject([
      { code: 'sheet-missing', params: { name: 'Lạ' } },
    ])
    expect(await codes({ sheets: sheets.slice(0, 2) })).toEqual(['no-sheet'])
  })
})

describe('damage inside', () => {
  const cell = '<row r="2"><c r="A2"><v>1</v></c></row>'
  it.each<[string, MadeWorkbook]>([
    ['a second row in a place', { sheets: [{ cells: `${cell}${cell}` }] }],
    [
      'cells out of order',
      { sheets: [{ cells: '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>' }] },
    ],
    ['a cell of another row', { sheets: [{ cells: '<row r="1"><c r="A2"><v>1</v></c></row>' }] }],
    ['a number that is none', { sheets: [{ cells: '<row><c><v>0x10</v></c></row>' }] }],
    ['a string that is not there', { sheets: [{ cells: '<row><c t="s"><v>7</v></c></row>' }] }],
    ['elements that do not close', { sheets: [{ xml: '<sheetData><row>' }] }],
    [
      'a part that ends too soon',
      { sheets: [{}], parts: [{ name: 'xl/worksheets/sheet1.xml', data: '<worksheet>' }] },
    ],
    [
      'bytes that are no UTF-8',
      { sheets: [{}], parts: [{ name: 'xl/styles.xml', data: Buffer.from('<a>\xff</a>', 'latin1') }] },
    ],
    [
      'columns over one another',
      { sheets: [{ xml: '<cols><col min="1" max="9"/><col min="3" max="4"/></cols>' }] },
    ],
    [
      'a missing part',
      {
        sheets: [{}],
        parts: [
          {
            name: 'xl/_rels/workbook.xml.rels',
            data: '<Relationships><Relationship Id="s0" Type="a/worksheet" Target="gone.xml"/></Relationships>',
          },
        ],
      },
    ],
  ])('%s', async (_name, workbook) => {
    const { sheet, problems } = await read(workbook)
    expect([sheet, problems.map((one) => one.code)]).toEqual([null, ['damaged']])
  })

  it('names the row where it broke off', async () => {
    const { problems } = await read({ sheets: [{ cells: `${cell}<row r="3"><c><v>?</v></c></row>` }] })
    expect(problems).toMatchObject([{ code: 'damaged', sheet: 'Sheet1', row: 3 }])
  })

  it('refuses entities, whatever they stand for', async () => {
    const laughs =
      '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    for (const text of ['&b;', '&c;', 'plain']) {
      const data = `${laughs}<worksheet><sheetData><row><c t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`
      expect(await codes({ sheets: [{}], parts: [{ name: 'xl/worksheets/sheet1.xml', data }] })).toEqual([
        'damaged',
      ])
    }
    expect(
      await codes({ sheets: [{ cells: '<row><c t="inlineStr"><is><t>&b;</t></is></c></row>' }] }),
    ).toEqual(['damaged'])
  })

  it('refuses macros', async () => {
    const parts = [{ name: 'xl/vbaProject.bin', data: 'x' }]
    expect(await codes({ sheets: [{}], parts })).toEqual(['macro'])
  })
})

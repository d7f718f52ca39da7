import { crc32, deflateRawSync } from 'node:zlib'
import { eq, inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import { entries } from '../../../db/schema/reporting.ts'
import type { ReportGrid } from '../../core/reporting/answers.ts'
import type { ImportAnswer } from '../../core/reporting/import-answer.ts'
import { readSheet } from '../../sheets/read-sheet.ts'
import { xlsxOf } from '../../sheets/testing/xlsx.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import type { Browser } from '../testing/browser.ts'
import { openTrial, ownOffice, type Trial } from '../testing/trial.ts'
import { define, definitionOf } from './testing/definition.ts'

let trial: Trial
let officer: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  await define(
    trial.db,
    definitionOf({ kpiId: 'sheet-share' }),
    definitionOf({
      kpiId: 'sheet-count',
      unit: 'count',
      denominatorVi: null,
      denominatorEn: null,
      most: null,
    }),
  )
  // The story has closed its earlier months.
  await trial.db.execute(sql`update period_locks set known_to = now() where known_to = 'infinity'`)
  officer = await trial.signedInAs('officer')
  await trial.heard()
})
afterAll(() => trial.close())

const inTransaction = sql<string>`xmin::text`
const columns = ['Mã chỉ số', 'Kỳ', 'Tử số', 'Mẫu số', 'Loại số liệu', 'Ghi chú'] as const
type Line = readonly [
  kpi: string,
  period: string,
  numerator: string | number | null,
  denominator: string | number | null,
  vintage: string,
  note: string | null,
]
const workbook = (...rows: Line[]) =>
  writeWorkbook({
    sheets: [
      {
        name: 'Báo cáo',
        columns: columns.map((header) => ({ header, width: 12, kind: 'text' as const })),
        rows,
        frozenRows: 1,
      },
    ],
  })

async function sent(bytes: Buffer, options: object = {}) {
  const form = new FormData()
  form.set('options', JSON.stringify(options))
  form.set('file', new Blob([new Uint8Array(bytes)]), 'report.xlsx')
  const request = new Request('http://form.example', { method: 'POST', body: form })
  return officer.send({
    method: 'POST',
    url: `/reporting/import?office=${ownOffice}`,
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}
async function post(bytes: Buffer, options: object = {}): Promise<ImportAnswer> {
  const reply = await sent(bytes, options)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}
const gridOf = async (kpi: string, period = '2024-10') =>
  (await officer.ask<ReportGrid>('reporting.grid', { office: ownOffice, period })).cells.find(
    (cell) => cell.kpi === kpi,
  )

describe('a workbook of an office', () => {
  it('2 rows: looked at, nothing changes; taken over, both are entered; the same again changes nothing', async () => {
    const bytes = await workbook(
      ['sheet-share', 'Tháng 10/2024', 90, 100, 'Chính thức', 'bổ sung'],
      ['sheet-count', '10/2024', '1.579', null, 'Ước', null],
      ['sheet-count', '11/2024', '1.579,5', null, 'Ước', null],
    )
    const looked = await post(bytes)
    expect(looked).toMatchObject({
      problems: [],
      values: { fresh: 3, changed: 0, unchanged: 0 },
      taken: false,
    })
    expect((await gridOf('sheet-share'))?.state).toBe('empty')
    const taken = await post(bytes, { take: looked.seen })
    expect(taken).toMatchObject({ taken: true, values: { fresh: 3 } })
    expect(await gridOf('sheet-share')).toMatchObject({
      state: 'entered',
      entry: { numerator: 90, denominator: 100 },
    })
    expect(await gridOf('sheet-count')).toMatchObject({
      state: 'entered',
      entry: { numerator: 1579, vintage: 'estimate' },
    })
    const before = (await gridOf('sheet-share'))?.entry?.version
    const again = await post(bytes)
    expect(again).toMatchObject({ values: { fresh: 0, changed: 0, unchanged: 3 } })
    expect(await post(bytes, { take: again.seen })).toMatchObject({ taken: true })
    // As after an answer that was lost on its way.
    expect(await post(bytes, { take: looked.seen })).toMatchObject({ taken: true, values: { unchanged: 3 } })
    expect((await gridOf('sheet-share'))?.entry?.version).toBe(before)
  })

  it('every problem by row and column, and nothing taken over; put right in place, all of it is', async () => {
    const bytes = await workbook(
      ['sheet-share', '2024-10', 91, 100, 'Chính thức', null],
      ['no-such-kpi', '2024-10', 1, 2, 'Chính thức', null],
      ['sheet-share', 'Tháng 13/2024', 1, 2, 'Chính thức', null],
      ['sheet-share', '2024-10', '12,5%', 2, 'Gần đúng', null],
    )
    const looked = await post(bytes)
    expect(looked.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 1, 'not-asked-for'],
      [4, 2, 'unknown-period'],
      [5, 1, 'twice'],
      [5, 3, 'number: percent'],
      [5, 5, 'unknown-vintage'],
    ])
    expect(looked.seen).toBeNull()
    const corrections = [
      { row: 3, column: 1, text: 'sheet-count' },
      { row: 4, column: 2, text: '2024-11' },
      { row: 5, column: 1, text: 'sheet-count' },
      { row: 5, column: 2, text: '2024-11' },
      { row: 5, column: 3, text: '1' },
      { row: 5, column: 5, text: 'Ước' },
    ]
    const mended = await post(bytes, { corrections })
    expect(mended).toMatchObject({ problems: [], values: { fresh: 1, changed: 3, unchanged: 0 } })
    expect(await post(bytes, { corrections, take: mended.seen })).toMatchObject({ taken: true })
    expect(await gridOf('sheet-share')).toMatchObject({ entry: { numerator: 91 } })
  })

  it('1.579 alone in a column is asked once, and read as was said', async () => {
    const bytes = await workbook(['sheet-count', '2024-10', '1.579', null, 'Ước', null])
    expect((await post(bytes)).ask).toEqual([{ column: 'numerator', example: '1.579' }])
    const told = { conventions: { numerator: 'en' } }
    expect((await post(bytes, told)).changes).toMatchObject([{ next: { numerator: 1.579 } }])
  })

  it('what changed since it was looked at is looked at again', async () => {
    const bytes = await workbook(['sheet-count', '2024-09', 4, null, 'Ước', null])
    const looked = await post(bytes)
    const other = await workbook(['sheet-count', '2024-09', 5, null, 'Ước', null])
    await post(other, { take: (await post(other)).seen })
    expect((await sent(bytes, { take: looked.seen })).json().error.code).toBe('changed-meanwhile')
    const again = await post(bytes)
    expect(again).toMatchObject({
      values: { fresh: 0, changed: 1 },
      changes: [
        { name: { vi: 'Chỉ số sheet-count' }, unit: 'count', old: { numerator: 5 }, next: { numerator: 4 } },
      ],
    })
    expect((await gridOf('sheet-count', '2024-09'))?.entry?.numerator).toBe(5)
  })

  it('what is taken over leaves one audit entry, in the same transaction; looking leaves none', async () => {
    const noted = () =>
      trial.db
        .select({ tx: inTransaction, after: auditEntries.after })
        .from(auditEntries)
        .where(eq(auditEntries.verb, 'figures.entered'))
        .orderBy(auditEntries.number)
    const before = (await noted()).length
    const bytes = await workbook(
      ['sheet-count', '2024-08', 1, null, 'Ước', null],
      ['sheet-count', '2024-07', 2, null, 'Ước', null],
    )
    const looked = await post(bytes)
    expect((await noted()).length).toBe(before)
    await post(bytes, { take: looked.seen })
    await post(bytes, { take: (await post(bytes)).seen })
    const all = await noted()
    expect(all.length).toBe(before + 1)
    expect(all.at(-1)?.after).toHaveLength(2)
    const written = await trial.db
      .select({ tx: inTransaction })
      .from(entries)
      .where(inArray(entries.period, ['2024-08', '2024-07']))
    expect(written.filter(({ tx }) => tx === all.at(-1)?.tx)).toHaveLength(2)
  })

  it('the template of the office, filled in and sent back, is read without a problem', async () => {
    const { rawPayload: bytes } = await officer.send({
      url: `/reporting/template?office=${ownOffice}&period=2024-10`,
    })
    const { sheet, problems } = await readSheet(bytes)
    expect(problems).toEqual([])
    expect(sheet?.rows[0]?.map(({ text }) => text)).toContain('Mã chỉ số')
    expect(await post(bytes)).toMatchObject({ file: [], problems: [], values: { fresh: 0, changed: 0 } })
  })
})

/** Whatever is claimed of having seen it, nothing of it is entered. */
async function refusedWhole(bytes: Buffer): Promise<ImportAnswer> {
  const count = () => trial.db.$count(entries)
  const before = await count()
  const looked = await post(bytes)
  expect(looked.seen).toBeNull()
  expect(await post(bytes, { take: 'whatever' })).toMatchObject({ taken: false })
  expect(await count()).toBe(before)
  return looked
}
const fileProblems = ({ file }: ImportAnswer) =>
  file.map(({ row, column, mendable, words }) => [row, column, mendable, words.vi])

describe('files that are not what is asked for', () => {
  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /không phải bảng tính/],
    ['a PDF', Buffer.from('%PDF-1.7\n%\u00e2\u00e3'), /không phải bảng tính/],
    [
      'a page named .xls',
      Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
      /không phải bảng tính/,
    ],
    [
      'an old workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le')]),
      /kiểu cũ/,
    ],
    ['nothing', Buffer.alloc(0), /trống/],
    ['half a workbook', (() => xlsxOf({ sheets: [{ cells: '' }] }).subarray(0, 600))(), /bị hỏng/],
    [
      'one in an old code page',
      Buffer.from('Mã chỉ số;Kỳ\ns\u1edf'.normalize('NFC'), 'latin1'),
      /không đọc được từ đây/,
    ],
  ])('%s', async (_, bytes, words) => {
    const { file, problems } = await refusedWhole(bytes)
    expect(file).toHaveLength(1)
    expect(file[0]?.words.vi).toMatch(words)
    expect(problems).toEqual([])
  })

  it('a zip bomb is refused by what it would unpack to, in little memory', async () => {
    const zeros = Buffer.alloc(1_000_000, '<c/>')
    const data = deflateRawSync(Buffer.concat(Array.from({ length: 90 }, () => zeros)))
    const crc = crc32(Buffer.concat(Array.from({ length: 90 }, () => zeros)))
    const bomb = xlsxOf({
      sheets: [{ cells: '' }],
      parts: [{ name: 'xl/worksheets/sheet1.xml', data, packed: { size: 90_000_000, crc } }],
    })
    expect(bomb.length).toBeLessThan(400_000)
    const before = process.memoryUsage().arrayBuffers
    const { file } = await refusedWhole(bomb)
    expect(file[0]?.words.vi).toMatch(/khi mở ra quá lớn/)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })
})

const text = (place: string, said: string) => `<c r="${place}" t="inlineStr"><is><t>${said}</t></is></c>`
const headRow = (row: number) =>
  `<row r="${row}">${['Mã chỉ số', 'Kỳ', 'Tử số', 'Mẫu số'].map((head, i) => text(`${'ABCD'[i]}${row}`, head)).join('')}</row>`
const number = (place: string, value: number, style = 0) => `<c r="${place}" s="${style}"><v>${value}</v></c>`

describe('workbooks as people make them', () => {
  it('a title of merged cells above the heads is a title; merged figures are refused where they stand', async () => {
    const rows = `<row r="1">${text('A1', 'BÁO CÁO')}</row>${headRow(3)}<row r="4">${text('A4', 'sheet-share')}${text('B4', '2024-06')}${number('C4', 1)}${number('D4', 2)}</row>`
    const made = (range: string) =>
      xlsxOf({
        sheets: [
          {
            xml: `<sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:D2"/><mergeCell ref="${range}"/></mergeCells>`,
          },
        ],
      })
    expect(await post(made('A1:B1'))).toMatchObject({ file: [], problems: [], values: { fresh: 1 } })
    expect(fileProblems(await refusedWhole(made('C4:C5')))).toEqual([
      [4, 3, false, expect.stringMatching(/^Trang tính “Sheet1”, ô C4: Các ô C4:C5 đang bị gộp/)],
    ])
    // It begins above the heads and hides what stands under them.
    expect(fileProblems(await refusedWhole(made('A2:A4')))).toHaveLength(1)
  })

  it('a formula and an error are told beside what else is wrong, and put right in place', async () => {
    const bytes = xlsxOf({
      sheets: [
        {
          cells: `${headRow(1)}<row r="2">${text('A2', 'sheet-share')}${text('B2', '2024-05')}<c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="e"><v>#REF!</v></c></row><row r="3">${text('A3', 'sheet-count')}${text('B3', 'hôm qua')}${number('C3', 7)}</row>`,
        },
      ],
    })
    const looked = await refusedWhole(bytes)
    expect(fileProblems(looked)).toEqual([
      [2, 3, true, expect.stringMatching(/^Ô này là công thức/)],
      [2, 4, true, expect.stringMatching(/^Ô này mang lỗi #REF!/)],
    ])
    expect(looked.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 2, 'unknown-period'],
    ])
    const corrections = [
      { row: 2, column: 3, text: '2' },
      { row: 2, column: 4, text: '8' },
      { row: 3, column: 2, text: 'Tháng 5/2024' },
    ]
    expect(await post(bytes, { corrections })).toMatchObject({
      file: [],
      problems: [],
      changes: [{ next: { numerator: 2, denominator: 8 } }, { next: { numerator: 7 } }],
    })
  })

  it('hidden rows and columns with figures are refused, hidden sheets are told of', async () => {
    const line = (row: number, hidden: boolean) =>
      `<row r="${row}"${hidden ? ' hidden="1"' : ''}>${text(`A${row}`, 'sheet-count')}${text(`B${row}`, `2024-0${row}`)}${number(`C${row}`, 1)}</row>`
    const hiddenRow = xlsxOf({ sheets: [{ cells: headRow(1) + line(2, false) + line(3, true) }] })
    expect(fileProblems(await refusedWhole(hiddenRow))).toMatchObject([[3, null, false, /dòng 3 đang ẩn/]])
    const hiddenColumn = xlsxOf({
      sheets: [
        {
          xml: `<cols><col min="3" max="3" hidden="1"/></cols><sheetData>${headRow(1)}${line(2, false)}</sheetData>`,
        },
      ],
    })
    expect(fileProblems(await refusedWhole(hiddenColumn))).toMatchObject([
      [null, 3, false, /Cột này đang ẩn/],
    ])
    const hiddenSheet = xlsxOf({
      sheets: [
        { cells: headRow(1) + line(2, false) },
        { name: 'Phụ lục', state: 'hidden', cells: line(2, false) },
      ],
    })
    expect(await post(hiddenSheet)).toMatchObject({
      file: [{ isNotice: true }],
      problems: [],
      values: { fresh: 1 },
      seen: expect.any(String),
    })
  })

  it('a date in the column of periods means its month, a figure shown as per cent is refused', async () => {
    const bytes = xlsxOf({
      styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="17"/><xf numFmtId="9"/></cellXfs>',
      sheets: [
        {
          cells: `${headRow(1)}<row r="2">${text('A2', 'sheet-share')}${number('B2', 45_413, 1)}${number('C2', 3)}${number('D2', 4)}</row><row r="3">${text('A3', 'sheet-count')}${number('B3', 45_413, 1)}${number('C3', 0.85, 2)}</row>`,
        },
      ],
    })
    const looked = await refusedWhole(bytes)
    expect(looked.problems).toMatchObject([{ row: 3, column: 3, code: 'number: percent' }])
    expect(looked.changes).toMatchObject([{ row: 2, period: '2024-05', next: { numerator: 3 } }])
  })
})

describe('a CSV', () => {
  const csv = [
    'Mã chỉ số;Kỳ;Tử số;Mẫu số;Ghi chú',
    'sheet-share;Tháng 4/2024;1.578,5;2.000,5;"rà soát; đã đối chiếu"',
  ].join('\r\n')
  it.each([
    ['with semicolons, in UTF-8', Buffer.from(csv)],
    ['with a mark of its encoding', Buffer.from(`\ufeff${csv}`)],
    ['in UTF-16', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['in UTF-16 the other way', Buffer.from(`\ufeff${csv}`, 'utf16le').swap16()],
    ['with tabs', Buffer.from(csv.replaceAll(/;(?! )/g, '\t'))],
    ['decomposed', Buffer.from(csv.normalize('NFD'))],
  ])('%s', async (_, bytes) => {
    expect(await post(bytes)).toMatchObject({
      file: [],
      problems: [],
      ask: [],
      changes: [
        { row: 2, kpi: 'sheet-share', period: '2024-04', next: { numerator: 1_578.5, denominator: 2_000.5 } },
      ],
    })
  })

  it('an id with marks of its own is found however it was composed', async () => {
    await define(trial.db, definitionOf({ kpiId: 'chỉ-số-hồ-sơ' }))
    await trial.heard()
    for (const form of ['NFC', 'NFD'] as const) {
      const bytes = Buffer.from('Mã chỉ số,Kỳ,Tử số,Mẫu số\nchỉ-số-hồ-sơ,2024-04,1,2'.normalize(form))
      expect(await post(bytes)).toMatchObject({ problems: [], changes: [{ kpi: 'chỉ-số-hồ-sơ' }] })
    }
  })

  it('100,000 rows are read; one more is too many, and said so', async () => {
    const rows = Array.from({ length: 99_999 }, (_, i) => `none-${i},2024-10,1,2`)
    const head = 'Mã chỉ số,Kỳ,Tử số,Mẫu số'
    const looked = await refusedWhole(Buffer.from([head, ...rows].join('\n')))
    expect(looked.problems).toHaveLength(200)
    expect(looked).toMatchObject({ file: [], unlisted: 99_799 })
    const { file, values } = await refusedWhole(
      Buffer.from([head, ...rows, 'sheet-count,2024-10,1,'].join('\n')),
    )
    expect(file[0]).toMatchObject({ row: 100_001, words: { vi: expect.stringMatching(/Quá 100\.000 dòng/) } })
    expect(values).toEqual({ fresh: 0, changed: 0, unchanged: 0 })
  })
})

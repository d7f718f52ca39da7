import { execFileSync } from 'node:child_process'
import { mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { constants, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits, type Limits } from './limits.ts'
import { readSheet } from './read-sheet.ts'
import { type MadeWorkbook, partsOf, xlsxOf } from './testing/xlsx.ts'
import { type ZipPart, zipOf } from './testing/zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'sheets-'))
afterAll(() => rmSync(folder, { recursive: true }))

const codes = async (bytes: Buffer, limits: Partial<Limits> = {}) => {
  const { sheet, problems } = await readSheet(bytes, { limits })
  expect(sheet).toBeNull()
  return problems.map((one) => one.code)
}
const one = '<row><c><v>1</v></c></row>'

describe('told by what is in it, not by its name', () => {
  const compoundFile = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])
  const office = (part: string, root: string) =>
    zipOf([
      { name: '_rels/.rels', data: `<R><Relationship Id="a" Type="x/officeDocument" Target="${part}"/></R>` },
      { name: part, data: root },
    ])
  it.each<[string, Buffer, string]>([
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'not-a-sheet'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-sheet'],
    [
      'a web page that calls itself .xls',
      Buffer.from('\n<html><table><tr><td>1</td></tr></table>'),
      'not-a-sheet',
    ],
    ['a document', office('word/document.xml', '<w:document xmlns:w="w"/>'), 'not-a-sheet'],
    ['a binary workbook', office('xl/workbook.bin', '\x83\x01'), 'not-a-sheet'],
    ['an OpenDocument sheet', zipOf([{ name: 'content.xml', data: '<a/>' }]), 'not-a-sheet'],
    ['an empty zip', zipOf([]), 'not-a-sheet'],
    ['an old .xls', compoundFile('Workbook'), 'old-excel'],
    ['a workbook with a password', compoundFile('EncryptedPackage'), 'encrypted'],
    ['an old .doc', compoundFile('WordDocument'), 'not-a-sheet'],
    ['nothing', Buffer.alloc(0), 'empty-file'],
  ])('%s', async (_name, bytes, code) => {
    expect(await codes(bytes)).toEqual([code])
  })

  it('takes a text that begins like a zip for the text it is', async () => {
    expect((await readSheet(Buffer.from('PK,Tên\n1,2\n'))).sheet?.rows.length).toBe(2)
  })

  it('reads from a path as from bytes', async () => {
    const path = join(folder, 'any.txt')
    const bytes = xlsxOf({ sheets: [{ cells: one }] })
    writeFileSync(path, bytes)
    expect(await readSheet(path)).toEqual(await readSheet(bytes))
    await expect(readSheet(join(folder, 'none'))).rejects.toThrow('ENOENT')
  })
})

describe('a zip that is not what it says', () => {
  const workbook: MadeWorkbook = { sheets: [{ cells: one }] }
  const parts = partsOf(workbook)
  const sheetPart = parts.findIndex((part) => part.name.endsWith('sheet1.xml'))
  const withSheet = (part: Partial<ZipPart>) =>
    zipOf(parts.map((each, index) => (index === sheetPart ? { ...each, ...part } : each)))

  it('is read when it is', async () => {
    const { sheet, problems } = await readSheet(zipOf(parts.map((part) => ({ ...part, stored: true }))))
    expect([sheet?.rows.length, problems]).toEqual([1, []])
  })

  it.each<[string, Buffer, string]>([
    ['cut off', xlsxOf(workbook).subarray(0, -40), 'damaged'],
    [
      'cut off within a part',
      Buffer.concat([xlsxOf(workbook).subarray(0, 300), xlsxOf(workbook).subarray(400)]),
      'damaged',
    ],
    ['a part with another sum', withSheet({ lies: { crc: 1 } }), 'damaged'],
    ['a part shorter than it says', withSheet({ lies: { size: 900 } }), 'damaged'],
    ['a part longer than it says', withSheet({ lies: { size: 9 } }), 'damaged'],
    ['a part with a password', withSheet({ lies: { flags: 0x801 } }), 'encrypted'],
    ['a part laid over another', zipOf([...parts, { name: 'a', data: '', lies: { offset: 40 } }]), 'damaged'],
    ['two parts of one name', zipOf([...parts, { name: 'XL/workbook.xml', data: '<a/>' }]), 'damaged'],
    ['a part outside its folder', zipOf([...parts, { name: '../a.xml', data: '<a/>' }]), 'damaged'],
    [
      'more parts than a workbook has',
      zipOf([...parts, ...Array.from({ length: 1_000 }, (_, index) => ({ name: `a${index}`, data: '' }))]),
      'damaged',
    ],
  ])('%s', async (_name, bytes, code) => {
    expect(await codes(bytes)).toEqual([code])
  })
})

/** Deflated zeros, made of pieces that unpack one after the other. */
const zeros = (megabytes: number) => {
  const piece = deflateRawSync(Buffer.alloc(1_000_000), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([...Array.from({ length: megabytes }, () => piece), Buffer.from([3, 0])])
}

describe('more than it should be', () => {
  const bomb = zeros(1_000)
  const bombSaying = (size: number) =>
    xlsxOf({
      sheets: [{}],
      parts: [{ name: 'xl/worksheets/sheet1.xml', data: bomb, packed: { size, crc: 0 } }],
    })

  it('refuses a gigabyte of zeros, whether it is admitted or not', async () => {
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await codes(bombSaying(1_000_000_000))).toEqual(['unpacks-too-large'])
    expect(await codes(bombSaying(1_000))).toEqual(['damaged'])
    expect(await codes(bombSaying(99_000_000))).toEqual(['damaged'])
  })

  it('refuses a part that packs too well, and parts that are too much together', async () => {
    const part = { name: 'xl/media/a', data: zeros(2), packed: { size: 2_000_000, crc: 0 } }
    expect(await codes(xlsxOf({ sheets: [{ cells: one }], parts: [part] }))).toEqual(['unpacks-too-large'])
    // A picture, which no reading would unpack.
    const picture = { name: 'xl/media/b', data: Buffer.alloc(3_000), stored: true }
    const workbook = xlsxOf({ sheets: [{ cells: one }], parts: [picture] })
    const { problems } = await readSheet(workbook, { limits: { unpacked: 4_000 } })
    expect(problems.map(({ code, params }) => [code, params])).toEqual([
      ['unpacks-too-large', { megabytes: 0.004 }],
    ])
  })

  it('refuses one part that many sheets unpack', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `<sheet name="s${index}" r:id="s0"/>`).join('')
    const bytes = xlsxOf({
      sheets: [{ cells: '<row/>'.repeat(1_000) }],
      parts: [
        { name: 'xl/workbook.xml', data: `<workbook xmlns:r="r"><sheets>${names}</sheets></workbook>` },
      ],
    })
    const { problems } = await readSheet(bytes, { limits: { unpacked: 100_000 } })
    expect(problems.map((problem) => problem.code)).toEqual(['unpacks-too-large'])
  })

  it('does not unpack what is not a part of the sheet', async () => {
    const inner = xlsxOf({ sheets: [{}], parts: [{ name: 'a', data: bomb, packed: { size: 1e9, crc: 0 } }] })
    const bytes = xlsxOf({
      sheets: [{ cells: one }],
      parts: [{ name: 'xl/embeddings/a.xlsx', data: inner, stored: true }],
    })
    expect((await readSheet(bytes)).sheet?.rows.length).toBe(1)
  })

  it('refuses elements without end', async () => {
    for (const cells of [
      `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`,
      `<!--${'-x'.repeat(600_000)}-->`,
      `<row a="${'x y'.repeat(400_000)}"/>`,
    ])
      expect(await codes(xlsxOf({ sheets: [{ cells }] }), { ratio: 1_032 })).toEqual(['damaged'])
  })

  const rowsOf = (count: number) =>
    Array.from({ length: count }, (_, index) => `<row><c><v>${index}</v></c></row>`).join('')

  it('reads 100,000 rows and refuses one more, in a workbook and in a CSV', async () => {
    const csvOf = (count: number) => Buffer.from('1\n'.repeat(count))
    const bytesOf = [(count: number) => xlsxOf({ sheets: [{ cells: rowsOf(count) }] }), csvOf]
    for (const bytes of bytesOf) {
      expect((await readSheet(bytes(100_000))).sheet?.rows.length).toBe(100_000)
      const { sheet, problems } = await readSheet(bytes(100_001))
      expect(sheet).toBeNull()
      expect(problems).toMatchObject([
        { code: 'too-many-rows', row: 100_001, column: null, params: { limit: 100_000 } },
      ])
    }
  })

  it('counts only what is filled: a format down to the last row of Excel is no row', async () => {
    const cells = `${one}<row r="1048576"><c r="XFD1048576"/></row>`
    expect((await readSheet(xlsxOf({ sheets: [{ cells }] }))).problems).toEqual([])
  })

  it('refuses the 101st column and the cell after the last', async () => {
    const wide = Buffer.from(`${Array(101).fill('x').join(';')}\n`)
    expect((await readSheet(wide)).problems).toMatchObject([
      { code: 'too-many-columns', row: 1, column: 101 },
    ])
    const { problems } = await readSheet(Buffer.from('a;b\nc;d\n'), { limits: { cells: 3 } })
    expect(problems).toMatchObject([{ code: 'too-many-cells', row: 2, column: 2, params: { limit: 3 } }])
  })

  it('says so even where the list of problems is full', async () => {
    const cells = `<row>${'<c t="e"><v>#N/A</v></c>'.repeat(4)}</row>${rowsOf(9)}`
    const reading = await readSheet(xlsxOf({ sheets: [{ cells }] }), { limits: { problems: 3, rows: 9 } })
    expect(reading.problems.map((problem) => problem.code)).toEqual([
      'error-value',
      'error-value',
      'too-many-rows',
    ])
    expect(reading.unlisted).toBe(2)
  })
})

describe('memory', () => {
  const large = join(folder, 'large.csv')
  const noisy = join(folder, 'noisy.xlsx')
  const bomb = join(folder, 'bomb.xlsx')

  beforeAll(() => {
    const file = openSync(large, 'w')
    const rows = Buffer.from('Sở Y tế;85,4;2024-11\n'.repeat(50_000))
    for (let written = 0; written < 200_000_000; written += rows.length) writeSync(file, rows)
    // Letters that pack less well than the ratio, as one text.
    const letters = Buffer.alloc(90_000_000)
    for (let at = 0; at < letters.length; at++) letters[at] = 97 + (((at * 2_654_435_761) >>> 13) % 26)
    writeFileSync(
      noisy,
      xlsxOf({ sheets: [{ cells: `<row><c t="inlineStr"><is><t>${letters}</t></is></c></row>` }] }),
    )
    const data = zeros(1_000)
    const parts = [{ name: 'xl/worksheets/sheet1.xml', data, packed: { size: 90_000_000, crc: 0 } }]
    writeFileSync(bomb, xlsxOf({ sheets: [{}], parts }))
  })

  it('stays small for a file of 200 MB, 90 MB in one cell, and a gigabyte that lies', () => {
    // A process of its own, sampled while it reads: the highest memory that the system keeps would be the parent's.
    const script = `
      const { readSheet } = await import(${JSON.stringify(resolve(import.meta.dirname, 'read-sheet.ts'))})
      await readSheet(Buffer.from('a;b'))
      const before = process.memoryUsage.rss()
      let most = before
      const sample = () => { most = Math.max(most, process.memoryUsage.rss()) }
      const sampling = setInterval(sample, 1)
      const codes = []
      for (const path of process.argv.slice(1)) {
        const { problems } = await readSheet(path, { limits: { ratio: 1_032 } })
        sample()
        codes.push(problems[0]?.code)
      }
      clearInterval(sampling)
      console.log(JSON.stringify({ codes, megabytes: (most - before) / 1e6 }))`
    const answer = execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script, large, noisy, bomb],
      { cwd: resolve(import.meta.dirname, '../..'), encoding: 'utf8' },
    )
    const { codes: found, megabytes } = JSON.parse(answer)
    expect(found).toEqual(['too-large', 'damaged', 'damaged'])
    expect(megabytes).toBeLessThan(150)
  })

  it('takes no file above its limit into memory at all', async () => {
    const { problems } = await readSheet(large)
    expect(problems).toMatchObject([{ code: 'too-large', params: { megabytes: 20 } }])
    expect((await readSheet(Buffer.alloc(defaultLimits.bytes + 1))).problems).toMatchObject([
      { code: 'too-large' },
    ])
  })
})

import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dossiers } from '../../../db/schema/flows.ts'
import { ingestRuns } from '../../../db/schema/ingest.ts'
import { freshDatabase, type TestDatabase } from '../../../db/testing/database.ts'
import { loadReferenceIfEmpty } from '../../../seeds/load-story.ts'
import { contextAt } from '../testing/context.ts'
import { incomingBytes } from './incoming-bytes.ts'
import { takeRows } from './take-rows.ts'
import { csvOf, dossierRow } from './testing/rows.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
  await loadReferenceIfEmpty(test.database, new Date('2026-10-01T08:00:00+07:00'))
})
afterAll(() => test.close())

async function* inPieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}
const now = new Date('2026-10-05T08:00:00+07:00')
const take = (bytes: AsyncIterable<Uint8Array>) =>
  takeRows(
    {
      ...contextAt(test.database.db, now.toISOString()),
      actor: { kind: 'terminal', name: 'root' },
      visit: { at: now, address: 'terminal' },
    },
    {
      target: 'dossiers',
      incoming: incomingBytes(bytes, 'dossiers', null),
      source: { kind: 'terminal', id: 'root', name: 'root' },
    },
  )

// No procedure is known here, so that not even a good row is taken.
const row = dossierRow('H-1')
const csv = csvOf([row])
const [head = '', line = ''] = csv.split('\n')
const json = JSON.stringify(row)
const cell = (name: keyof typeof row, value: string) => csvOf([{ ...row, [name]: value }])
const field = (name: string, value: unknown) => JSON.stringify({ ...row, [name]: value })
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** What comes, and the reason that must be told for it. */
const files: [name: string, file: string | Buffer, code: string][] = [
  ['nothing', '', 'no-rows'],
  ['blanks', ' \n\n \r\n', 'no-rows'],
  ['a million empty lines', '\n'.repeat(1_000_000), 'no-rows'],
  ['a heading alone', head, 'no-rows'],
  ['zeros', Buffer.alloc(100_000), 'bad-encoding'],
  ['noise', Buffer.from([0x80, 0x81, 0xfe, 0xff, 0xc3, 0x28]), 'bad-encoding'],
  ['an old code page', Buffer.from('code,office\nH\xe0,\xd4', 'latin1'), 'bad-encoding'],
  ['UTF-16 without its mark', Buffer.from(csv, 'utf16le'), 'bad-encoding'],
  ['half a sign at the end', Buffer.concat([Buffer.from(csv), Buffer.from([0xe1, 0xba])]), 'bad-encoding'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'bad-encoding'],
  ['a workbook', Buffer.from('504b030414000600080000002100ffff', 'hex'), 'bad-encoding'],
  ['gzip cut short', gzipSync(csv.repeat(50)).subarray(0, 60), 'bad-gzip'],
  ['gzip with a wrong sum', Buffer.concat([gzipSync(csv).subarray(0, -8), Buffer.alloc(8)]), 'bad-gzip'],
  ['gzip of noise', Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(50, 7)]), 'bad-gzip'],
  ['gzip in gzip', gzipSync(gzipSync(csv)), 'bad-encoding'],
  ['a bomb of one line', gzipSync(Buffer.alloc(50_000_000, 'a')), 'line-too-long'],
  ['a bomb of zeros', gzipSync(Buffer.alloc(50_000_000)), 'bad-encoding'],
  ['a bomb in a string', `{"code":"${'a'.repeat(5_000_000)}`, 'line-too-long'],
  ['one long line', 'a'.repeat(10_000_000), 'line-too-long'],
  ['a quotation mark that never ends', `${head}\n"${`${line}\n`.repeat(5_000)}`, 'open-quote'],
  ['a quotation mark that ends with the file', `${head}\n"${line}`, 'open-quote'],
  ['a JSON array', `[${json}]`, 'not-lines'],
  ['an array over lines', `[\n${json},\n${json}\n]`, 'not-lines'],
  ['deep arrays', deep(30_000), 'not-lines'],
  ['deep objects', `{"code":${deep(20_000)}}`, 'not-a-value'],
  ['half an object', json.slice(0, -1), 'bad-json'],
  ['two objects in a line', json + json, 'bad-json'],
  ['a comment', `{"code":"H-1"} // H-1`, 'bad-json'],
  ['single quotation marks', `{'code':'H-1'}`, 'bad-json'],
  ['a number among objects', `${json}\n12`, 'bad-json'],
  ['null among objects', `${json}\nnull`, 'bad-json'],
  ['a string among objects', `${json}\n"H-1"`, 'bad-json'],
  ['not a number', `{"code":NaN}`, 'bad-json'],
  ['a page', '<!doctype html><p>Đăng nhập</p>', 'unknown-column'],
  ['XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'stray-quote'],
  ['a prototype', '{"__proto__":{"code":"H-1"}}', 'unknown-column'],
  ['a prototype as a column', `__proto__,${head}\nx,${line}`, 'unknown-column'],
  ['a constructor', '{"constructor":{"prototype":{}},"code":"H-1"}', 'unknown-column'],
  [
    'ten thousand columns',
    `${head},${Array.from({ length: 5_000 }, (_, n) => `c${n}`).join(',')}`,
    'unknown-column',
  ],
  ['an empty column', `${head},\n${line},`, 'unknown-column'],
  ['a column twice', `code,code\nA,B`, 'column-twice'],
  ['a column twice in two spellings', `filed_on,filedOn\n2026-09-01,2026-09-02`, 'column-twice'],
  ['a key twice in two spellings', '{"filed_on":"2026-09-01","filedOn":"2026-09-02"}', 'column-twice'],
  ['a column missing', 'code,office\nH-1,SYT', 'column-missing'],
  ...[
    'Họ và tên',
    'ho_ten',
    'citizenName',
    'Số CCCD',
    'cmnd',
    'Điện thoại',
    'e-mail',
    'Địa chỉ',
    'ngay_sinh',
    'name',
  ].map((name): [string, string, string] => [
    `a column ${name}`,
    `${head},${name}\n${line},x`,
    'personal-column',
  ]),
  ...['Nội dung', 'ghi_chu', 'note', 'description', 'Ý kiến', 'Trích yếu', 'lyDo', 'comment'].map(
    (name): [string, string, string] => [`a column ${name}`, field(name, 'x'), 'free-text-column'],
  ),
  ['a name hidden behind accents', `${head},H\u0323o\u0323 te\u0302n\n${line},x`, 'personal-column'],
  ['a cell too many', `${head}\n${line},x`, 'wrong-width'],
  ['a cell too few', `${head}\n${line.slice(0, line.lastIndexOf(','))}`, 'wrong-width'],
  ['a quotation mark in a cell', `${head}\n${line.replace('SYT', 'S"Y"T')}`, 'stray-quote'],
  ['text after a quoted cell', `${head}\n${line.replace('SYT', '"SYT"x')}`, 'stray-quote'],
  ['a name as a code', cell('code', 'Nguyễn Văn A'), 'bad-code'],
  ['a name without accents', cell('code', 'Nguyen Van A'), 'bad-code'],
  ['a formula as a code', cell('code', '=HYPERLINK(1)'), 'bad-code'],
  ['SQL as a code', cell('code', "x'; drop table dossiers; --"), 'bad-code'],
  ['a path as a code', cell('code', '../../etc/passwd'), 'bad-code'],
  ['a long code', cell('code', 'a'.repeat(65)), 'bad-code'],
  ['an identity number as a code', cell('code', '031099012345'), 'code-of-a-person'],
  ['a telephone number as a code', cell('code', '0912345678'), 'code-of-a-person'],
  ['no code', cell('code', ''), 'empty'],
  ['an object as a code', field('code', { a: 1 }), 'not-a-value'],
  ['COPY’s own null as a code', field('code', '\\N'), 'bad-code'],
  ['COPY’s end as a code', field('code', '\\.'), 'bad-code'],
  ['a tab in a code', field('code', 'a\tb'), 'bad-code'],
  ['an office of another city', cell('officeCode', 'HN'), 'unknown-office'],
  ['an office by its name', cell('officeCode', 'Sở Y tế'), 'unknown-office'],
  ['an office of the prototype', cell('officeCode', '__proto__'), 'unknown-office'],
  ['an office that was merged away', cell('officeCode', 'SGTVT'), 'office-not-then'],
  ['a procedure that nobody knows', json, 'unknown-procedure'],
  ['a channel that nobody knows', cell('channel', 'fax'), 'bad-choice'],
  ['a channel of the prototype', cell('channel', 'constructor'), 'bad-choice'],
  ['perhaps', cell('identified', 'perhaps'), 'bad-flag'],
  ['two for yes', field('identified', 2), 'bad-flag'],
  ['nothing for yes or no', cell('identified', ''), 'empty'],
  ['30 February', cell('filedOn', '2026-02-30'), 'bad-day'],
  ['29 February of no leap year', cell('filedOn', '29/02/2026'), 'bad-day'],
  ['a day in American order', cell('filedOn', '09/30/2026'), 'bad-day'],
  ['a day in words', cell('filedOn', 'hôm qua'), 'bad-day'],
  ['a serial number', field('filedOn', 46_266), 'bad-day'],
  ['infinity', cell('filedOn', 'infinity'), 'bad-day'],
  ['a long day', cell('filedOn', '2'.repeat(60_000)), 'bad-day'],
  ['a day of the year 1', cell('filedOn', '0001-01-01'), 'day-out-of-range'],
  ['a day of the year 9999', cell('dueOn', '9999-12-31'), 'day-out-of-range'],
  ['a Buddhist year', cell('filedOn', '2569-09-01'), 'day-out-of-range'],
  ['tomorrow', cell('filedOn', '2026-10-06'), 'in-future'],
  ['settled before it was filed', cell('settledOn', '2026-08-31'), 'before-event'],
  ['due before it was filed', cell('dueOn', '2026-08-31'), 'before-event'],
  ['no deadline and no days', cell('dueOn', ''), 'empty'],
  ['no days', field('workingDays', 0).replace('"2026-09-15"', 'null'), 'bad-working-days'],
  ['a thousand days', field('workingDays', 1_000).replace('"2026-09-15"', 'null'), 'bad-working-days'],
  [
    'a wait that ends before it begins',
    JSON.stringify({ ...row, dueOn: null, workingDays: 5, waiting: '2026-09-05/2026-09-01' }),
    'bad-spans',
  ],
  [
    'a thousand waits',
    JSON.stringify({ ...row, dueOn: null, workingDays: 5, waiting: '2026-09-05/2026-09-06 '.repeat(1_000) }),
    'bad-spans',
  ],
]

it(`${files.length} hostile files each hear why, by line and field, in both languages; nothing of them is kept`, async () => {
  expect(files.length).toBeGreaterThanOrEqual(100)
  const heard: [string, string][] = []
  for (const [name, file] of files) {
    const bytes = Buffer.from(file)
    const { state, problems, rows } = await take(inPieces(bytes, 65_536))
    expect(state, name).toBe('failed')
    expect(rows, name).toMatchObject({ fresh: 0, corrected: 0 })
    for (const { message } of problems) {
      expect(message.vi, name).not.toBe(message.en)
      expect(`${message.vi}${message.en}`, name).not.toMatch(/undefined|null|\{\w+\}|\[object/)
      expect(message.en.length, name).toBeLessThan(600)
    }
    heard.push([
      name,
      problems.map(({ code }) => code).find((code) => code !== 'unknown-procedure') ??
        problems[0]?.code ??
        '',
    ])
  }
  expect(heard).toEqual(files.map(([name, , code]) => [name, code]))
  expect(await test.database.db.$count(dossiers)).toBe(0)
  expect(await test.database.db.$count(ingestRuns)).toBe(files.length)
}, 60_000)

it('400.000 refused rows keep memory flat, and 200 reasons are told', async () => {
  async function* endless() {
    const piece = Buffer.from(`${json}\n`.repeat(400))
    for (let n = 0; n < 1_000; n++) yield piece
  }
  global.gc?.()
  const before = process.memoryUsage().heapUsed
  let most = 0
  async function* watched() {
    for await (const piece of endless()) {
      most = Math.max(most, process.memoryUsage().heapUsed)
      yield piece
    }
  }
  const { rows, problems, unlisted } = await take(watched())
  expect(rows).toMatchObject({ read: 400_000, refused: 400_000 })
  expect([problems.length, unlisted]).toEqual([200, 399_800])
  expect((most - before) / 1_000_000).toBeLessThan(150)
}, 60_000)

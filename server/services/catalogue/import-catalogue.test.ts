import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CatalogueAnswer } from '../../core/reporting/catalogue-answer.ts'
import {
  type CatalogueColumn,
  catalogueCells,
  catalogueColumns,
} from '../../core/reporting/catalogue-sheet.ts'
import type { DefinitionFields } from '../../core/reporting/definition.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import type { Browser } from '../testing/browser.ts'
import { openTrial, type Trial } from '../testing/trial.ts'
import type { CataloguePage } from './definitions.ts'
import { fieldsGiven } from './testing/fields.ts'

let trial: Trial
let administrator: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  administrator = await trial.signedInAs('administrator')
})
afterAll(() => trial.close())

const keys = Object.keys(catalogueColumns) as CatalogueColumn[]
type Cells = Partial<Record<CatalogueColumn, string | number | null>>
const row = (fields: DefinitionFields, over: Cells = {}) => ({ ...catalogueCells(fields, 'vi'), ...over })
const workbook = (...rows: Cells[]) =>
  writeWorkbook({
    sheets: [
      {
        name: 'Danh mục',
        columns: keys.map((key) => ({ header: catalogueColumns[key].vi, width: 12, kind: 'text' as const })),
        rows: rows.map((cells) => keys.map((key) => cells[key] ?? null)),
        frozenRows: 1,
      },
    ],
  })
const columnOf = (key: CatalogueColumn) => keys.indexOf(key) + 1

async function send(bytes: Buffer, options: object = {}, by = administrator) {
  const form = new FormData()
  form.set('options', JSON.stringify(options))
  form.set('file', new Blob([new Uint8Array(bytes)]), 'catalogue.xlsx')
  const request = new Request('http://form.example', { method: 'POST', body: form })
  return by.send({
    method: 'POST',
    url: '/catalogue/import',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}
const post = async (bytes: Buffer, options?: object): Promise<CatalogueAnswer> =>
  (await send(bytes, options)).json()
const known = async () => (await administrator.ask<CataloguePage>('catalogue.page')).definitions

describe('a catalogue in a file', () => {
  it('is looked at, then taken over; the same file twice changes nothing', async () => {
    const many = Array.from({ length: 86 }, (_, i) => row(fieldsGiven({ kpiId: `of-the-city-${i + 1}` })))
    const bytes = await workbook(...many)
    const before = (await known()).length
    const looked = await post(bytes)
    expect(looked).toMatchObject({
      problems: [],
      taken: false,
      counts: { fresh: 86, changed: 0, unchanged: 0 },
    })
    expect((await known()).length).toBe(before)
    expect(await post(bytes, { take: looked.seen })).toMatchObject({ taken: true })
    expect((await known()).length).toBe(before + 86)
    expect((await post(bytes)).counts).toEqual({ fresh: 0, changed: 0, unchanged: 86 })
  })

  it('given out and given back unchanged, changes nothing', async () => {
    for (const lang of ['vi', 'en']) {
      const { rawPayload } = await administrator.send({ url: `/catalogue/template?lang=${lang}` })
      const answer = await post(rawPayload)
      expect(answer.problems).toEqual([])
      expect(answer.counts).toEqual({ fresh: 0, changed: 0, unchanged: (await known()).length })
    }
  })

  it('with something wrong in it is refused whole, by row and column, and put right in place', async () => {
    const bytes = await workbook(
      row(fieldsGiven({ kpiId: 'right-one' })),
      row(fieldsGiven({ kpiId: 'wrong-one' }), { 'name.en': null, dueDay: 'cuối tháng', theme: 'Thời tiết' }),
      row(fieldsGiven({ kpiId: 'right-two' }), { dueDay: 45, 'short.vi': null, 'short.en': null }),
    )
    const answer = await post(bytes)
    expect(answer.problems).toMatchObject([
      { row: 3, column: columnOf('theme'), text: 'Thời tiết', code: 'unknown-theme', cell: 'D3' },
      { row: 3, column: columnOf('name.en'), text: '', code: 'needed' },
      { row: 3, column: columnOf('dueDay'), text: 'cuối tháng', code: 'number: not-a-number' },
      { row: 4, column: columnOf('dueDay'), text: '45', code: 'bad-due-day' },
    ])
    expect(answer.seen).toBeNull()
    expect(await post(bytes, { take: 'anything' })).toMatchObject({ taken: false })
    expect((await known()).filter(({ kpiId }) => kpiId.startsWith('right-'))).toEqual([])
    const corrections = [
      { row: 3, column: columnOf('theme'), text: 'Dữ liệu' },
      { row: 3, column: columnOf('name.en'), text: 'A name' },
      { row: 3, column: columnOf('dueDay'), text: '20' },
      { row: 4, column: columnOf('dueDay'), text: '25' },
    ]
    const put = await post(bytes, { corrections })
    expect(put).toMatchObject({ problems: [], counts: { fresh: 3 } })
    expect(await post(bytes, { corrections, take: put.seen })).toMatchObject({ taken: true })
    expect((await known()).find(({ kpiId }) => kpiId === 'wrong-one')).toMatchObject({
      theme: 'data',
      dueDay: 20,
      name: { en: 'A name' },
    })
  })

  it('is not taken over by what has changed since it was looked at', async () => {
    const fields = fieldsGiven({ kpiId: 'changed-between' })
    const bytes = await workbook(row(fields))
    const { seen } = await post(bytes)
    const meanwhile = { ...fields, position: 7 }
    await administrator.act('catalogue.record', { definitions: [{ seen: null, fields: meanwhile }] })
    const reply = await send(bytes, { take: seen })
    expect(reply.statusCode).toBe(409)
    expect((await known()).find(({ kpiId }) => kpiId === 'changed-between')?.position).toBe(7)
  })

  it('is an administrator’s', async () => {
    const leader = await trial.signedInAs('leader')
    const bytes = await workbook(row(fieldsGiven({ kpiId: 'not-theirs' })))
    expect((await send(bytes, {}, leader)).statusCode).toBe(403)
    expect((await leader.send({ url: '/catalogue/template' })).statusCode).toBe(403)
    expect((await send(bytes, {}, trial.browser())).statusCode).toBe(401)
  })

  it('of more rows than there can be definitions says so', async () => {
    const rows = Array.from({ length: 2_001 }, (_, i) => ({ kpiId: `row-${i}` }))
    const answer = await post(await workbook(...rows))
    expect(answer.file.length).toBe(1)
    expect(answer.file[0]?.words.vi).toContain('2.000')
  })
})

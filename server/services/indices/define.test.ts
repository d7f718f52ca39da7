import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import { indexComponents } from '../../../db/schema/indices.ts'
import { AppError } from '../../core/app-error.ts'
import type { IndexPage } from '../../core/indices/answers.ts'
import type { IndexDefinition } from '../../core/indices/definition.ts'
import type { DefinitionImported, IndexDesk, IndexRecorded } from '../../core/indices/definition-answers.ts'
import {
  type DefinitionColumn,
  definitionCells,
  definitionColumns,
} from '../../core/indices/definition-sheet.ts'
import { addPoints } from '../../core/indices/score.ts'
import { componentOf, indexOf } from '../../core/indices/testing/small-index.ts'
import { multipartOf } from '../evidence/testing/multipart.ts'
import type { Browser } from '../testing/browser.ts'
import { openTrial, type Trial } from '../testing/trial.ts'

let trial: Trial
let administrator: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(), processes: 1 })
  administrator = await trial.signedInAs('administrator')
})
afterAll(() => trial.close())

const given = (id: string, more: Partial<IndexDefinition> = {}): IndexDefinition => ({
  ...indexOf(
    componentOf('A', { max: 60, countedBy: 'dossiers-settled-on-time' }),
    componentOf('B', { max: 40, threshold: 0.5, times: 'A', countedBy: 'dossiers-filed-online' }),
  ),
  id,
  kinds: ['city', 'department', 'district'],
  ...more,
})
const record = (definition: IndexDefinition, seen: string | null = null) =>
  administrator.act<IndexRecorded>('index.record', { definition, seen })
/** Answers follow a write within moments, once the service has heard of it. */
const afterWrites = async <T>(ask: () => Promise<T>): Promise<T> => {
  await trial.heard()
  return ask()
}
const desk = () => afterWrites(() => administrator.ask<IndexDesk>('index.desk'))
const known = async (id: string) => (await desk()).versions.filter(({ definition }) => definition.id === id)
const page = (id: string, more: object = {}) =>
  afterWrites(() => administrator.ask<IndexPage>('index.page', { id, ...more }))

describe('an index that is recorded', () => {
  it('is scored from the city’s own rows at once, on its page and for machines', async () => {
    expect(await record(given('ours'))).toEqual({ recorded: true, faults: [], changedMeanwhile: false })
    await trial.heard()
    const { score, history } = await page('ours', { period: '2024-10' })
    expect(score).toMatchObject({ max: 100, missing: 0 })
    expect(score.score).toBeGreaterThan(50)
    // eleven months, four quarters, two halves, nine months, the year
    expect(history).toHaveLength(11 + 4 + 2 + 1 + 1)
    const { attribution, serviceLosses } = await page('ours', { period: '2024-10' })
    const { services, others, untold } = serviceLosses
    expect(services.length).toBeGreaterThan(2)
    expect(services.every(({ component, name }) => component === 'A' && name !== null)).toBe(true)
    expect(addPoints([...services.map(({ lost }) => lost), others.lost, untold], 4)).toBe(attribution.lost)
    const machine = await trial.browser().send({ url: '/api/v1/indices/ours?period=2024-10' })
    expect(machine.json()).toMatchObject({ score: score.score, max: 100 })
    expect(machine.json().groups[0].components[0].ownRows).toMatchObject({
      kpi: 'dossiers-settled-on-time',
      stands: true,
    })
    const list = await trial.browser().send({ url: '/api/v1/indices' })
    expect(list.json().items.map(({ id }: { id: string }) => id)).toEqual(['766', 'ours'])
  })

  it('recorded twice changes nothing, and leaves no second entry in the log', async () => {
    const [{ seen } = { seen: '' }] = await known('ours')
    const before = await trial.db.$count(auditEntries)
    expect(await record(given('ours'), seen)).toMatchObject({ recorded: false, changedMeanwhile: false })
    expect(await trial.db.$count(auditEntries)).toBe(before)
  })

  it('changed from a day on, leaves earlier periods theirs: 60 + 40 to June, 30 + 70 from July', async () => {
    await record(given('changed'))
    const [a, b] = given('changed').groups[0]?.components ?? []
    if (!a || !b) throw new Error('two components')
    const groups = [
      {
        id: 'all',
        name: { vi: 'a', en: 'a' },
        components: [
          { ...a, max: 30 },
          { ...b, max: 70 },
        ],
      },
    ]
    expect(await record(given('changed', { fromOn: '2024-07-01', groups }))).toMatchObject({ recorded: true })
    await trial.heard()
    const most = async (period: string) =>
      (await page('changed', { period })).score.groups[0]?.components.map(({ max }) => max)
    expect([await most('2024-06'), await most('2024-07')]).toEqual([
      [60, 40],
      [30, 70],
    ])
    expect((await known('changed')).map(({ definition }) => definition.fromOn)).toEqual([
      '2024-07-01',
      '2024-01-01',
    ])
  })

  it('corrected keeps what was known before, drops what is left out, and tells whoever comes second', async () => {
    await record(given('corrected'))
    const [{ seen } = { seen: '' }] = await known('corrected')
    const [a] = given('corrected').groups[0]?.components ?? []
    if (!a) throw new Error('a component')
    const groups = [{ id: 'all', name: { vi: 'all', en: 'all' }, components: [{ ...a, max: 100 }] }]
    expect(await record(given('corrected', { groups }), seen)).toMatchObject({ recorded: true })
    expect(await record(given('corrected', { public: false }), seen)).toEqual({
      recorded: false,
      faults: [],
      changedMeanwhile: true,
    })
    const rows = await trial.db.select().from(indexComponents)
    const versions = rows.filter(({ indexCode }) => indexCode === 'corrected@2024-01-01')
    expect(
      versions.map(({ componentId, max, knownTo }) => [componentId, max, knownTo === 'infinity']),
    ).toEqual(
      expect.arrayContaining([
        ['A', 60, false],
        ['B', 40, false],
        ['A', 100, true],
      ]),
    )
  })

  it('is refused whole, with every fault at its place', async () => {
    const wrong = given('Wrong id', {
      decimals: 9,
      kinds: [],
      fromOn: '2024-02-30',
      documents: ['1/QĐ-NONE'],
      groups: [
        { id: 'one', name: { vi: 'một', en: '' }, components: [] },
        {
          id: 'two',
          name: { vi: 'hai', en: 'two' },
          components: [
            componentOf('A', { max: 0 }),
            componentOf('a', { threshold: 1.5, times: 'C' }),
            componentOf('B', { countedBy: 'tasks-on-time' }),
            componentOf('D', { countedBy: 'warehouse-records', informative: true, max: 0 }),
          ],
        },
      ],
    })
    const { recorded, faults } = await record(wrong)
    expect(recorded).toBe(false)
    expect(
      faults.map(({ group, component, field, why }) => `${group}/${component} ${field}: ${why}`),
    ).toEqual([
      'null/null id: bad-id',
      'null/null fromOn: bad-day',
      'null/null decimals: bad-decimals',
      'null/null kinds: no-kinds',
      'null/null documents: unknown-document',
      '0/null name: words-missing',
      '0/null components: no-components',
      '1/0 id: id-twice',
      '1/0 max: bad-max',
      '1/1 id: id-twice',
      '1/1 threshold: bad-threshold',
      '1/1 times: unknown-component',
      '1/2 countedBy: kpi-not-public',
      '1/3 countedBy: unknown-kpi',
    ])
  })
})

const keys = Object.keys(definitionColumns) as DefinitionColumn[]
type Rows = ReturnType<typeof definitionCells>
const csvOf = (rows: Rows, heads: readonly string[] = keys.map((key) => definitionColumns[key].vi)) =>
  [heads, ...rows.map((row) => keys.map((key) => String(row[key] ?? '')))]
    .map((line) => line.map((text) => `"${text.replaceAll('"', '""')}"`).join(';'))
    .join('\n')

async function send(file: string | Buffer, options: object = {}): Promise<DefinitionImported> {
  const form = multipartOf(Buffer.from(file), 'index.csv', { options: JSON.stringify(options) })
  const reply = await administrator.send({ method: 'POST', url: '/index-definitions/import', ...form })
  if (reply.statusCode !== 200) throw new AppError(reply.json().error.code)
  return reply.json()
}

describe('an index in a spreadsheet', () => {
  it('comes out as a workbook and goes in again as the same: nothing is new', async () => {
    const template = await administrator.send({ url: '/index-definitions/template?index=766&lang=vi' })
    const { problems, found, rows } = await send(template.rawPayload)
    expect(problems).toEqual([])
    expect(found).toMatchObject({ id: '766', components: 23, max: 100 })
    expect(rows).toMatchObject({ fresh: 0, changed: 0, gone: 0, unchanged: 30 })
  })

  it('is looked at, then taken over whole, once', async () => {
    const file = csvOf(definitionCells(given('sheet'), 'vi'))
    const { seen, rows, taken } = await send(file)
    expect([taken, rows.fresh]).toEqual([false, 4])
    expect(await known('sheet')).toEqual([])
    await expect(send(file, { take: 'something else' })).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await send(file, { take: seen ?? '' })).toMatchObject({ taken: true })
    expect((await known('sheet')).map(({ definition }) => definition)).toEqual([given('sheet')])
    expect((await send(file)).rows).toEqual({ fresh: 0, changed: 0, gone: 0, unchanged: 4 })
  })

  it('is refused whole, with every problem by row and column, in both languages', async () => {
    const [index, group, a, b] = definitionCells(given('sheet-wrong'), 'vi')
    const file = csvOf([
      { ...index, fromOn: '31/02/2024', kinds: 'Tỉnh' },
      { ...group, nameEn: '' },
      { ...a, max: '1.579' as never, whenZero: 'đôi khi' },
      { ...b, threshold: '150' as never, countedBy: 'nothing' },
      { ...b, row: 'Điều' },
    ])
    const { problems, seen } = await send(file)
    expect(seen).toBeNull()
    expect(problems.map(({ en }) => en.slice(0, 46))).toEqual([
      expect.stringMatching(/^S2 \(In force from\): “31\/02\/2024” is no day/),
      expect.stringMatching(/^W2 \(Kinds of office\): “Tỉnh” is none/),
      expect.stringMatching(/^D3 \(Name \(English\)\): Fill in both/),
      expect.stringMatching(/^G4 \(Points\): “1.579” is not a number/),
      expect.stringMatching(/^J4 \(When the denominator is 0\): “đôi khi”/),
      expect.stringMatching(/^H5 \(Threshold \(%\)\): A threshold is/),
      expect.stringMatching(/^N5 \(Counted by KPI\): The city has no KPI/),
      expect.stringMatching(/^A6 \(Row\): “Điều” is no kind of row/),
    ])
    expect(problems[0]?.vi).toBe('S2 (Áp dụng từ ngày): “31/02/2024” không phải là ngày.')
    expect(await known('sheet-wrong')).toEqual([])
  })

  it('has its columns, once each, and the index above its groups', async () => {
    const heads = keys.map((key) => definitionColumns[key].en)
    const said = async (file: string) => (await send(file)).problems.map(({ vi }) => vi)
    expect(await said(csvOf([], ['Colour', ...heads.slice(1), 'Code']))).toEqual([
      'Dòng 1 (Loại dòng): Thiếu cột “Loại dòng”.'.replace(' (Loại dòng)', ''),
      'A1: Không có cột nào tên “Colour”. Hãy dùng tệp mẫu.',
      'AC1 (Mã): Cột “Code” có hai lần.',
    ])
    const [, group] = definitionCells(given('no-index'), 'vi')
    expect(await said(csvOf([group ?? {}]))).toEqual(
      [
        'A2 (Loại dòng): Dòng đầu tiên phải là dòng Bộ chỉ số.',
        'Dòng 1: Tệp không có dòng nào khai báo bộ chỉ số.',
      ].slice(0, 1),
    )
  })
})

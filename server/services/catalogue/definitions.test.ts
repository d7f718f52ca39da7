import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import { kpiDefinitions } from '../../../db/schema/reporting.ts'
import type { DefinitionFields, DefinitionRow } from '../../core/reporting/definition.ts'
import type { Scorecard } from '../../core/scorecard.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, type Trial } from '../testing/trial.ts'
import type { CataloguePage, DefinitionsRecorded } from './definitions.ts'
import { fieldsGiven } from './testing/fields.ts'

let trial: Trial
let administrator: Browser
let leader: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(), processes: 2 })
  administrator = await trial.signedInAs('administrator')
  leader = await trial.signedInAs('leader')
})
afterAll(() => trial.close())

type Given = { seen: number | null; fields: DefinitionFields }
const record = (...definitions: Given[]) =>
  administrator.act<DefinitionsRecorded>('catalogue.record', { definitions })
const fresh = (fields: DefinitionFields): Given => ({ seen: null, fields })

async function known(kpiId: string): Promise<DefinitionRow[]> {
  const page = await administrator.ask<CataloguePage>('catalogue.page')
  return page.definitions.filter((one) => one.kpiId === kpiId)
}

type Page = { kpi: { name: { vi: string }; formula: { vi: string } } }
const pageOf = (id: string, more: object = {}) => leader.ask<Page>('kpi.page', { id, ...more })
const words = (vi: string) => ({ vi, en: `${vi} (en)` })

describe('a definition that is recorded', () => {
  it('is on the overview, its page and the interface for machines at once', async () => {
    const kpiId = 'open-at-once'
    const done = await record(fresh(fieldsGiven({ kpiId, public: true, matrix: true })))
    expect(done).toEqual({ recorded: 1, unchanged: 0, faults: [], changedMeanwhile: [] })
    await trial.heard()
    const scorecard = await leader.ask<Scorecard>('scorecard')
    expect(JSON.stringify(scorecard)).toContain(kpiId)
    expect((await pageOf(kpiId)).kpi.name.vi).toBe(fieldsGiven({ kpiId }).name.vi)
    const rest = await trial.browser().send({ url: `/api/v1/kpis/${kpiId}` })
    expect(rest.statusCode).toBe(200)
    expect(rest.json().kpi.formula.vi).toBe(fieldsGiven({ kpiId }).formula.vi)
  })

  it('is unknown to a moment before it, and of no concern to the public unless it is public', async () => {
    const kpiId = 'guarded-from-now'
    await record(fresh(fieldsGiven({ kpiId, public: false })))
    await trial.heard()
    expect(await outcome(pageOf(kpiId))).toBe('done')
    expect(await outcome(pageOf(kpiId, { asOf: '2024-11-01' }))).toBe('unknown-kpi')
    expect((await trial.browser().send({ url: `/api/v1/kpis/${kpiId}` })).statusCode).not.toBe(200)
  })

  it('changed from a day on, leaves earlier periods theirs', async () => {
    const kpiId = 'changed-in-july'
    const first = fieldsGiven({ kpiId, fromOn: '2024-01-01', formula: words('Cách tính cũ') })
    await record(fresh(first))
    await record(fresh({ ...first, fromOn: '2024-07-01', formula: words('Cách tính mới') }))
    await trial.heard()
    expect((await pageOf(kpiId, { period: '2024-06' })).kpi.formula.vi).toBe('Cách tính cũ')
    expect((await pageOf(kpiId, { period: '2024-10' })).kpi.formula.vi).toBe('Cách tính mới')
    expect((await known(kpiId)).map(({ fromOn }) => fromOn)).toEqual(['2024-07-01', '2024-01-01'])
  })

  it('is heard by every open browser, also at another server process', async () => {
    const url = await trial.apps[1]?.listen({ port: 0, host: '127.0.0.1' })
    const open = new AbortController()
    // Nothing heard is a failure, and leaves no line open.
    const signal = AbortSignal.any([open.signal, AbortSignal.timeout(10_000)])
    const { body } = await fetch(`${url}/live`, { signal })
    const heard = body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const events = async (n: number) => {
      while (text.split('event: changed').length <= n) text += (await heard?.read())?.value
    }
    // Whoever begins to listen is told at once.
    await events(1)
    await record(fresh(fieldsGiven({ kpiId: 'heard-of' })))
    await events(2)
    open.abort()
    expect(text.split('event: changed')[2]).toContain('data: figures')
  })

  it('twice is recorded once, and is in the log once', async () => {
    const kpiId = 'twice-the-same'
    const one = fresh(fieldsGiven({ kpiId }))
    await record(one)
    // What was sent again after a lost answer still says that nothing was there.
    expect(await record(one)).toMatchObject({ recorded: 0, unchanged: 1, changedMeanwhile: [] })
    const entries = await trial.db.select().from(auditEntries).where(eq(auditEntries.subjectId, kpiId))
    expect(entries.map(({ verb }) => verb)).toEqual(['definition.recorded'])
  })

  it('corrected, keeps what it was before as of then', async () => {
    const kpiId = 'put-right'
    await record(fresh(fieldsGiven({ kpiId })))
    const [seen] = await known(kpiId)
    const put = { seen: seen?.version ?? null, fields: fieldsGiven({ kpiId, name: words('Tên đúng') }) }
    expect(await record(put)).toMatchObject({ recorded: 1 })
    const rows = await trial.db.select().from(kpiDefinitions).where(eq(kpiDefinitions.kpiId, kpiId))
    expect(rows.map(({ nameVi }) => nameVi).sort()).toEqual(
      [fieldsGiven({ kpiId }).name.vi, 'Tên đúng'].sort(),
    )
    expect((await known(kpiId)).map(({ name }) => name.vi)).toEqual(['Tên đúng'])
  })
})

describe('what keeps definitions from being recorded', () => {
  it('is said of each by its place, and then nothing is recorded', async () => {
    const good = fieldsGiven({ kpiId: 'good-one' })
    const bad = fieldsGiven({ kpiId: 'Bad One', name: words(' ') })
    const done = await record(fresh(good), fresh(bad), fresh(good))
    expect(done.recorded).toBe(0)
    expect(done.faults).toEqual([
      { index: 1, field: 'kpiId', why: 'bad-id' },
      { index: 1, field: 'name', why: 'words-missing' },
      { index: 2, field: 'fromOn', why: 'twice' },
    ])
    expect(await known('good-one')).toEqual([])
  })

  it('is another who was quicker', async () => {
    const kpiId = 'wanted-by-two'
    await record(fresh(fieldsGiven({ kpiId })))
    const [seen] = await known(kpiId)
    const change = (name: string) => ({
      seen: seen?.version ?? null,
      fields: fieldsGiven({ kpiId, name: words(name) }),
    })
    await record(change('Người thứ nhất'))
    const second = await record(fresh(fieldsGiven({ kpiId: 'beside-it' })), change('Người thứ hai'))
    expect(second).toMatchObject({ recorded: 0, changedMeanwhile: [1] })
    expect((await known(kpiId)).map(({ name }) => name.vi)).toEqual(['Người thứ nhất'])
    expect(await known('beside-it')).toEqual([])
  })

  it('is another unit: that is another KPI', async () => {
    const kpiId = 'of-one-unit'
    await record(fresh(fieldsGiven({ kpiId })))
    const done = await record(
      fresh(fieldsGiven({ kpiId, fromOn: '2024-09-01', unit: 'count', denominator: null })),
    )
    expect(done.faults).toEqual([{ index: 0, field: 'unit', why: 'unit-changed' }])
  })

  it('is somebody else’s not being administrator', async () => {
    for (const role of ['leader', 'reviewer', 'head', 'officer', 'communications'] as const) {
      const browser = await trial.signedInAs(role)
      const definitions = [fresh(fieldsGiven({ kpiId: `of-a-${role}` }))]
      expect(await outcome(browser.act('catalogue.record', { definitions }))).toBe('not-yours')
      expect(await outcome(browser.ask('catalogue.page'))).toBe('not-yours')
    }
  })
})

it('is seen by nobody asked for no longer, and moves with its offices', async () => {
  const kpiId = 'moves-and-ends'
  const first = fieldsGiven({ kpiId, fromOn: '2024-01-01', reporters: ['SYT', 'STC'] })
  await record(
    fresh(first),
    fresh({ ...first, fromOn: '2024-08-01', reporters: ['STC'], ownerCode: 'STC' }),
    fresh({ ...first, fromOn: '2024-10-01', reporters: ['STC'], retiredOn: '2024-11-01' }),
  )
  await trial.heard()
  const officesIn = async (period: string) =>
    (await leader.ask<{ kpi: { reporting: { offices: string[] } } }>('kpi.page', { id: kpiId, period })).kpi
      .reporting.offices
  expect(await officesIn('2024-07')).toEqual(['SYT', 'STC'])
  expect(await officesIn('2024-09')).toEqual(['STC'])
  const on = async (period: string) => JSON.stringify(await leader.ask('scorecard', { period }))
  expect(await on('2024-10')).toContain(kpiId)
  expect(await on('2024-11')).not.toContain(kpiId)
})

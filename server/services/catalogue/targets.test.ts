import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TargetProposal, TargetsPage } from '../../core/reporting/target-answers.ts'
import { define, definitionOf } from '../reporting/testing/definition.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'
import type { Proposed } from './targets.ts'

const kpi = 'with-targets'
const other = 'with-other-targets'
let trial: Trial
let administrator: Browser
let reviewer: Browser
let leader: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  await define(trial.db, definitionOf({ kpiId: kpi }), definitionOf({ kpiId: other }))
  administrator = await trial.signedInAs('administrator')
  reviewer = await trial.signedInAs('reviewer')
  leader = await trial.signedInAs('leader')
  await trial.heard()
})
afterAll(() => trial.close())

const target = (over: Partial<TargetProposal> = {}): TargetProposal => ({
  kpi,
  office: ownOffice,
  fromOn: '2024-01-01',
  dueOn: '2024-12-31',
  fromLevel: null,
  level: 0.8,
  document: null,
  replaces: null,
  ...over,
})
const propose = (by: Browser, ...targets: TargetProposal[]) =>
  by.act<Proposed>('catalogue.propose', { targets })
const page = (by = leader) => by.ask<TargetsPage>('catalogue.targets')
const waiting = async (id = kpi) => (await page()).proposals.filter((one) => one.kpi === id)
const inForce = async (id = kpi) => (await page()).targets.filter((one) => one.kpi === id)
async function decide(by: Browser, approve: boolean, reason = '', id = kpi) {
  const proposals = (await waiting(id)).map(({ code, version }) => ({ code, version }))
  return by.act<{ decided: number }>('catalogue.decide', { proposals, approve, reason })
}

describe('a target', () => {
  it('is proposed, approved by another, and then on the page of its KPI', async () => {
    const before = JSON.stringify(await steps())
    expect(await propose(reviewer, target())).toEqual({ proposed: 1, faults: [] })
    expect(JSON.stringify(await steps())).toBe(before)
    expect(await waiting()).toMatchObject([{ level: 0.8, may: { decide: true } }])
    expect((await page(reviewer)).proposals.find((one) => one.kpi === kpi)?.may).toEqual({ decide: false })
    expect(await decide(leader, true)).toEqual({ decided: 1 })
    await trial.heard()
    expect(await waiting()).toEqual([])
    expect(await inForce()).toMatchObject([{ office: ownOffice, level: 0.8 }])
    expect(await steps()).toMatchObject([{ fromOn: '2024-01-01', dueOn: '2024-12-31', level: 0.8 }])
  })

  it('is not decided on by whoever proposed it', async () => {
    await propose(reviewer, target({ kpi: other }))
    expect(await outcome(decide(reviewer, true, '', other))).toBe('not-yours')
    expect(await outcome(decide(administrator, true, '', other))).toBe('not-yours')
    expect(await inForce(other)).toEqual([])
    expect(await outcome(decide(leader, false, ' ', other))).toBe('reason-needed')
    expect(await decide(leader, false, 'Quá thấp so với năm trước', other)).toEqual({ decided: 1 })
    expect(await waiting(other)).toEqual([])
    expect(await inForce(other)).toEqual([])
  })

  it('takes the place of another from its approval on, and keeps its code', async () => {
    const [old] = await inForce()
    await propose(reviewer, target({ level: 0.85, replaces: old?.code ?? null }))
    await decide(leader, true)
    expect(await inForce()).toMatchObject([{ code: old?.code, level: 0.85 }])
  })

  it('is decided on as it was seen', async () => {
    await propose(reviewer, target({ office: otherOffice }))
    const seen = await waiting()
    const proposals = seen.map(({ code, version }) => ({ code, version }))
    await leader.act('catalogue.decide', { proposals, approve: false, reason: 'Chưa đủ căn cứ' })
    const again = leader.act('catalogue.decide', { proposals, approve: true, reason: '' })
    expect(await outcome(again)).toBe('changed-meanwhile')
    expect((await inForce()).map(({ office }) => office)).toEqual([ownOffice])
  })
})

const steps = async () =>
  (await leader.ask<{ targets: unknown[] }>('kpi.series', { id: kpi, office: ownOffice, grain: 'month' }))
    .targets

describe('what keeps targets from being proposed', () => {
  const wrong: [string, Partial<TargetProposal>, { field: string; why: string }][] = [
    ['a KPI that is not there', { kpi: 'no-such-kpi' }, { field: 'kpi', why: 'unknown' }],
    ['an office that is not there', { office: 'XYZ' }, { field: 'office', why: 'unknown' }],
    ['an office that is not asked', { office: '303' }, { field: 'office', why: 'not-asked' }],
    [
      'a day that is none',
      { fromOn: '2026-02-30', dueOn: '2026-12-31' },
      { field: 'fromOn', why: 'bad-day' },
    ],
    [
      'an end before its beginning',
      { fromOn: '2026-05-01', dueOn: '2026-04-30' },
      { field: 'dueOn', why: 'bad-day' },
    ],
    ['a share above 100 %', { level: 80 }, { field: 'level', why: 'out-of-range' }],
    ['a document that is not there', { document: 'none' }, { field: 'document', why: 'unknown' }],
    ['what replaces nothing', { replaces: 'none' }, { field: 'replaces', why: 'unknown' }],
    [
      'days that another has',
      { fromOn: '2024-12-31', dueOn: '2025-06-30' },
      { field: 'fromOn', why: 'overlaps' },
    ],
  ]
  it.each(wrong)('%s, and then none is', async (_, over, fault) => {
    const given = { fromOn: '2026-01-01', dueOn: '2026-12-31', ...over }
    const done = await propose(reviewer, target({ ...given, fromOn: given.fromOn }), target({ kpi: other }))
    expect(done.proposed).toBe(0)
    expect(done.faults).toContainEqual({ index: 0, ...fault })
    expect(done.faults.every(({ index }) => index === 0)).toBe(true)
    expect(await waiting(other)).toEqual([])
  })

  it('another of the same list, or one that waits', async () => {
    const next = target({ fromOn: '2027-01-01', dueOn: '2027-12-31' })
    expect((await propose(reviewer, next, { ...next, level: 0.9 })).faults).toEqual([
      { index: 1, field: 'fromOn', why: 'overlaps' },
    ])
    expect(await propose(reviewer, next)).toMatchObject({ proposed: 1 })
    expect((await propose(administrator, next)).faults).toMatchObject([{ index: 0, why: 'overlaps' }])
    await decide(leader, false, 'Để sau')
  })
})

it('those of a year are proposed again for the next, once', async () => {
  const at = await inForce()
  expect(at.map(({ dueOn }) => dueOn)).toEqual(['2024-12-31'])
  const first = await administrator.act<Proposed>('catalogue.rollOver', { year: 2024 })
  expect(first.proposed).toBeGreaterThan(0)
  expect(await waiting()).toMatchObject([
    { office: ownOffice, fromOn: '2025-01-01', dueOn: '2025-12-31', level: at[0]?.level, replaces: null },
  ])
  expect(await administrator.act('catalogue.rollOver', { year: 2024 })).toEqual({ proposed: 0, faults: [] })
  // Two decide at once: the second finds that it was done.
  const both = await Promise.all([outcome(decide(leader, true)), outcome(decide(reviewer, true))])
  expect(both.sort()).toEqual(['changed-meanwhile', 'done'])
  expect(await administrator.act('catalogue.rollOver', { year: 2024 })).toEqual({ proposed: 0, faults: [] })
  expect(await outcome(administrator.act('catalogue.rollOver', { year: 20_240 }))).toBe('bad-period')
})

it('who may neither propose nor decide sees nothing of it', async () => {
  for (const role of ['head', 'officer', 'communications'] as const) {
    const browser = await trial.signedInAs(role)
    expect(await outcome(page(browser))).toBe('not-yours')
    expect(await outcome(propose(browser, target()))).toBe('not-yours')
  }
  expect(await outcome(propose(leader, target()))).toBe('not-yours')
})

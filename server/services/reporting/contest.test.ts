import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportedValues } from '../../../db/schema/reporting.ts'
import { recordVersion } from '../../../db/versions.ts'
import { parsePeriod } from '../../core/period.ts'
import type { Changes, ContestRow } from '../../core/reporting/answers.ts'
import { valueCode } from '../../core/reporting/due.ts'
import { standsUntil } from '../../core/reporting/stands.ts'
import type { ScorecardItem } from '../../core/scorecard.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'
import { define, definitionOf } from './testing/definition.ts'

const central = 'index-of-the-centre'
const own = 'reported-by-ourselves'
const counted = 'dossiers-settled-on-time'
/** Of the value that stands: nothing newer came from the centre. */
const september = '2024-09'
const before = '2024-11-20T08:00:00Z'
let trial: Trial
let officer: Browser
let head: Browser
let reviewer: Browser

beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  await define(
    trial.db,
    definitionOf({ kpiId: central, origin: 'centre', carries: 6 }),
    definitionOf({ kpiId: own }),
  )
  await comesIn(central, ownOffice, september, [80, 100])
  await comesIn(central, otherOffice, september, [70, 100])
  officer = await trial.signedInAs('officer')
  head = await trial.signedInAs('head')
  reviewer = await trial.signedInAs('reviewer')
  // The story may have closed it.
  await outcome(
    reviewer.act('reporting.setLock', { period: september, locked: false, reason: 'Mở để kiểm thử' }),
  )
  await trial.heard()
})
afterAll(() => trial.close())

async function comesIn(
  kpi: string,
  office: string,
  period: string,
  [numerator, denominator]: [number, number],
) {
  const at = parsePeriod(period)
  if (!at) throw new RangeError(period)
  const code = valueCode(kpi, office, period)
  await recordVersion(trial.db, reportedValues, code, {
    at: '2024-10-20T08:00:00Z',
    by: 'The ministry',
    facts: {
      code,
      kpiId: kpi,
      officeCode: office,
      period,
      startOn: at.start,
      endOn: at.end,
      standsUntil: standsUntil(at, 6),
      numerator,
      denominator,
      vintage: 'official',
      note: null,
      source: null,
      explanation: null,
      enteredBy: 'The ministry',
      endorsedBy: 'The ministry',
      sentOn: null,
      sample: true,
    },
  })
}

const claim = (over: object = {}) => ({
  kpi: central,
  office: ownOffice,
  period: '2024-11',
  numerator: 88,
  denominator: 100,
  reason: 'Bộ chưa tính 8 hồ sơ chuyển tiếp',
  source: 'Công văn 12/SYT-VP',
  ...over,
})
const listed = (by: Browser, asOf?: string) => by.ask<ContestRow[]>('reporting.contests', { asOf })
const find = async (by: Browser, kpi: string) => (await listed(by)).find((row) => row.kpi.id === kpi)
const openOf = async (kpi: string) => {
  const row = await find(reviewer, kpi)
  if (!row) throw new Error(`nobody contests ${kpi}`)
  return row
}
const figure = async (kpi: string, asOf?: string) => {
  await trial.heard()
  const { item } = await trial
    .browser()
    .ask<{ item: ScorecardItem }>('kpi.page', { id: kpi, office: ownOffice, asOf })
  return [item.numerator, item.denominator]
}
const decide = (by: Browser, row: ContestRow, uphold: boolean, decision = 'Đúng như công văn') =>
  by.act('reporting.decideContest', { code: row.code, version: row.version, uphold, decision })

describe('a contest', () => {
  it('is opened by those who answer for the office, of a figure that they do not report, once', async () => {
    expect(await outcome(trial.browser().act('reporting.contest', claim()))).toBe('sign-in-needed')
    expect(await outcome(reviewer.act('reporting.contest', claim()))).toBe('not-yours')
    expect(await outcome(officer.act('reporting.contest', claim({ office: otherOffice })))).toBe('not-yours')
    expect(await outcome(officer.act('reporting.contest', claim({ kpi: own })))).toBe('not-contestable')
    expect(await outcome(officer.act('reporting.contest', claim({ reason: ' ' })))).toBe('reason-needed')
    expect(await outcome(officer.act('reporting.contest', claim({ numerator: 101 })))).toBe(
      'claim-unreadable',
    )
    expect(await listed(reviewer)).not.toContainEqual(expect.objectContaining({ kpi: { id: central } }))
    expect(await outcome(officer.act('reporting.contest', claim()))).toBe('done')
    // The same value, asked about by another month in which it stands.
    expect(await outcome(head.act('reporting.contest', claim({ period: '2024-10' })))).toBe(
      'already-contested',
    )
  })

  it('shows both values, of the period of the value that stands, and leaves the figure alone', async () => {
    expect(await find(officer, central)).toMatchObject({
      period: september,
      disputed: { numerator: 80, denominator: 100 },
      claimed: { numerator: 88, denominator: 100 },
      current: { numerator: 80, denominator: 100 },
      state: 'open',
      days: 0,
      decision: null,
      may: { decide: false },
    })
    expect(await figure(central)).toEqual([80, 100])
  })

  it('is shown to those who see that office, and to nobody else', async () => {
    const admin = await trial.signedInAs('administrator')
    const leader = await trial.signedInAs('leader')
    const elsewhere = await trial.arrived(admin, { role: 'officer', office: otherOffice })
    expect(await find(head, central)).toBeDefined()
    expect(await find(leader, central)).toMatchObject({ may: { decide: false } })
    expect(await find(reviewer, central)).toMatchObject({ may: { decide: true } })
    expect(await find(elsewhere.browser, central)).toBeUndefined()
    const told = (await elsewhere.browser.ask<Changes>('reporting.changes', { since: '2024-11-01' })).changes
    expect(told.filter(({ kind }) => kind === 'contest')).toEqual([])
    expect(await outcome(listed(trial.browser()))).toBe('sign-in-needed')
  })

  it('is decided by a reviewer, in words, once', async () => {
    const row = await openOf(central)
    expect(await outcome(decide(officer, row, true))).toBe('not-yours')
    expect(await outcome(decide(reviewer, row, true, '  '))).toBe('reason-needed')
    expect(await outcome(decide(reviewer, { ...row, code: 'none' }, true))).toBe('unknown-contest')
    const another = await trial.signedInAs('reviewer')
    const both = await Promise.all([
      outcome(decide(reviewer, row, true)),
      outcome(decide(another, row, false, 'Không có căn cứ')),
    ])
    expect(both.sort()).toEqual(['changed-meanwhile', 'done'])
  })

  it('upheld, it is the figure from then on, with its history; of before it reads as it was', async () => {
    const other = claim({ kpi: central, numerator: 91 })
    const settled = await openOf(central)
    expect(settled).toMatchObject({ days: 0, may: { decide: false } })
    // Whichever of the two was first: now it is contested anew, and upheld.
    await officer.act('reporting.contest', other)
    const row = (await listed(reviewer)).find((one) => one.kpi.id === central && one.state === 'open')
    if (!row) throw new Error('not open')
    await decide(reviewer, row, true, 'Chấp nhận theo công văn')
    expect(await figure(central)).toEqual([91, 100])
    expect(await figure(central, before)).toEqual([80, 100])
    const versions = await trial.db.select().from(reportedValues)
    const own = versions.filter(({ code }) => code === valueCode(central, ownOffice, september))
    expect(own.find(({ knownTo }) => knownTo === 'infinity')).toMatchObject({
      numerator: 91,
      enteredBy: row.openedBy,
      source: other.source,
      vintage: 'official',
    })
    expect(own.filter(({ knownTo }) => knownTo !== 'infinity')).not.toEqual([])
    expect((await listed(reviewer)).find((one) => one.code === row.code)).toMatchObject({
      state: 'upheld',
      decision: 'Chấp nhận theo công văn',
      decidedBy: expect.any(String),
      decidedAt: expect.any(String),
    })
    expect((await listed(reviewer, before)).filter((one) => one.kpi.id === central)).toEqual([])
  })

  it('of a locked period is not upheld, and still open; dismissed it may be', async () => {
    await officer.act('reporting.contest', claim({ numerator: 95 }))
    const row = (await listed(reviewer)).find((one) => one.kpi.id === central && one.state === 'open')
    if (!row) throw new Error('not open')
    await reviewer.act('reporting.setLock', { period: september, locked: true, reason: 'Chốt số liệu' })
    expect(await outcome(decide(reviewer, row, true))).toBe('period-locked')
    expect(await figure(central)).toEqual([91, 100])
    expect((await listed(reviewer)).find((one) => one.code === row.code)).toMatchObject({ state: 'open' })
    expect(await outcome(decide(reviewer, row, false, 'Kỳ đã chốt'))).toBe('done')
    await reviewer.act('reporting.setLock', { period: september, locked: false, reason: 'Mở lại' })
  })

  it('of a figure that the centre has not given makes the claim the first value', async () => {
    const late = 'late-from-the-centre'
    await define(trial.db, definitionOf({ kpiId: late, origin: 'centre', cadence: 'quarter' }))
    await trial.heard()
    await officer.act('reporting.contest', claim({ kpi: late, period: '2024-10', numerator: 40 }))
    const row = await openOf(late)
    expect(row).toMatchObject({ period: '2024-Q4', disputed: null, current: null })
    await decide(reviewer, row, true)
    expect(await figure(late)).toEqual([40, 100])
  })

  it('of a counted figure is recorded with what was counted, and upholding it changes no figure', async () => {
    const [numerator, denominator] = await figure(counted)
    await officer.act('reporting.contest', claim({ kpi: counted, numerator: 1, denominator: 2 }))
    const row = await openOf(counted)
    expect(row).toMatchObject({ period: '2024-11', disputed: { numerator, denominator }, current: null })
    await decide(reviewer, row, true)
    expect(await figure(counted)).toEqual([numerator, denominator])
    expect(await find(head, counted)).toMatchObject({ state: 'upheld' })
  })
})

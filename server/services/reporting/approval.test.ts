import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportGrid } from '../../core/reporting/answers.ts'
import type { Acted, Saved } from '../../core/reporting/entry.ts'
import type { Scorecard } from '../../core/scorecard.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, ownOffice, type Trial } from '../testing/trial.ts'
import { define, definitionOf } from './testing/definition.ts'

const kpi = 'digital-files-here'
let trial: Trial
let officer: Browser
let head: Browser
let reviewer: Browser
let visitor: Browser

beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  await define(trial.db, definitionOf({ kpiId: kpi }))
  officer = await trial.signedInAs('officer')
  head = await trial.signedInAs('head')
  reviewer = await trial.signedInAs('reviewer')
  visitor = trial.browser()
  await trial.heard()
})
afterAll(() => trial.close())

const period = '2024-10'
const value = (numerator: number, denominator: number, seen: number | null) => ({
  kpi,
  period,
  seen,
  numerator,
  denominator,
  vintage: 'official' as const,
  note: null,
  source: null,
  explanation: null,
})
const save = (by: Browser, ...values: ReturnType<typeof value>[]) =>
  by.act<Saved>('reporting.save', { office: ownOffice, values })
const act = (by: Browser, verb: string, seen: number | null, more: object = {}) =>
  by.act<Acted>(`reporting.${verb}`, {
    key: randomUUID(),
    values: [{ kpi, office: ownOffice, period, seen }],
    ...more,
  })
const cellOf = async (by: Browser) =>
  (await by.ask<ReportGrid>('reporting.grid', { office: ownOffice, period })).cells.find(
    (cell) => cell.kpi === kpi,
  )
const seenOf = async (by: Browser) => (await cellOf(by))?.entry?.version ?? null
const figure = async () => {
  await trial.heard()
  const card = await visitor.ask<Scorecard>('scorecard', { period })
  const item = card.items.find(({ id }) => id === kpi)
  return [item?.numerator, item?.denominator]
}

describe('a value on its way', () => {
  it('entered, sent, endorsed and approved is the figure: 90 of 100, and not before', async () => {
    const first = await save(officer, value(90, 100, null))
    expect(first).toMatchObject({ conflicts: [], refused: [], saved: [{ kpi, period }] })
    expect(await figure()).toEqual([null, null])
    expect(await act(officer, 'submit', await seenOf(officer))).toMatchObject({
      done: [{ state: 'submitted' }],
    })
    expect(await figure()).toEqual([null, null])
    expect(await act(head, 'endorse', await seenOf(head))).toMatchObject({ done: [{ state: 'endorsed' }] })
    expect(await figure()).toEqual([null, null])
    expect(await act(reviewer, 'approve', await seenOf(reviewer))).toMatchObject({
      done: [{ state: 'approved', version: null }],
    })
    expect(await figure()).toEqual([90, 100])
  })

  it('a newer one under way leaves the approved one in force: 90 of 100 until 95 of 100 is approved', async () => {
    await save(officer, value(95, 100, null))
    await act(officer, 'submit', await seenOf(officer))
    await act(head, 'endorse', await seenOf(head))
    expect(await figure()).toEqual([90, 100])
    expect(await cellOf(officer)).toMatchObject({
      state: 'endorsed',
      value: { numerator: 90 },
      entry: { numerator: 95 },
    })
    await act(reviewer, 'return', await seenOf(reviewer), { reason: 'Mẫu số phải là 110' })
    expect(await cellOf(officer)).toMatchObject({
      state: 'returned',
      entry: { reason: 'Mẫu số phải là 110' },
    })
    await save(officer, value(95, 110, await seenOf(officer)))
    // A head who sends answers for it by the same press.
    expect(await act(head, 'submit', await seenOf(head))).toMatchObject({ done: [{ state: 'endorsed' }] })
    await act(reviewer, 'approve', await seenOf(reviewer))
    expect(await figure()).toEqual([95, 110])
  })

  it('asked for by an officer, approval is refused; by a reviewer, entering is', async () => {
    expect(await outcome(act(officer, 'approve', 1))).toBe('not-yours')
    expect(await outcome(save(reviewer, value(1, 2, null)))).toBe('not-yours')
    expect(await outcome(save(visitor, value(1, 2, null)))).toBe('sign-in-needed')
  })

  it('two who edit one value: the second is shown what the first kept, and nothing is lost', async () => {
    await save(officer, value(96, 110, null))
    const seen = await seenOf(head)
    await save(officer, value(97, 110, seen))
    expect(await save(head, value(98, 110, seen))).toMatchObject({
      saved: [],
      conflicts: [{ kpi, theirs: { numerator: 97 } }],
    })
    expect(await cellOf(head)).toMatchObject({ entry: { numerator: 97 } })
  })

  it('the same key is carried out once and answered twice alike', async () => {
    const body = {
      key: randomUUID(),
      values: [{ kpi, office: ownOffice, period, seen: await seenOf(officer) }],
    }
    const once = await officer.act<Acted>('reporting.submit', body)
    expect(await officer.act<Acted>('reporting.submit', body)).toEqual(once)
    await act(officer, 'withdraw', await seenOf(officer))
  })

  it('without a denominator it is not sent, and the reason is said', async () => {
    await save(officer, { ...value(97, 0, await seenOf(officer)) })
    expect(await act(officer, 'submit', await seenOf(officer))).toEqual({
      done: [],
      refused: [{ kpi, office: ownOffice, period, why: 'denominator-zero' }],
    })
  })

  it('a locked period refuses every verb until it is opened again', async () => {
    await reviewer.act('reporting.setLock', { period, locked: true, reason: 'Chốt số liệu' })
    expect(await save(officer, value(50, 100, await seenOf(officer)))).toMatchObject({
      refused: [{ why: 'period-locked' }],
    })
    expect(await act(officer, 'discard', await seenOf(officer))).toMatchObject({
      done: [],
      refused: [{ why: 'period-locked' }],
    })
    await reviewer.act('reporting.setLock', { period, locked: false, reason: 'Sửa theo công văn' })
    expect(await act(officer, 'discard', await seenOf(officer))).toMatchObject({
      done: [{ state: 'approved' }],
    })
    expect(await figure()).toEqual([95, 110])
  })
})

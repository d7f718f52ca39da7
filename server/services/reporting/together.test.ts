import { randomUUID } from 'node:crypto'
import { inArray, sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../../../db/rows.ts'
import { answeredRequests } from '../../../db/schema/reporting.ts'
import type { ReportGrid } from '../../core/reporting/answers.ts'
import { valueCode } from '../../core/reporting/due.ts'
import type { Acted, Saved } from '../../core/reporting/entry.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, ownOffice, type Trial } from '../testing/trial.ts'
import { define, definitionOf } from './testing/definition.ts'

const many = 40
const period = '2024-10'
const kpis = Array.from({ length: many }, (_, n) => `together-${n}`)

let trial: Trial
let officer: Browser
let head: Browser
let reviewer: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(), processes: 2 })
  await define(
    trial.db,
    ...kpis.map((kpiId) => definitionOf({ kpiId, carries: 0, reporters: [ownOffice] })),
    definitionOf({ kpiId: 'city-wide' }),
  )
  officer = await trial.signedInAs('officer')
  head = await trial.signedInAs('head')
  reviewer = await trial.signedInAs('reviewer')
  await trial.heard()
  await outcome(reviewer.act('reporting.setLock', { period, locked: false, reason: 'mở' }))
})
afterAll(() => trial.close())

/** The same person at one process and then at the other. */
const at = (browser: Browser, n: number) => browser.at(trial.apps[n % trial.apps.length] as FastifyInstance)
const all = <T>(work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: many }, (_, n) => work(n)))
/** A grid to draw the newest versions from. */
const versions = async () => {
  await trial.heard()
  const { cells } = await officer.ask<ReportGrid>('reporting.grid', { office: ownOffice, period })
  return new Map(cells.map((cell) => [cell.kpi, cell.entry?.version ?? null]))
}
const content = (numerator: number) => ({
  numerator,
  denominator: 100,
  vintage: 'official',
  note: null,
  source: null,
  explanation: null,
})
const save = (by: Browser, kpi: string, numerator: number, seen: number | null) =>
  by.act<Saved>('reporting.save', {
    office: ownOffice,
    values: [{ kpi, period, seen, ...content(numerator) }],
  })
const act = (by: Browser, verb: string, kpi: string, seen: number | null, key: string = randomUUID()) =>
  by.act<Acted>(`reporting.${verb}`, { key, values: [{ kpi, office: ownOffice, period, seen }] })
const states = async () => {
  await trial.heard()
  const { cells } = await officer.ask<ReportGrid>('reporting.grid', { office: ownOffice, period })
  return kpis.map((kpi) => cells.find((cell) => cell.kpi === kpi)?.state)
}
/** Rows of a table for the KPIs of this file, whenever they were known, of one KPI or of all. */
const versionsIn = async (table: 'entries' | 'reported_values', kpi?: string) => {
  const codes = (kpi ? [kpi] : kpis).map((one) => valueCode(one, ownOffice, period))
  const [row] = await rowsOf<{ n: number }>(
    trial.db,
    sql`select count(*)::int as n from ${sql.identifier(table)} where code = any(${sql.param(codes)}::text[])`,
  )
  return row?.n
}
/** Entries of the audit log about the figures of this office. */
const noted = async (verb: string) => {
  const [row] = await rowsOf<{ n: number }>(
    trial.db,
    sql`select count(*)::int as n from audit.entries where verb = ${verb} and office_code = ${ownOffice}`,
  )
  return row?.n ?? 0
}

describe('forty at once, at two processes on one database', () => {
  it('save one value: one is kept, thirty-nine are shown it, and none is lost silently', async () => {
    const [kpi = ''] = kpis
    const answers = await all((n) => save(at(n % 2 ? officer : head, n), kpi, n, null))
    expect(answers.filter(({ saved }) => saved.length === 1)).toHaveLength(1)
    const winner = answers.findIndex(({ saved }) => saved.length === 1)
    const theirs = answers.flatMap(({ conflicts }) => conflicts.map((one) => one.theirs?.numerator))
    expect(theirs).toEqual(Array.from({ length: many - 1 }, () => winner))
    expect(await versionsIn('entries', kpi)).toBe(1)
  })

  it('save different values: all are kept', async () => {
    const seen = await versions()
    const answers = await all((n) =>
      save(at(officer, n), kpis[n] ?? '', 50 + n, seen.get(kpis[n] ?? '') ?? null),
    )
    expect(answers.flatMap(({ saved }) => saved)).toHaveLength(many)
    expect(await states()).toEqual(kpis.map(() => 'entered'))
  })

  it('submit one value: one does, the others are told that it changed', async () => {
    const [kpi = ''] = kpis
    const seen = (await versions()).get(kpi) ?? null
    const before = [await versionsIn('entries', kpi), await noted('figures.submitted')]
    const answers = await all((n) => act(at(officer, n), 'submit', kpi, seen))
    expect(answers.filter(({ done }) => done.length === 1)).toHaveLength(1)
    expect(answers.flatMap(({ refused }) => refused.map(({ why }) => why))).toEqual(
      Array.from({ length: many - 1 }, () => 'changed-meanwhile'),
    )
    expect([await versionsIn('entries', kpi), await noted('figures.submitted')]).toEqual(
      before.map((n) => (n ?? 0) + 1),
    )
  })

  it('ten times the same request, after answers that were lost: carried out once, answered alike', async () => {
    const kpi = kpis[1] ?? ''
    const key = randomUUID()
    const seen = (await versions()).get(kpi) ?? null
    const before = [await versionsIn('entries', kpi), await noted('figures.submitted')]
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => act(at(officer, n), 'submit', kpi, seen, key)),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.done).toMatchObject([{ kpi, state: 'submitted' }])
    expect([await versionsIn('entries', kpi), await noted('figures.submitted')]).toEqual(
      before.map((n) => (n ?? 0) + 1),
    )
    const kept = await trial.db
      .select()
      .from(answeredRequests)
      .where(inArray(answeredRequests.key, [key]))
    expect(kept).toHaveLength(1)
  })

  it('a key that was used for one office is not carried out for another, nor is it a fault', async () => {
    const key = randomUUID()
    const ask = (office: string, n: number) =>
      at(reviewer, n).act<Acted>('reporting.approve', {
        key,
        values: [{ kpi: 'city-wide', office, period, seen: 1 }],
      })
    for (const { done, refused } of await Promise.all(['STC', 'SXD', 'SYT'].map(ask)))
      expect([done.length, refused.map(({ why }) => why)]).toEqual([0, ['changed-meanwhile']])
  })

  it('submit different values, and the head endorses them: all are', async () => {
    const seen = await versions()
    const left = kpis.slice(2)
    const answers = await Promise.all(
      left.map((kpi, n) => act(at(officer, n), 'submit', kpi, seen.get(kpi) ?? null)),
    )
    expect(answers.flatMap(({ done }) => done)).toHaveLength(left.length)
    const sent = await versions()
    const endorsed = await all((n) =>
      act(at(head, n), 'endorse', kpis[n] ?? '', sent.get(kpis[n] ?? '') ?? null),
    )
    expect(endorsed.flatMap(({ done }) => done)).toHaveLength(many)
    expect(await states()).toEqual(kpis.map(() => 'endorsed'))
  })

  it('one approves while others return, give back and withdraw the same: one of them is heard', async () => {
    const kpi = kpis[2] ?? ''
    const seen = (await versions()).get(kpi) ?? null
    const deciding = (n: number) => {
      const ways = [
        () => act(at(reviewer, n), 'approve', kpi, seen),
        () => decide(at(reviewer, n), 'return', kpi, seen),
        () => decide(at(head, n), 'giveBack', kpi, seen),
      ]
      return (ways[n % ways.length] as () => Promise<Acted>)()
    }
    const answers = await all(deciding)
    expect(answers.filter(({ done }) => done.length === 1)).toHaveLength(1)
  })

  it('a value named twice in one request is changed once', async () => {
    const kpi = kpis[3] ?? ''
    const seen = (await versions()).get(kpi) ?? null
    const one = { kpi, office: ownOffice, period, seen }
    const twice = await reviewer.act<Acted>('reporting.approve', { key: randomUUID(), values: [one, one] })
    expect(twice).toEqual({
      done: [],
      refused: [{ kpi, office: ownOffice, period, why: 'changed-meanwhile' }],
    })
    const values = [1, 2].map((numerator) => ({
      kpi: 'city-wide',
      period,
      seen: null,
      ...content(numerator),
    }))
    expect(await officer.act<Saved>('reporting.save', { office: ownOffice, values })).toMatchObject({
      saved: [{ kpi: 'city-wide' }],
      refused: [{ kpi: 'city-wide', why: 'changed-meanwhile' }],
    })
  })

  it('a period locked during a burst of approvals: each is before it or refused, and nothing is approved after', async () => {
    const seen = await versions()
    const left = kpis.slice(3)
    const before = (await versionsIn('reported_values')) ?? 0
    const deciding = left.map((kpi, n) => act(at(reviewer, n), 'approve', kpi, seen.get(kpi) ?? null))
    // Once a few are through; the others are on their way.
    await Promise.race(deciding)
    const locking = at(reviewer, 1).act('reporting.setLock', { period, locked: true, reason: 'Chốt' })
    const late = left.map((kpi, n) => act(at(reviewer, n), 'approve', kpi, seen.get(kpi) ?? null))
    await locking
    const after = (await versionsIn('reported_values')) ?? 0
    const answers = await Promise.all([...deciding, ...late])
    expect(await versionsIn('reported_values')).toBe(after)
    expect(answers.flatMap(({ done }) => done)).toHaveLength(after - before)
    for (const why of answers.flatMap(({ refused }) => refused.map((one) => one.why)))
      expect(['period-locked', 'changed-meanwhile']).toContain(why)
    const open = kpis.find((_, n) => n > 2 && n < many)
    expect((await act(reviewer, 'approve', open ?? '', seen.get(open ?? '') ?? null)).done).toEqual([])
    await reviewer.act('reporting.setLock', { period, locked: false, reason: 'Mở lại' })
  })
})

const decide = (by: Browser, verb: string, kpi: string, seen: number | null) =>
  by.act<Acted>(`reporting.${verb}`, {
    key: randomUUID(),
    reason: 'vì',
    values: [{ kpi, office: ownOffice, period, seen }],
  })

describe('a server that has just started', () => {
  it('takes forty submissions at once, though nothing is kept yet and there are fewer connections', async () => {
    const before = await versions()
    const values = kpis.map((kpi, n) => ({ kpi, period, seen: before.get(kpi) ?? null, ...content(n) }))
    await officer.act('reporting.save', { office: ownOffice, values })
    const seen = await versions()
    for (const table of ['targets', 'offices', 'kpi_definitions'])
      await trial.db.execute(sql`select pg_notify('changed', ${table})`)
    const entered = kpis.filter((kpi) => seen.get(kpi) !== before.get(kpi))
    expect(entered.length).toBeGreaterThan(10)
    const answers = await Promise.all(
      entered.map((kpi) => act(at(officer, 0), 'submit', kpi, seen.get(kpi) ?? null)),
    )
    expect(answers.flatMap(({ done }) => done)).toHaveLength(entered.length)
  })
})

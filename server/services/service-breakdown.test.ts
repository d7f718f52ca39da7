import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import { kpis } from '../kpis/index.ts'
import { serviceOf } from '../kpis/services.ts'
import { createAnswerStore } from './answer-store.ts'
import { understand } from './asked.ts'
import type { Context } from './context.ts'
import { readKpiFigures } from './kpi-figures.ts'
import { readRows } from './rows.ts'
import { readServiceBreakdown } from './service-breakdown.ts'
import { readServicePoints } from './service-points.ts'
import { contextAt, launchClock, scopeOf } from './testing/context.ts'

let launch: TestDatabase
let ctx: Context
beforeAll(async () => {
  launch = await launchDatabase()
  ctx = { ...contextAt(launch.database.db, launchClock), answers: createAnswerStore(5_000, () => true) }
}, 180_000)
afterAll(() => launch.close())

const onFlows = kpis.filter(({ measure }) => serviceOf(measure))

describe('a KPI by service', () => {
  it('is there for every KPI of a flow', () => {
    expect(onFlows).toEqual(kpis.filter(({ measure }) => measure.rollup))
  })

  it.each(onFlows.map((kpi) => [kpi.id, kpi] as const))('%s adds up to the figure', async (id, kpi) => {
    for (const more of [
      { period: '2024-11' },
      { period: '2024' },
      { period: '2024-W44' },
      { period: '2024-Q3', office: 'SXD' },
      { period: '2024-09', asOf: '2024-09-15T09:00:00+07:00' },
    ]) {
      const question = { id, ...more }
      const { rows, total, service } = await readServiceBreakdown(ctx, question)
      const { item } = await readKpiFigures(ctx, kpi, await understand(ctx, question))
      expect(service).not.toBeNull()
      expect([total?.numerator ?? null, total?.denominator ?? null], JSON.stringify(question)).toEqual([
        item.numerator,
        item.denominator,
      ])
      expect(rows.every(({ name }) => name !== null)).toBe(true)
    }
  })

  it('leads to the very rows: filtered by a service there are as many as it has, and counted ones as many', async () => {
    const question = { id: 'dossiers-settled-on-time', period: '2024-Q3', office: 'SXD' }
    const { rows } = await readServiceBreakdown(ctx, question)
    expect(rows.length).toBeGreaterThan(2)
    for (const { service, numerator, denominator } of rows) {
      const filter = `service:${service}`
      const found = await readRows(ctx, { ...question, filter })
      expect([found.found, new Set(found.rows.map(({ cells }) => cells.procedureCode))]).toEqual([
        denominator,
        new Set([service]),
      ])
      expect((await readRows(ctx, { ...question, filter, part: 'numerator' })).found).toBe(numerator)
    }
  })

  it('stands with what is missing most first', async () => {
    const { rows } = await readServiceBreakdown(ctx, { id: 'dossiers-settled-on-time', period: '2024' })
    const missing = rows.map(({ numerator, denominator }) => (denominator ?? 0) - numerator)
    expect(missing).toEqual([...missing].sort((a, b) => b - a))
  })

  it('of a KPI whose rows name no service there are none, and its rows are not filtered by one', async () => {
    expect(await readServiceBreakdown(ctx, { id: 'shared-tables' })).toMatchObject({
      service: null,
      rows: [],
      total: null,
    })
    await expect(readRows(ctx, { id: 'shared-tables', filter: 'service:x' })).rejects.toMatchObject({
      code: 'bad-filter',
    })
  })

  it('rights live in the query: shows of a guarded KPI the services of the own office alone, in whole months and in the month that runs', async () => {
    const [open] = onFlows
    if (!open) throw new Error('no KPI of a flow')
    const own = contextAt(launch.database.db, launchClock, scopeOf(['SXD']))
    const { period, moment } = await understand(own, { period: '2024' })
    const asked = { period, moment, officeCodes: null }
    const seen = await readServicePoints(own, { ...open, public: false }, asked)
    expect(new Set(seen.map(({ office }) => office))).toEqual(new Set(['SXD']))
    expect(seen).toEqual((await readServicePoints(own, open, asked)).filter(({ office }) => office === 'SXD'))
    const { period: running } = await understand(own, { period: '2024-11' })
    const ofNow = await readServicePoints(
      own,
      { ...open, public: false },
      { period: running, moment, officeCodes: null },
    )
    expect(new Set(ofNow.map(({ office }) => office))).toEqual(new Set(['SXD']))
  })
})

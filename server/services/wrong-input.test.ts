import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepared, type TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import { parseEnv } from '../env.ts'
import { openServiceOn, type Service } from '../serve.ts'
import { launchClock } from './testing/context.ts'

const long = 'a'.repeat(10_000)

/** address, status, code, and a piece of the Vietnamese sentence */
const wrong: [string, number, string, string][] = [
  ['/kpis/nothing', 404, 'unknown-kpi', 'Không có chỉ số'],
  ['/kpis/__proto__/series', 404, 'unknown-kpi', '__proto__'],
  ['/kpis/shared-tables/rows?office=XX', 404, 'unknown-office', 'XX'],
  ['/scorecard?office=constructor', 404, 'unknown-office', 'constructor'],
  ['/scorecard?period=2024-12', 400, 'period-in-future', '2024-12'],
  ['/scorecard?period=2019-01', 400, 'period-before-first', '2019-01'],
  ['/scorecard?period=2024-13', 400, 'bad-period', '2024-13'],
  ['/scorecard?period=2024-11&period=2024-10', 400, 'bad-input', 'period'],
  ['/scorecard?asOf=2024-11-23', 400, 'as-of-in-future', '2024-11-22'],
  ['/scorecard?asOf=1990-01-01', 400, 'as-of-before-first', 'chưa ghi nhận'],
  ['/scorecard?asOf=yesterday', 400, 'bad-as-of', 'yesterday'],
  ['/scorecard?asOf=2024-02-30', 400, 'bad-as-of', '2024-02-30'],
  ['/scorecard?asOf=2024-11-22T25:00:00Z', 400, 'bad-as-of', 'T25'],
  ['/scorecard?color=red', 400, 'bad-input', 'color'],
  ['/scorecard?compare=never', 400, 'bad-input', 'compare'],
  ['/kpis/shared-tables/rows?page=99', 404, 'page-past-end', '99'],
  ['/kpis/shared-tables/rows?page=0', 400, 'bad-input', 'page'],
  ['/kpis/shared-tables/rows?page=1.5', 400, 'bad-input', 'page'],
  ['/kpis/shared-tables/rows?size=1e9', 400, 'bad-size', '200'],
  ['/kpis/shared-tables/rows?size=many', 400, 'bad-input', 'size'],
  [`/kpis/shared-tables/rows?q=${long}`, 400, 'search-too-long', '200'],
  ['/kpis/shared-tables/rows?sort=version_id', 400, 'bad-sort', 'version_id'],
  ['/kpis/shared-tables/rows?sort=code;drop table offices', 400, 'bad-sort', 'drop'],
  ['/kpis/shared-tables/rows?filter=search:x', 400, 'bad-filter', 'search'],
  ['/kpis/shared-tables/rows?part=everything', 400, 'bad-input', 'part'],
  ['/kpis/shared-tables/series?from=2024-11&to=2024-01', 400, 'bad-period', '2024-11'],
  ['/nothing', 404, 'unknown-address', 'Không có trang'],
  ['/kpis/%E0%A4%A', 400, 'bad-input', 'address'],
]

describe('wrong input gets a clear answer', () => {
  let launch: TestDatabase
  let service: Service
  let app: Service['app']
  beforeAll(async () => {
    launch = await launchDatabase()
    service = await openServiceOn(
      prepared(launch),
      parseEnv({ LOG: 'silent' }),
      null,
      () => new Date(launchClock),
    )
    app = service.app
  }, 120_000)
  afterAll(async () => {
    await service.close()
    await launch.close()
  })

  it.each(wrong)('%s', async (address, status, code, piece) => {
    const answer = await app.inject(`/api/v1${address.slice(0, 12_000)}`)
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code])
    expect(answer.json().error.message).toContain(piece)
    expect(answer.body).not.toMatch(/select|postgres|node_modules|\bat .*\.ts/i)
  })

  it('answers in English when asked to', async () => {
    const answer = await app.inject('/api/v1/kpis/nothing?lang=en')
    expect(answer.json().error.message).toBe(
      'There is no KPI with the id “nothing”. Choose one from the list of KPIs.',
    )
  })

  it('over tRPC too, and never with the text of a fault', async () => {
    const input = encodeURIComponent(JSON.stringify({ id: 'nothing' }))
    const answer = await app.inject(`/trpc/kpi.page?input=${input}`)
    expect(answer.statusCode).toBe(404)
    expect(answer.json().error.data.app).toEqual({ code: 'unknown-kpi', params: { id: 'nothing' } })
    const shapeless = await app.inject(`/trpc/kpi.page?input=${encodeURIComponent('{"id":5}')}`)
    expect(shapeless.statusCode).toBe(400)
    expect(shapeless.json().error.data.app).toEqual({ code: 'bad-input', params: { field: 'id' } })
  })
})

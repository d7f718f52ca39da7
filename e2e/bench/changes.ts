import { performance } from 'node:perf_hooks'
import { openDatabase } from '../../db/client.ts'
import { openCluster } from '../../db/cluster/cluster.ts'
import { privateName } from '../../db/open.ts'
import { signInAs } from '../people.ts'
import { startServer } from '../server.ts'
import { ask, quantile } from './load.ts'
import { heading, line, milliseconds } from './report.ts'

type Size = { changes: number; times: number }
const usual: Size = { changes: 100_000, times: 20 }
/** Moments that people ask about; the last is the day before. */
const spans = [
  { name: 'a year', since: '2023-11-22' },
  { name: 'a month', since: '2024-10-22' },
  { name: 'a day', since: '2024-11-21' },
] as const

/** The change list over a year of changes, beside a bare SELECT of the same rows with what they replaced. */
export async function benchChanges({ changes, times }: Size = usual): Promise<void> {
  heading(`What changed, over a year of ${changes} changes, beside a bare SELECT of the same rows`)
  const server = await startServer()
  const cluster = await openCluster({ dataDir: server.dataDir })
  const database = openDatabase(cluster.connection(privateName))
  try {
    const { raw } = database
    const [filled] = await raw`select count(*)::int as n from reported_values`
    await raw.begin(async (tx) => {
      await tx`
        insert into reported_values (known_from, known_to, recorded_by, code, kpi_id, office_code, period,
          start_on, end_on, stands_until, numerator, denominator, vintage, entered_by, endorsed_by, sample)
        select at.moment, coalesce(lead(at.moment) over (partition by v.code, v.version_id order by at.moment), 'infinity'),
          'bench', 'bench/' || v.code || '/' || v.version_id, v.kpi_id, v.office_code, v.period, v.start_on, v.end_on,
          v.stands_until, v.numerator + at.n % 3, v.denominator, case at.n % 3 when 0 then 'estimate' else 'official' end,
          'bench', 'bench', true
        from (select * from reported_values order by version_id) v
        cross join lateral (
          select n, timestamptz '2023-11-23 08:00+07' + make_interval(secs => 31490000.0 * (n + v.version_id % 997 / 997.0) / ${Math.ceil(changes / Math.max(1, filled?.n ?? 1))}) as moment
          from generate_series(0, ${Math.ceil(changes / Math.max(1, filled?.n ?? 1)) - 1}) n
        ) at`
    })
    await raw`analyze reported_values`
    const headers = { cookie: await signInAs(server.url, 'reviewer') }
    for (const { name, since } of spans) {
      const url = `${server.url}/trpc/reporting.changes?input=${encodeURIComponent(JSON.stringify({ since }))}`
      const from = `${since}T23:59:59.999999+07:00`
      const asked = async () => {
        const { status, body } = await ask(url, { headers })
        if (status !== 200) throw new Error(body)
      }
      const first = await timed(1, asked)
      const ours = await timed(times, asked)
      const bare = await timed(
        times,
        () => raw`
          select v.*, w.numerator, w.denominator, w.vintage from reported_values v
          left join reported_values w on w.code = v.code and w.known_to = v.known_from
          where v.known_from > ${from} and v.known_from <= ${'2024-11-22T17:00:00+07:00'}`,
      )
      const [found] = await raw`select count(*)::int as n from reported_values where known_from > ${from}`
      const said = (took: number[]) =>
        `p50 ${milliseconds(quantile(took, 0.5))}, p95 ${milliseconds(quantile(took, 0.95))}`
      line(
        `since ${name}: ${found?.n} values changed`,
        said(ours),
        `asked for the first time ${milliseconds(first[0] ?? 0)}`,
      )
      line('  baseline: a bare SELECT of all of them', said(bare))
      line('  ratio', `p50 ×${(quantile(ours, 0.5) / quantile(bare, 0.5)).toFixed(2)}`)
    }
  } finally {
    await database.close()
    await server.stop()
  }
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const at = performance.now()
    await work()
    took.push(performance.now() - at)
  }
  return took
}

import { performance } from 'node:perf_hooks'
import { openDatabase } from '../../db/client.ts'
import { openCluster } from '../../db/cluster/cluster.ts'
import { privateName } from '../../db/open.ts'
import { kpiDefinitions } from '../../db/schema/reporting.ts'
import { recordVersions } from '../../db/versions.ts'
import type { ImportAnswer } from '../../server/core/reporting/import-answer.ts'
import { definitionOf } from '../../server/services/reporting/testing/definition.ts'
import { signInAs } from '../people.ts'
import { startServer } from '../server.ts'
import { heading, line } from './report.ts'

const kpis = 1_700
const values = 99_999
const office = 'SYT'
const months = Array.from(
  { length: 59 },
  (_, i) => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
)

/** A file of 100,000 values of one office: read, checked against what is there, taken over; beside a bare COPY. */
export async function benchImport(): Promise<void> {
  heading(`Import of ${values} values of one office, a CSV, beside a bare COPY of the same rows`)
  const server = await startServer()
  const cluster = await openCluster({ dataDir: server.dataDir })
  const database = openDatabase(cluster.connection(privateName))
  try {
    const ids = Array.from({ length: kpis }, (_, i) => `bench-${i}`)
    await database.db.transaction(async (tx) => {
      await tx.execute("update period_locks set known_to = now() where known_to = 'infinity'")
      await recordVersions(tx, kpiDefinitions, {
        at: '2020-01-01T00:00:00+07:00',
        by: 'bench',
        rows: ids.map((kpiId) => {
          const facts = definitionOf({ kpiId, fromOn: '2020-01-01', reporters: [office], public: false })
          return { code: facts.code, facts }
        }),
      })
    })
    const rows = ids
      .flatMap((kpi) => months.map((month) => [kpi, month] as const))
      .slice(0, values)
      .map(([kpi, month], i) => [kpi, month, String(80 + (i % 20)), '100', 'official'])
    const csv = ['KPI id,Period,Numerator,Denominator,Vintage', ...rows.map((row) => row.join(','))].join(
      '\n',
    )
    const cookie = await signInAs(server.url, 'officer')
    const send = async (options: object): Promise<ImportAnswer> => {
      const form = new FormData()
      form.set('options', JSON.stringify(options))
      form.set('file', new Blob([csv]), 'values.csv')
      const reply = await fetch(`${server.url}/reporting/import?office=${office}`, {
        method: 'POST',
        headers: { cookie, origin: server.url },
        body: form,
      })
      if (!reply.ok) throw new Error(`import answered ${reply.status}: ${await reply.text()}`)
      return (await reply.json()) as ImportAnswer
    }
    const perSecond = (ms: number) => `${Math.round((values / ms) * 1_000)} rows/s`
    const timed = async <T>(work: () => Promise<T>) => {
      const begun = performance.now()
      const answer = await work()
      return { answer, ms: performance.now() - begun }
    }
    const looked = await timed(() => send({}))
    const taken = await timed(() => send({ take: looked.answer.seen }))
    const again = await timed(() => send({}))
    if (!taken.answer.taken || again.answer.values.unchanged !== values)
      throw new Error('the import did not take everything over')
    await database.raw`create table bench_copy (kpi text, period text, numerator float8, denominator float8, vintage text)`
    const bare = await timed(async () => {
      const stream = await database.raw`copy bench_copy from stdin`.writable()
      for (const row of rows)
        if (!stream.write(`${row.join('\t')}\n`)) await new Promise((go) => stream.once('drain', go))
      stream.end()
      await new Promise((done, fail) => stream.once('finish', done).once('error', fail))
    })
    line('read and checked', perSecond(looked.ms))
    line('taken over', perSecond(taken.ms))
    line('the same again, nothing changed', perSecond(again.ms))
    line('  baseline: COPY', perSecond(bare.ms))
    line('  ratio', `taken over ×${(bare.ms / taken.ms).toFixed(3)} of the speed of COPY`)
  } finally {
    await database.close()
    await server.stop()
  }
}

import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../../db/client.ts'
import { openCluster } from '../../db/cluster/cluster.ts'
import { inCopyTransaction } from '../../db/copy-in.ts'
import { privateName } from '../../db/open.ts'
import { createAnswerStore } from '../../server/services/answer-store.ts'
import { incomingBytes } from '../../server/services/ingest/incoming-bytes.ts'
import { takeRows } from '../../server/services/ingest/take-rows.ts'
import { signInAs } from '../people.ts'
import { startServer } from '../server.ts'
import { quantile } from './load.ts'
import { heading, line, milliseconds } from './report.ts'

const rows = 100_000
/** Of the bare COPY, rollups included. */
const aim = 0.5
const pushes = { perSecond: 20, rows: 100, seconds: 10 }
const columns =
  'code,office_code,procedure_code,channel,identified,full_process,fee_due,paid_online,filed_on,due_on,settled_on,digital_result'

/** Dossiers of two years, as a CSV in pieces; every row another code, day and office. */
function* csv(prefix: string, count: number, offices: readonly string[], procedures: readonly string[]) {
  yield `${columns}\n`
  let piece = ''
  for (let n = 0; n < count; n++) {
    const filed = new Date(Date.UTC(2022, 10, 1 + (n % 700))).toISOString().slice(0, 10)
    const due = new Date(Date.UTC(2022, 10, 15 + (n % 700))).toISOString().slice(0, 10)
    piece += `${prefix}${n},${offices[n % offices.length]},${procedures[n % procedures.length]},online,t,t,f,f,${filed},${due},,f\n`
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  yield piece
}

const perSecond = (count: number, ms: number) => `${Math.round((count / ms) * 1_000)} rows/s`
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; done: T }> {
  const begun = performance.now()
  const done = await work()
  return { ms: performance.now() - begun, done }
}

/** Rows through the terminal's way and over HTTP, beside a bare COPY of the same; then how soon a push is seen. */
export async function benchIngest(): Promise<void> {
  heading(
    `Ingest: ${rows} new dossiers, rollups included, beside a bare COPY into a table with the same indexes`,
  )
  const server = await startServer()
  const cluster = await openCluster({ dataDir: server.dataDir })
  const database = openDatabase(cluster.connection(privateName))
  try {
    const { db, raw } = database
    const offices = await codes(
      raw`select code from offices where known_to = 'infinity' and kind = 'department' and valid_to is null`,
    )
    const procedures = await codes(raw`select code from procedures where known_to = 'infinity' limit 500`)
    const file = (prefix: string, count = rows) => csv(prefix, count, offices, procedures)
    const bytes = (prefix: string, count?: number) => Readable.from(encoded(file(prefix, count)))

    await raw.unsafe('create table bare (like dossiers including all)')
    const bare = await timed(() =>
      inCopyTransaction(db, (_tx, copyIn) =>
        copyIn(
          `copy bare (known_from, recorded_by, sample, ${columns}) from stdin (format csv)`,
          bareRows(file('B-')),
        ),
      ),
    )
    line('bare COPY', perSecond(rows, bare.ms))

    const now = new Date()
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 50)
    const ours = await timed(() =>
      takeRows(
        {
          db,
          actor: { kind: 'terminal', name: 'bench' },
          now,
          answers: createAnswerStore(0, () => false),
          visit: { at: now, address: 'terminal' },
        },
        {
          target: 'dossiers',
          incoming: incomingBytes(bytes('T-'), 'dossiers', 'csv'),
          source: { kind: 'terminal', id: 'bench', name: 'bench' },
        },
      ),
    )
    clearInterval(watch)
    if (ours.done.rows.fresh !== rows) throw new Error(JSON.stringify(ours.done).slice(0, 500))
    line('through the terminal', perSecond(rows, ours.ms), ratio(bare.ms, ours.ms))
    line('  memory above the beginning', `${Math.round((most - before) / 1_000_000)} MB`)

    const cookie = await signInAs(server.url, 'administrator')
    const push = (body: BodyInit) =>
      fetch(`${server.url}/api/v1/flows/dossiers/rows`, {
        method: 'POST',
        headers: { cookie, origin: server.url, 'content-type': 'text/csv' },
        body,
        ...({ duplex: 'half' } as object),
      }).then((reply) => reply.json())
    const http = await timed(() => push(Readable.toWeb(bytes('H-')) as unknown as BodyInit))
    if (http.done.rows?.fresh !== rows) throw new Error(JSON.stringify(http.done).slice(0, 500))
    line('over HTTP', perSecond(rows, http.ms), ratio(bare.ms, http.ms))

    await visible(server.url, push, file)
    await db.execute(sql`drop table bare`)
  } finally {
    await database.close()
    await server.stop()
  }
}

const ratio = (bare: number, ours: number) => `×${(bare / ours).toFixed(2)} of it (aim ×${aim})`

/** From the first byte of a push to the first answer that counts it, at a steady load. */
async function visible(
  url: string,
  push: (body: BodyInit) => Promise<unknown>,
  file: (prefix: string, count: number) => Generator<string>,
): Promise<void> {
  const asked = `${url}/api/v1/kpis/dossiers-filed-online/breakdown?period=2022-11`
  const read = async () => (await fetch(asked)).text()
  const times: number[] = []
  const under: Promise<void>[] = []
  for (let n = 0; n < pushes.perSecond * pushes.seconds; n++) {
    const body = [...file(`V-${n}-`, pushes.rows)].join('')
    under.push(
      (async () => {
        const begun = performance.now()
        await push(body)
        await read()
        times.push(performance.now() - begun)
      })(),
    )
    await new Promise((next) => setTimeout(next, 1_000 / pushes.perSecond))
  }
  await Promise.all(under)
  line(
    `seen, at ${pushes.perSecond * pushes.rows} rows/s`,
    `p50 ${milliseconds(quantile(times, 0.5))}`,
    `p99 ${milliseconds(quantile(times, 0.99))} (aim 1 s)`,
  )
}

const codes = async (asked: Promise<readonly { code?: string }[]>) =>
  (await asked).map(({ code }) => String(code))

async function* bareRows(pieces: Generator<string>) {
  pieces.next()
  for (const piece of pieces) yield piece.replace(/^(?=.)/gm, '2024-11-22T17:00:00+07:00,bench,f,')
}

function* encoded(pieces: Generator<string>) {
  for (const piece of pieces) yield Buffer.from(piece)
}

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
import { storyClock } from '../../server/story-clock.ts'
import { signInAs } from '../people.ts'
import { startServer } from '../server.ts'
import { quantile } from './load.ts'
import { heading, line } from './report.ts'
import { benchVisible } from './visible.ts'

const rows = 100_000
/** Each way takes its turn so often; the first turn, in a process and tables that are cold, is told apart. */
const rounds = 5
/** Of the bare COPY, rollups included. */
const aim = 0.5
const month = '2022-11'
const columns =
  'code,office_code,procedure_code,channel,identified,full_process,fee_due,paid_online,filed_on,due_on,settled_on,digital_result'

const filedOn = (n: number) => new Date(Date.UTC(2022, 10, 1 + (n % 700))).toISOString().slice(0, 10)

/** Dossiers of two years, as lines of a CSV in pieces; every row another code, day and office. */
function lines(
  prefix: string,
  count: number,
  offices: readonly string[],
  procedures: readonly string[],
): string[] {
  const pieces: string[] = []
  let piece = ''
  for (let n = 0; n < count; n++) {
    const due = new Date(Date.UTC(2022, 10, 15 + (n % 700))).toISOString().slice(0, 10)
    piece += `${prefix}${n},${offices[n % offices.length]},${procedures[n % procedures.length]},online,t,t,f,f,${filedOn(n)},${due},,f\n`
    if (piece.length < 65_536) continue
    pieces.push(piece)
    piece = ''
  }
  return [...pieces, piece]
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; done: T }> {
  const begun = performance.now()
  const done = await work()
  return { ms: performance.now() - begun, done }
}

/** Rows through the terminal's way and over HTTP, beside a bare COPY of the same; then how soon a push is seen. */
export async function benchIngest(): Promise<void> {
  heading(
    `Ingest: ${rows} new dossiers, rollups included, beside a bare COPY into a table with the same indexes (${rounds} rounds in turn)`,
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
    const [story] = await raw<{ clockAt: string; loadedAt: string }[]>`
      select clock_at::text as "clockAt", loaded_at::text as "loadedAt" from stories`
    if (!story) throw new Error('no story')
    const city = storyClock(story, () => new Date())
    const cookie = await signInAs(server.url, 'administrator')
    const push = (body: BodyInit) =>
      fetch(`${server.url}/api/v1/flows/dossiers/rows`, {
        method: 'POST',
        headers: { cookie, origin: server.url, 'content-type': 'text/csv' },
        body,
        ...({ duplex: 'half' } as object),
      })

    await raw.unsafe('create table bare (like dossiers including all)')
    const before = process.memoryUsage().rss
    let most = before
    const took = { bare: [] as number[], terminal: [] as number[], http: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      // Made beforehand, so that the making is in none of the measurements.
      const bareLines = lines(`B${round}-`, rows, offices, procedures).map((piece) =>
        piece.replace(/^(?=.)/gm, '2024-11-22T17:00:00+07:00,bench,f,'),
      )
      const bare = await timed(() =>
        inCopyTransaction(db, (_tx, copyIn) =>
          copyIn(
            `copy bare (known_from, recorded_by, sample, ${columns}) from stdin (format csv)`,
            given(bareLines),
          ),
        ),
      )
      took.bare.push(bare.ms)
      await raw`truncate bare`

      const file = bytesOf(lines(`T${round}-`, rows, offices, procedures))
      const now = new Date()
      const held = process.memoryUsage().rss
      const watch = setInterval(() => {
        most = Math.max(most, before + process.memoryUsage().rss - held)
      }, 50)
      const ours = await timed(() =>
        takeRows(
          {
            db,
            actor: { kind: 'terminal', name: 'bench' },
            now: city(),
            answers: createAnswerStore(0, () => false),
            visit: { at: now, address: 'terminal' },
          },
          {
            target: 'dossiers',
            incoming: incomingBytes(Readable.from(file), 'dossiers', 'csv'),
            source: { kind: 'terminal', id: 'bench', name: 'bench' },
            clocks: { city, wall: () => new Date() },
          },
        ),
      )
      clearInterval(watch)
      if (ours.done.rows.fresh !== rows) throw new Error(JSON.stringify(ours.done).slice(0, 500))
      took.terminal.push(ours.ms)

      const sent = bytesOf(lines(`H${round}-`, rows, offices, procedures))
      const http = await timed(async () => {
        const reply = await push(Readable.toWeb(Readable.from(sent)) as unknown as BodyInit)
        return (await reply.json()) as { rows?: { fresh: number } }
      })
      if (http.done.rows?.fresh !== rows) throw new Error(JSON.stringify(http.done).slice(0, 500))
      took.http.push(http.ms)
    }
    tell('bare COPY', took.bare)
    tell('through the terminal', took.terminal, took.bare)
    line('  memory above the beginning', `${Math.round((most - before) / 1_000_000)} MB`)
    tell('over HTTP', took.http, took.bare)
    await db.execute(sql`drop table bare`)

    let pushed = 0
    await benchVisible({
      url: server.url,
      push,
      month,
      rows: (count) => ({
        body: [`${columns}\n`, ...lines(`V${++pushed}-`, count, offices, procedures)].join(''),
        inMonth: Array.from({ length: count }, (_, n) => filedOn(n)).filter((day) => day.startsWith(month))
          .length,
      }),
    })
  } finally {
    await database.close()
    await server.stop()
  }
}

/** The median of all rounds but the first, and what the first was. */
function tell(name: string, took: readonly number[], bare?: readonly number[]) {
  const warm = (all: readonly number[]) => quantile(all.slice(1), 0.5)
  const ratios = bare ? took.map((ms, round) => (bare[round] ?? Number.NaN) / ms) : []
  line(
    name,
    `${Math.round((rows / warm(took)) * 1_000)} rows/s`,
    ...(ratios.length
      ? [`×${warm(ratios).toFixed(2)} of it (aim ×${aim}; the first ×${ratios[0]?.toFixed(2)})`]
      : []),
  )
}

const codes = async (asked: Promise<readonly { code?: string }[]>) =>
  (await asked).map(({ code }) => String(code))

async function* given(pieces: readonly string[]) {
  yield* pieces
}

const bytesOf = (pieces: readonly string[]) => [`${columns}\n`, ...pieces].map((piece) => Buffer.from(piece))

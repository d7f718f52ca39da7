import { performance } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../../db/client.ts'
import { openCluster } from '../../db/cluster/cluster.ts'
import { privateName } from '../../db/open.ts'
import { officerCaps } from '../../db/schema/grants.ts'
import { recordVersion, type Transaction } from '../../db/versions.ts'
import { verifyPassword } from '../../server/auth/password.ts'
import { leaveEntry } from '../../server/services/audit/leave-entry.ts'
import { accept, act, invited, signInAs } from '../people.ts'
import { type RunningServer, startServer } from '../server.ts'
import { loadInTurn, quantile } from './load.ts'
import { heading, line, milliseconds, pair } from './report.ts'

/** The head of an office sees, of the whole city, what the public sees: the same bytes, and a session to prove. */
export async function benchSignedIn(server: RunningServer): Promise<void> {
  heading('Scorecard, warm, signed in as a head of office beside the public one: the same bytes')
  const cookie = await signInAs(server.url, 'head')
  for (const path of ['/api/v1/scorecard', '/trpc/scorecard?input=%7B%7D'])
    for (const connections of [1, 32]) {
      const url = server.url + path
      const [ours, theirs] = await loadInTurn({ url, headers: { cookie } }, url, { connections })
      pair(`${path.slice(0, 18)}, ${connections} connection(s)`, ours, theirs, 1.15)
    }
}

const signIns = 200
const atOnce = 4

/** Whole sign-ins, each with its session, cookie and audit row, beside the check of one password alone. */
export async function benchSignIns(): Promise<void> {
  heading(
    `Sign-in by password (${signIns}, ${atOnce} at a time), beside checking the same password and nothing else`,
  )
  const server = await startServer({ TRUST_PROXY: '127.0.0.1' })
  try {
    const person = await invited(server.url, { role: 'officer', office: 'SYT' })
    await accept(server.url, person)
    const { email, password } = person
    const ours = await timed(signIns, (n) =>
      // Each from an address of its own, or the limit by address would end the run.
      act(
        server.url,
        'account.signIn',
        { email, password },
        { 'x-forwarded-for': `10.0.${n >> 8}.${n & 255}` },
      ),
    )
    const cluster = await openCluster({ dataDir: server.dataDir })
    const database = openDatabase(cluster.connection(privateName))
    const [account] = await database.raw`select password from accounts where person_id = ${person.id}`
    await database.close()
    const hash = String(account?.password)
    const bare = await timed(signIns, () => verifyPassword({ hash, password }))
    line('sign-in', `p50 ${milliseconds(ours.p50)}`, `${ours.perSecond.toFixed(1)}/s`)
    line('  baseline: argon2id alone', `p50 ${milliseconds(bare.p50)}`, `${bare.perSecond.toFixed(1)}/s`)
    line('  ratio', `p50 ×${(ours.p50 / bare.p50).toFixed(2)}`)
  } finally {
    await server.stop()
  }
}

async function timed(times: number, work: (n: number) => Promise<unknown>) {
  const took: number[] = []
  const begun = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < times) {
        const n = next++
        const at = performance.now()
        await work(n)
        took.push(performance.now() - at)
      }
    }),
  )
  return { p50: quantile(took, 0.5), perSecond: times / ((performance.now() - begun) / 1_000) }
}

const writes = 400

/** The same write with its audit row and without, in turn, one after another and from several connections. */
export async function benchAuditRow(server: RunningServer): Promise<void> {
  heading(`The audit row in a write (${writes} each: a new version of a row, committed)`)
  const cluster = await openCluster({ dataDir: server.dataDir })
  const database = openDatabase(cluster.connection(privateName))
  let minute = 0
  const write = (n: number, beside: (tx: Transaction) => Promise<unknown>) =>
    database.db.transaction(async (tx) => {
      const code = `BENCH-${n % atOnce}`
      await tx.execute(sql`select pg_advisory_xact_lock(${n % atOnce})`)
      const at = new Date(Date.UTC(2025, 0, 1, 0, minute++)).toISOString()
      await recordVersion(tx, officerCaps, code, { at, by: 'bench', facts: { code, cap: 1 } })
      await beside(tx)
    })
  const ctx = {
    actor: { kind: 'terminal', name: 'bench' } as const,
    visit: { at: new Date(), address: 'terminal' },
  }
  const entry = {
    verb: 'officers.capped',
    subject: { kind: 'office', id: 'BENCH' },
    after: { cap: 1 },
  } as const
  const ours = { took: 0, p50: [] as number[] }
  const bare = { took: 0, p50: [] as number[] }
  for (let round = 0; round < 4; round++)
    for (const [sum, beside] of [
      [bare, async () => {}],
      [ours, (tx: Transaction) => leaveEntry(tx, ctx, entry)],
    ] as const) {
      const one = await timed(writes / 4, (n) => write(n, beside))
      sum.took += writes / 4 / one.perSecond
      sum.p50.push(one.p50)
    }
  line(
    'with its audit row',
    `p50 ${milliseconds(quantile(ours.p50, 0.5))}`,
    `${Math.round(writes / ours.took)}/s`,
  )
  line(
    '  baseline: without',
    `p50 ${milliseconds(quantile(bare.p50, 0.5))}`,
    `${Math.round(writes / bare.took)}/s`,
  )
  line('  ratio', `p50 ×${(quantile(ours.p50, 0.5) / quantile(bare.p50, 0.5)).toFixed(2)}`)
  await database.close()
}

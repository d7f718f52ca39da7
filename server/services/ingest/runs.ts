import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { rowsOf } from '../../../db/rows.ts'
import { ingestRuns } from '../../../db/schema/ingest.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { Taken, ToldProblem } from '../../core/ingest/answers.ts'
import type { TargetId } from '../../core/ingest/targets.ts'

/** Which way a batch came, and who sent it: a token, a person, the user of the terminal, or a feed. */
export type Source = { kind: 'push' | 'upload' | 'terminal' | 'pull'; id: string; name: string }

type Run = typeof ingestRuns.$inferSelect
export type Batch = { target: TargetId; source: Source; key: string | null; at: Date }

/** Held by a batch for as long as its transaction lives. */
const alive = 7_411_032
const keys = 7_411_033

/** The number of the next run, held as alive by this transaction before anybody can see the run. */
export async function nextRun(tx: Transaction): Promise<number> {
  const [row] = await rowsOf<{ id: number }>(
    tx,
    sql`select id, pg_advisory_xact_lock(${alive}, id)
      from (select nextval(pg_get_serial_sequence('ingest_runs', 'id'))::int as id offset 0) next`,
  )
  return row?.id ?? 0
}

/** Whether nobody else is at work under this key now; held until the transaction ends. */
export async function holdKey(tx: Transaction, { target, source, key }: Batch): Promise<boolean> {
  const name = [source.kind, source.id, target, key].join('\n')
  const [row] = await rowsOf<{ held: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(${keys}, hashtext(${name})) as held`,
  )
  return row?.held ?? false
}

/** What was taken under this key before. */
export async function findTaken(tx: Transaction, { target, source, key }: Batch): Promise<Run | undefined> {
  if (key === null) return undefined
  const [run] = await tx
    .select()
    .from(ingestRuns)
    .where(
      and(
        eq(ingestRuns.sourceKind, source.kind),
        eq(ingestRuns.sourceId, source.id),
        eq(ingestRuns.target, target),
        eq(ingestRuns.key, key),
        inArray(ingestRuns.state, ['whole', 'partial']),
      ),
    )
  return run
}

/** Seen by everybody at once; and what a process left behind is closed on the way. */
export async function beginRun(db: Db, id: number, { target, source, key, at }: Batch): Promise<void> {
  await closeInterrupted(db, at)
  await db.insert(ingestRuns).values({
    id,
    target,
    sourceKind: source.kind,
    sourceId: source.id,
    sourceName: source.name,
    key,
    startedAt: at.toISOString(),
    state: 'running',
  })
}

/** Runs that nobody is at work on any more have failed: their rows went with their transaction. */
export async function closeInterrupted(db: Db, at: Date): Promise<void> {
  await db.execute(sql`
    update ingest_runs set state = 'failed', failure = 'interrupted', ended_at = ${at.toISOString()}
    where state = 'running' and pg_try_advisory_xact_lock(${alive}, id)`)
}

export type Ended = Pick<Taken, 'state' | 'rows' | 'problems' | 'unlisted'> & {
  at: Date
  digest: string | null
  failure: string | null
  knownAt: string | null
  latestOn: string | null
}

/** Of a batch that was taken: in its own transaction, so that its rows and its end are there together or not at all. */
export async function endRun(db: Db | Transaction, id: number, ended: Ended): Promise<void> {
  const { at, rows, ...rest } = ended
  await db
    .update(ingestRuns)
    .set({ ...rows, ...rest, endedAt: at.toISOString() })
    .where(and(eq(ingestRuns.id, id), eq(ingestRuns.state, 'running')))
}

/** What was answered to a batch, out of the log. */
export const takenOf = (run: Run): Taken => ({
  run: run.id,
  target: run.target as TargetId,
  dryRun: false,
  state: run.state === 'partial' ? 'partial' : 'whole',
  rows: {
    read: run.read,
    fresh: run.fresh,
    corrected: run.corrected,
    retracted: run.retracted,
    unchanged: run.unchanged,
    superseded: run.superseded,
    refused: run.refused,
  },
  problems: run.problems as ToldProblem[],
  unlisted: run.unlisted,
  repeated: true,
})

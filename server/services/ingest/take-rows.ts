import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { inCopyTransaction } from '../../../db/copy-in.ts'
import type { Actor, Holding } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import type { Taken } from '../../core/ingest/answers.ts'
import { type RowReader, rowReader } from '../../core/ingest/read-row.ts'
import { BatchRefused } from '../../core/ingest/row-problem.ts'
import { type TargetId, targetOf } from '../../core/ingest/targets.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext, Visit } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { momentNow } from '../moment.ts'
import { officeOf, officesUnder, readOffices } from '../offices.ts'
import { applyStaged } from './apply-staged.ts'
import { readAround } from './around.ts'
import type { Incoming } from './incoming.ts'
import { type Batch, beginRun, endRun, findTaken, holdKey, nextRun, type Source, takenOf } from './runs.ts'
import { type StagedRow, stageRows } from './stage.ts'
import { shapeOf, type TableShape } from './tables.ts'
import { mostListed, Tally } from './tally.ts'

/** For what comes by the terminal or a feed too. */
export type IngestContext = Pick<VerbContext, 'db' | 'actor' | 'now' | 'answers'> & {
  visit: Pick<Visit, 'at' | 'address'>
}

export type TakeRows = {
  target: TargetId
  incoming: Incoming
  /** the sender's own name for the batch: the same again is answered and not repeated */
  key?: string | null
  /** checks and counts, and changes nothing; it leaves nothing in the log either */
  dryRun?: boolean
  source: Source
  /** what the clocks say once a long batch has come; where nothing is said, what they said when it began */
  clocks?: { city: () => Date; wall: () => Date }
}

/**
 * The one way in for events and register rows: streams a batch, checks each row, and in one transaction closes and opens
 * versions, so that all rows of it that can be taken are there, or none is. A row that cannot be taken is named by line,
 * field and reason and keeps no other from being taken; a column that does not belong here refuses the whole. The same
 * row again changes nothing, a changed one is the next version, `retracted` ends it. The batch and its end in `ingest_runs`
 * are committed together.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, token-may-not; ingest-key-used where the key names
 * another batch; ingest-under-way where one with the key has not ended; what the source throws
 */
export async function takeRows(ctx: IngestContext, input: TakeRows): Promise<Taken> {
  const { target, incoming, source, key = null, dryRun = false } = input
  const clocks = input.clocks ?? { city: () => ctx.now, wall: () => ctx.visit.at }
  const { by, mayOf } = await sender(ctx, source)
  const batch: Batch = { target, source, key, at: ctx.visit.at }
  const shape = shapeOf(target)
  const read = rowReader(targetOf(target), await readAround(ctx, mayOf))
  const tally = new Tally()
  const months = new Set<string>()
  let run: number | null = null
  const taken = (state: Taken['state']): Taken => ({
    run,
    target,
    dryRun,
    state,
    ...tally.told(),
    repeated: false,
  })
  try {
    return await inCopyTransaction(ctx.db, async (tx, copyIn): Promise<Taken> => {
      if (!dryRun) {
        if (key !== null && !(await holdKey(tx, batch))) throw new AppError('ingest-under-way')
        const before = await findTaken(tx, batch)
        if (before) return await repeated(before, incoming)
        run = await nextRun(tx)
        await beginRun(ctx.db, run, batch)
      }
      await stageRows(
        tx,
        copyIn,
        shape,
        checked(incoming, read, tally, (day) => months.add(day.slice(0, 7))),
      )
      if (tally.read === 0) throw new BatchRefused({ code: 'no-rows' })
      if (!dryRun && shape.heads) await ensureMonths(ctx.db, shape, months)
      const ways = {
        target,
        by: source.name,
        mayOf,
        clock: clocks.city,
        dryRun,
        since: batch.at,
        mostTold: mostListed,
      }
      const applied = await applyStaged(tx, shape, ways)
      tally.apply(applied)
      const { at: knownAt, latestOn } = applied
      if (run !== null)
        await endRun(tx, run, {
          ...tally.told(),
          state: tally.state,
          at: clocks.wall(),
          digest: incoming.digest(),
          failure: null,
          knownAt,
          latestOn,
        })
      if (knownAt !== null)
        await leaveEntry(tx, ctx, {
          verb: 'rows.taken',
          subject: { kind: 'rows', id: target },
          ...(by ? { by } : {}),
          after: {
            changed: applied.fresh + applied.corrected + applied.retracted,
            run,
            source,
            key,
            ...tally.told().rows,
          },
        })
      return taken(tally.state)
    })
  } catch (fault) {
    const isRefused = fault instanceof BatchRefused
    if (isRefused) tally.refuseAll(fault)
    if (run !== null)
      await endRun(ctx.db, run, {
        ...tally.told(),
        state: 'failed',
        at: clocks.wall(),
        digest: null,
        failure: isRefused ? null : fault instanceof AppError ? fault.code : 'interrupted',
        knownAt: null,
        latestOn: null,
      }).catch(() => {
        // The database is away: the next batch closes the run.
      })
    if (!isRefused) throw fault
    return taken('failed')
  }
}

/**
 * Who sends what comes over the net, if they may.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, token-may-not
 */
export function maySend(actor: Actor): Source {
  if (actor.kind === 'machine') {
    if (!actor.verbs.includes('push')) throw new AppError('token-may-not', { verb: 'push' })
    return { kind: 'push', id: actor.id, name: actor.name }
  }
  entitled(actor, 'send-rows')
  const { id, name } = personOf(actor)
  return { kind: 'upload', id, name }
}

/** Of which offices rows may be sent, and by which role. A feed was set up by an administrator and speaks for the city. */
async function sender(
  ctx: IngestContext,
  source: Source,
): Promise<{ by: Holding | null; mayOf: 'all' | readonly string[] }> {
  const { actor } = ctx
  if (source.kind === 'pull' || actor.kind === 'terminal') return { by: null, mayOf: 'all' }
  if (actor.kind !== 'machine') return { by: entitled(actor, 'send-rows'), mayOf: 'all' }
  maySend(actor)
  if (actor.offices === 'all') return { by: null, mayOf: 'all' }
  const all = await readOffices(ctx, momentNow(ctx.now))
  const under = actor.offices.flatMap((code) => officesUnder(all, officeOf(all, code)) ?? [...all.keys()])
  return { by: null, mayOf: [...new Set(under)] }
}

/** The answer from before, once all of the same has come again. @throws AppError ingest-key-used */
async function repeated(before: Parameters<typeof takenOf>[0], incoming: Incoming): Promise<Taken> {
  for await (const _ of incoming.batches) {
    // Read to its end, to know whether it is the same.
  }
  if (incoming.digest() !== before.digest) throw new AppError('ingest-key-used')
  return takenOf(before)
}

async function* checked(
  incoming: Incoming,
  read: RowReader,
  tally: Tally,
  happened: (day: string) => void,
): AsyncGenerator<readonly StagedRow[]> {
  for await (const batch of incoming.batches) {
    const rows: StagedRow[] = []
    for (const row of batch) {
      tally.begin(row.line)
      const found = 'problem' in row ? { problems: [row.problem] } : read(row.fields)
      if ('problems' in found) tally.refuse(row.line, found.problems)
      else {
        if (found.event !== null) happened(found.event)
        rows.push({ line: row.line, retracted: found.retracted, cells: found.cells })
      }
    }
    yield rows
  }
}

/** Each month of a batch gets its part of the flow before the batch touches it: a new part waits for whoever does. */
async function ensureMonths(db: Db, { name }: TableShape, months: ReadonlySet<string>): Promise<void> {
  const days = [...months].map((month) => `${month}-01`)
  await db.execute(sql`select ensure_months(${name.replaceAll('"', '')}, ${sql.param(days)}::date[])`)
}

import { and, desc, eq } from 'drizzle-orm'
import { feedSecrets } from '../../../db/schema/feeds.ts'
import { ingestRuns } from '../../../db/schema/ingest.ts'
import type { Vault } from '../../auth/vault.ts'
import { dayOfInstant } from '../../core/day.ts'
import { feedFaultSentence } from '../../core/feeds/fault-words.ts'
import { mapRow } from '../../core/feeds/map-row.ts'
import type { Taken, ToldProblem } from '../../core/ingest/answers.ts'
import { targetOf } from '../../core/ingest/targets.ts'
import { ckanDatasets, type PortalDataset } from '../../feeds/ckan.ts'
import { FeedFault } from '../../feeds/feed-fault.ts'
import { rowsOf, timeOf } from '../../feeds/rows-of.ts'
import type { Holds, Source } from '../../feeds/source.ts'
import { incomingObjects } from '../ingest/incoming.ts'
import { beginRun, endRun, nextRun, type Source as Sender } from '../ingest/runs.ts'
import { takeRows } from '../ingest/take-rows.ts'
import type { Reminding } from '../reminders/reminding.ts'
import { type Feed, openFeeds } from './feed-rows.ts'
import { openDatasetRows } from './open-datasets.ts'
import { retrySoon } from './watch.ts'

export type Pulling = Reminding & {
  vault: Vault
  holds: Holds
  clocks: { city: () => Date; wall: () => Date }
}

/**
 * Asks a source once and takes its rows. How it went is in `ingest_runs`, whether the source answered or not; a pull that
 * failed comes again soon. Null: there is no such feed to pull, it is a story's, or the process ends.
 */
export async function pullOnce(
  ctx: Pulling,
  code: string,
  stopped: AbortSignal,
): Promise<Taken['state'] | null> {
  const feed = (await openFeeds(ctx.db)).find((one) => one.code === code)
  if (!feed || feed.kind === 'push' || feed.sample || !feed.address) return null
  const sender: Sender = { kind: 'pull', id: code, name: feed.nameVi }
  const time = timeOf(ctx.holds, stopped)
  try {
    const rows = await rowsFor(ctx, feed, time.signal)
    const taken = await takeRows(
      {
        ...ctx,
        actor: { kind: 'machine', id: code, name: feed.nameVi, verbs: [], offices: 'all' },
        visit: { at: ctx.at, address: '' },
      },
      { target: feed.target, incoming: incomingObjects(rows), source: sender, clocks: ctx.clocks },
    )
    if (taken.state === 'failed') await again(ctx, code)
    return taken.state
  } catch (fault) {
    // The process ends: the queue begins the job again elsewhere, and the batch is closed as interrupted.
    if (stopped.aborted) throw fault
    await tellFailure(ctx, feed, sender, fault)
    await again(ctx, code)
    if (!(fault instanceof FeedFault)) throw fault
    return 'failed'
  } finally {
    time.over()
  }
}

const again = (ctx: Pulling, code: string) =>
  ctx.db.transaction((tx) => retrySoon(tx, code, ctx.clocks.wall()))

type Rows = AsyncIterable<Record<string, unknown>> | Iterable<Record<string, unknown>>

/** The rows of a feed as rows of ours. The first of them is asked for here, so that a source that is away begins no batch. */
async function rowsFor(ctx: Pulling, feed: Feed, signal: AbortSignal): Promise<Rows> {
  const source: Source = {
    kind: feed.kind === 'push' ? 'http-json' : feed.kind,
    address: feed.address ?? '',
    options: feed.options,
    secret: await secretOf(ctx, feed.code),
  }
  if (source.kind === 'ckan') {
    const datasets: PortalDataset[] = []
    for await (const dataset of ckanDatasets(source, ctx.holds, signal)) datasets.push(dataset)
    return openDatasetRows(ctx.db, datasets, feed.options, dayOfInstant(ctx.clocks.city()))
  }
  const rows = rowsOf(source, ctx.holds, signal)
  const first = await rows.next()
  const fields = keptAndDerived(feed)
  return (async function* () {
    if (first.done) return
    yield mapRow(first.value, fields, feed.mapping)
    for await (const row of rows) yield mapRow(row, fields, feed.mapping)
  })()
}

/** The fields of its target, and the mark by which a source takes a row back. */
const keptAndDerived = ({ target }: Feed) => [
  ...targetOf(target).fields,
  { id: 'retracted', kind: 'flag' as const },
]

/** @throws FeedFault no-secret */
async function secretOf({ db, vault }: Pulling, code: string): Promise<string | null> {
  const [kept] = await db.select().from(feedSecrets).where(eq(feedSecrets.feedCode, code))
  if (!kept) return null
  const secret = await vault.open(code, kept.sealed)
  if (secret === null) throw new FeedFault('no-secret')
  return secret
}

/** Says in the log why nothing came: of the batch that broke off, or of one that never began. */
async function tellFailure(ctx: Pulling, feed: Feed, source: Sender, fault: unknown): Promise<void> {
  const { code, params } = fault instanceof FeedFault ? fault : new FeedFault('ours')
  const problems: ToldProblem[] = [
    {
      line: null,
      field: null,
      code,
      message: { vi: feedFaultSentence(code, params, 'vi'), en: feedFaultSentence(code, params, 'en') },
    },
  ]
  const batch = { target: feed.target, source, key: null, at: ctx.at }
  await ctx.db.transaction(async (tx) => {
    const [broken] = await tx
      .select({ id: ingestRuns.id })
      .from(ingestRuns)
      .where(
        and(
          eq(ingestRuns.sourceKind, 'pull'),
          eq(ingestRuns.sourceId, feed.code),
          eq(ingestRuns.startedAt, ctx.at.toISOString()),
        ),
      )
      .orderBy(desc(ingestRuns.id))
      .limit(1)
    if (broken) {
      await tx.update(ingestRuns).set({ failure: code, problems }).where(eq(ingestRuns.id, broken.id))
      return
    }
    const id = await nextRun(tx)
    await beginRun(ctx.db, id, batch)
    await endRun(ctx.db, id, {
      state: 'failed',
      rows: nothing,
      problems,
      unlisted: 0,
      at: ctx.clocks.wall(),
      digest: null,
      failure: code,
      knownAt: null,
      latestOn: null,
    })
  })
}

const nothing = { read: 0, fresh: 0, corrected: 0, retracted: 0, unchanged: 0, superseded: 0, refused: 0 }

import { and, eq, not } from 'drizzle-orm'
import PgBoss from 'pg-boss'
import type { Db } from '../../db/client.ts'
import { jobHolders } from '../../db/schema/jobs.ts'
import type { Transaction } from '../../db/versions.ts'
import { boss, settings, within } from './boss.ts'
import { type JobData, type JobKind, jobKinds } from './kinds.ts'
import { bePresent, isPresent, type Presence } from './presence.ts'
import { putDueJobs } from './schedule.ts'

export type Running<K extends JobKind> = {
  data: JobData[K]
  /** from 1 on */
  attempt: number
  /** the process is about to end, or has lost the job to another: leave off by throwing, and it is begun again */
  signal: AbortSignal
}

export type Handler<K extends JobKind> = {
  /** May be begun again after it was begun by a process that died. What it throws is reported, and it is tried again. */
  run(job: Running<K>): Promise<void>
  /** Tried as often as its kind says, and for nothing: in the transaction that puts it away. */
  gaveUp(tx: Transaction, data: JobData[K]): Promise<void>
}

/** A process takes jobs of these kinds and leaves others to who can. */
export type Handlers = { [K in JobKind]?: Handler<K> }

export type Queue = {
  /** To be called when table `job` changed, or may have. Does nothing before `start` and after `stop`. */
  wake(): void
  start(): void
  /** Puts away what is long done: every hour is often enough. */
  tidy(): Promise<void>
  /** Asks the jobs in hand to leave off, waits a little, and leaves the rest to other processes or the next start. */
  stop(): Promise<void>
}

type Parts = {
  db: Db
  handlers: Handlers
  /** the wall's clock, by which schedules go */
  at: () => Date
  report: (fault: unknown) => void
}

type Taken = { id: string; data: JobData[JobKind]; attempt: number; abort: AbortController }

/** The table of the queue, as notices name it. */
export const jobTable = 'job'
/** Milliseconds after which is looked for what fell due by itself, or what a process that died left. */
const rounds = 5_000
/** Milliseconds that a job in hand is waited for at the end. */
const grace = 10_000

/**
 * Works through the jobs that wait, beside every other process that does. A job in hand is written down with the number
 * of its process, in the transaction that takes it; one whose process no longer lives is put back by whoever sees it
 * first. So a job is begun again after a crash at once, and never ends twice.
 */
export function openQueue({ db, handlers, at, report }: Parts): Queue {
  const kinds = Object.keys(handlers) as JobKind[]
  const inHand = new Map<string, Promise<void>>()
  const taken = new Map<string, Taken>()
  /** what could not be said to the database yet */
  const owed: (() => Promise<void>)[] = []
  const busy = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<JobKind, number>
  let presence: Presence | undefined
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopping = false
  let isAway = false

  async function round() {
    if (presence?.isLost()) {
      for (const { abort } of taken.values()) abort.abort(new Error('the connection was lost'))
      presence.end()
      presence = undefined
    }
    presence ??= await bePresent(db)
    for (let end = owed[0]; end; end = owed[0]) {
      await end()
      owed.shift()
    }
    await putBack()
    await putDueJobs(db, at())
    for (const kind of kinds) await takeAll(kind, presence.holder)
  }

  /** Jobs whose process died are begun again. */
  async function putBack() {
    const left = await db
      .select()
      .from(jobHolders)
      .where(not(isPresent(jobHolders.holder)))
    for (const { jobId, kind, holder } of left) await letGo(kind as JobKind, jobId, holder, 'again')
  }

  async function takeAll(kind: JobKind, holder: number) {
    while (!stopping && busy[kind] < jobKinds[kind].atOnce) {
      const job = await take(kind, holder)
      if (!job) return
      busy[kind]++
      taken.set(job.id, job)
      const work = perform(kind, job, holder)
        .catch(report)
        .finally(() => {
          busy[kind]--
          taken.delete(job.id)
          inHand.delete(job.id)
          wake()
        })
      inHand.set(job.id, work)
    }
  }

  const take = (kind: JobKind, holder: number): Promise<Taken | undefined> =>
    db.transaction(async (tx) => {
      const [job] = await boss.fetch<JobData[JobKind]>(kind, {
        includeMetadata: true,
        batchSize: 1,
        ...within(tx),
      })
      if (!job) return
      await tx.insert(jobHolders).values({ jobId: job.id, kind, holder })
      return { id: job.id, data: job.data, attempt: job.retryCount + 1, abort: new AbortController() }
    })

  async function perform(kind: JobKind, { id, data, attempt, abort }: Taken, holder: number) {
    const handler = handlers[kind] as Handler<JobKind>
    const as = await handler.run({ data, attempt, signal: abort.signal }).then(
      () => 'done' as const,
      (fault: unknown) => {
        if (!abort.signal.aborted) report(fault)
        return 'again' as const
      },
    )
    const end = () => letGo(kind, id, holder, as)
    await end().catch((fault: unknown) => {
      owed.push(end)
      throw fault
    })
  }

  /** Only who still has it may say what became of it. */
  async function letGo(kind: JobKind, id: string, holder: number, as: 'done' | 'again') {
    await db.transaction(async (tx) => {
      const [held] = await tx
        .delete(jobHolders)
        .where(and(eq(jobHolders.jobId, id), eq(jobHolders.holder, holder)))
        .returning()
      if (!held) return
      if (as === 'done') await boss.complete(kind, id, {}, within(tx))
      else await boss.fail(kind, id, {}, within(tx))
      const job = await boss.getJobById<JobData[JobKind]>(kind, id, { includeArchive: false, ...within(tx) })
      if (job?.state === 'failed') await (handlers[kind] as Handler<JobKind>).gaveUp(tx, job.data)
    })
  }

  function wake() {
    if (!timer || stopping) return
    if (running) {
      again = true
      return
    }
    running = round()
      .then(
        () => {
          isAway = false
        },
        (fault) => {
          // A database that is away is said once, not with every round.
          if (!isAway) report(fault)
          isAway = true
        },
      )
      .finally(() => {
        running = undefined
        if (!again) return
        again = false
        wake()
      })
  }

  return {
    wake,
    start() {
      timer ??= setInterval(wake, rounds).unref()
      wake()
    },
    async tidy() {
      const client = await db.$client.connect()
      try {
        const executeSql = (text: string, values: unknown[]) => client.query(text, values)
        await new PgBoss({ ...settings, db: { executeSql } }).maintain()
        client.release()
      } catch (fault) {
        // It opens a transaction of its own; one that failed must not go back to those who ask.
        client.release(true)
        throw fault
      }
    },
    async stop() {
      stopping = true
      clearInterval(timer)
      timer = undefined
      for (const { abort } of taken.values()) abort.abort(new Error('the server stops'))
      await running
      let late: NodeJS.Timeout | undefined
      await Promise.race([
        Promise.all(inHand.values()),
        new Promise((done) => {
          late = setTimeout(done, grace)
        }),
      ])
      clearTimeout(late)
      presence?.end()
      presence = undefined
    },
  }
}

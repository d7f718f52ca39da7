import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import PgBoss from 'pg-boss'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { projectRoot } from '../../db/migrate.ts'
import { rowsOf } from '../../db/rows.ts'
import { jobHolders, jobSchedules } from '../../db/schema/jobs.ts'
import { freshDatabase, type TestDatabase } from '../../db/testing/database.ts'
import { enqueue } from './enqueue.ts'
import { jobKinds } from './kinds.ts'
import { type Handler, openQueue, type Queue, type Running } from './queue.ts'
import { endSchedule, nextRun, putDueJobs, setSchedule } from './schedule.ts'

const noon = new Date('2024-11-22T12:00:00+07:00')

let test: TestDatabase
const open: Queue[] = []
beforeEach(async () => {
  test = await freshDatabase()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.stop()))
  await test.close()
})

type Export = Handler<'exports'>

/** A process of its own on the same database. */
function process(run: Export['run'], gaveUp: Export['gaveUp'] = async () => {}) {
  const faults: string[] = []
  const queue = openQueue({
    db: test.database.db,
    handlers: { exports: { run, gaveUp } },
    at: () => noon,
    report: (fault) => faults.push((fault as Error).message),
  })
  open.push(queue)
  queue.start()
  return { queue, faults }
}

const put = (...ids: string[]) =>
  test.database.db.transaction(async (tx) => {
    for (const id of ids) await enqueue(tx, 'exports', { id, lang: 'vi' })
  })

/** Something that is waited for by who tests. */
function moment<T = void>() {
  let come: (value: T) => void = () => {}
  const wait = new Promise<T>((done) => {
    come = done
  })
  return { come, wait }
}

const states = async () =>
  rowsOf<{ id: string; state: string }>(
    test.database.db,
    sql`select data ->> 'id' as id, state::text as state from pgboss.job order by 1`,
  )
const holders = () => test.database.db.select().from(jobHolders)
/** What a queue does after a job has no moment that a test could wait for. */
const until = (isSo: () => Promise<boolean>) =>
  vi.waitFor(async () => expect(await isSo()).toBe(true), { timeout: 20_000, interval: 20 })

describe('the queue', () => {
  it('stands on the very tables of the library that is installed', () => {
    const bare = (text: string) => text.replace(/--.*$/gm, '').replace(/\s+/g, ' ')
    const migration = bare(
      readFileSync(join(projectRoot(), 'db', 'migrations', '0013_jobs.sql'), 'utf8').split(
        '--> statement-breakpoint',
      )[0] ?? '',
    )
    const plans = PgBoss.getConstructionPlans('pgboss')
    const own = bare(plans.slice(plans.indexOf('CREATE SCHEMA'), plans.lastIndexOf('COMMIT')))
    expect(migration.trim()).toBe(own.trim())
  })

  it('has a queue for every kind', async () => {
    const queues = await rowsOf<{ name: string }>(test.database.db, sql`select name from pgboss.queue`)
    expect(queues.map(({ name }) => name).sort()).toEqual(Object.keys(jobKinds).sort())
  })

  it('runs what was committed, once between two processes, and nothing that was taken back', async () => {
    const ran: string[] = []
    const all = moment()
    const run = async ({ data, attempt }: Running<'exports'>) => {
      ran.push(`${data.id} ${attempt}`)
      if (ran.length === 20) all.come()
    }
    const [one, two] = [process(run), process(run)]
    const names = Array.from({ length: 20 }, (_, i) => `job ${String(i).padStart(2, '0')}`)
    await put(...names)
    await test.database.db
      .transaction(async (tx) => {
        await enqueue(tx, 'exports', { id: 'taken back', lang: 'vi' })
        tx.rollback()
      })
      .catch(() => {})
    one.queue.wake()
    two.queue.wake()
    await all.wait
    expect(ran.sort()).toEqual(names.map((name) => `${name} 1`))
    await until(async () => (await holders()).length === 0)
    expect((await states()).every(({ state }) => state === 'completed')).toBe(true)
    expect([...one.faults, ...two.faults]).toEqual([])
  })

  it('tries what failed again, as often as its kind says, and then gives it up once', async () => {
    const attempts: number[] = []
    const given = moment<string>()
    const { queue, faults } = process(
      async ({ attempt }) => {
        attempts.push(attempt)
        throw new Error(`failed ${attempt}`)
      },
      async (_tx, { id }) => given.come(id),
    )
    await put('broken')
    queue.wake()
    for (let more = 1; more <= jobKinds.exports.retries; more++) {
      await until(async () => (await states())[0]?.state === 'retry')
      // Its pause is over.
      await test.database.db.execute(sql`update pgboss.job set start_after = now() - interval '1 second'`)
      queue.wake()
      await until(async () => attempts.length > more)
    }
    expect(await given.wait).toBe('broken')
    await until(async () => (await states())[0]?.state === 'failed')
    expect(attempts).toEqual([1, 2, 3, 4, 5])
    expect(faults).toEqual(attempts.map((n) => `failed ${n}`))
  })

  it('gives a job of a process that died to another, and hears of its end from nobody else', async () => {
    const begun = moment()
    const told = moment()
    const lateEnd = moment()
    const first = process(async ({ signal }) => {
      begun.come()
      signal.addEventListener('abort', () => told.come())
      await lateEnd.wait
    })
    await put('in hand')
    first.queue.wake()
    await begun.wait
    const again = moment<number>()
    const end = moment()
    const second = process(async ({ attempt }) => {
      again.come(attempt)
      await end.wait
    })
    // What PostgreSQL does to the connections of a process that was killed.
    await test.database.db.execute(
      sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) and objid = (select holder from jobs.holders)`,
    )
    await until(async () => {
      await test.database.db.execute(
        sql`update pgboss.job set start_after = now() - interval '1 second' where state = 'retry'`,
      )
      second.queue.wake()
      return (await holders())[0]?.holder === 2
    })
    expect(await again.wait).toBe(2)
    first.queue.wake()
    await told.wait
    lateEnd.come()
    await first.queue.stop()
    expect(await states()).toEqual([{ id: 'in hand', state: 'active' }])
    end.come()
    await until(async () => (await states())[0]?.state === 'completed')
  })

  it('asks jobs in hand to leave off when it stops; they are begun again at the next start', async () => {
    const begun = moment()
    const { queue, faults } = process(async ({ signal }) => {
      begun.come()
      await new Promise((_, leave) => signal.addEventListener('abort', () => leave(signal.reason)))
    })
    await put('long')
    queue.wake()
    await begun.wait
    await queue.stop()
    expect(await states()).toEqual([{ id: 'long', state: 'retry' }])
    expect(await holders()).toEqual([])
    expect(faults).toEqual([])
  })

  it('puts away what is long done', async () => {
    const { queue } = process(async () => {})
    await put('old')
    queue.wake()
    await until(async () => (await states())[0]?.state === 'completed')
    await queue.tidy()
    expect(await states()).toHaveLength(1)
    await test.database.db.execute(sql`update pgboss.job set completed_on = now() - interval '2 hours'`)
    await queue.tidy()
    expect(await states()).toEqual([])
  })
})

describe('schedules', () => {
  it.each([
    // 22/11/2024 12:00 is a Friday.
    ['*/15 * * * *', '2024-11-22T12:15:00+07:00'],
    ['0 7 * * *', '2024-11-23T07:00:00+07:00'],
    ['30 6 * * 1', '2024-11-25T06:30:00+07:00'],
    ['0 0 1 * *', '2024-12-01T00:00:00+07:00'],
  ])('%s comes next at %s, by the city’s time', (cron, at) => {
    expect(nextRun(cron, noon)).toEqual(new Date(at))
  })

  it.each(['', 'every day', '* * * *', '* * * * * *', '61 * * * *', '0 25 * * *'])(
    '“%s” is no cron',
    async (cron) => {
      expect(nextRun(cron, noon)).toBeNull()
      const wrong = setSchedule(
        test.database.db,
        { key: 'k', kind: 'exports', cron, data: { id: 'x', lang: 'vi' } },
        noon,
      )
      await expect(wrong).rejects.toThrow(RangeError)
    },
  )

  it('what was missed comes once, on one of two processes; what was ended, no more', async () => {
    const { db } = test.database
    const hourly = {
      key: 'feed 1',
      kind: 'exports',
      cron: '0 * * * *',
      data: { id: 'feed 1', lang: 'vi' },
    } as const
    await setSchedule(db, hourly, noon)
    await putDueJobs(db, noon)
    expect(await states()).toEqual([])
    const later = new Date('2024-11-22T16:30:00+07:00')
    await Promise.all([putDueJobs(db, later), putDueJobs(db, later), putDueJobs(db, later)])
    expect(await states()).toEqual([{ id: 'feed 1', state: 'created' }])
    const [next] = await db.select().from(jobSchedules).where(eq(jobSchedules.key, 'feed 1'))
    expect(next?.nextAt).toEqual(new Date('2024-11-22T17:00:00+07:00'))
    await endSchedule(db, 'feed 1')
    await putDueJobs(db, new Date('2024-11-23T00:00:00+07:00'))
    expect(await states()).toHaveLength(1)
  })
})

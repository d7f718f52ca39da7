import postgres from 'postgres'
import { describe, expect, test } from 'vitest'
import { ensureDatabase, openCluster } from './cluster.ts'
import { dataDirIn, isRunning, patience, trial, trialFolder, until, watchServer } from './trial.ts'

async function cluster() {
  const opened = await openCluster({ dataDir: dataDirIn(trialFolder()), durable: false })
  watchServer(opened.pid)
  return opened
}

describe('several at once', () => {
  test(
    'two processes on one new data directory share one server',
    async () => {
      for (let round = 0; round < 3; round++) {
        const dataDir = dataDirIn(trialFolder())
        const both = await Promise.all([trial({ dataDir }), trial({ dataDir })])
        expect(both.map(({ error }) => error)).toEqual([undefined, undefined])
        expect(both[0].pid).toBe(both[1].pid)
        expect(both.map(({ startedHere }) => startedHere).sort()).toEqual([false, true])
        await both[0].say('sql create table kept as select 1 as one')
        expect((await both[1].say('sql select one from kept')).rows).toEqual([{ one: 1 }])

        await both[0].say('stop')
        const again = await Promise.all([both[0].say('start'), both[1].say('start'), trial({ dataDir })])
        expect(new Set(again.map(({ pid }) => pid)).size, 'and so do three on an old one').toBe(1)
        await both[0].say('stop')
      }
    },
    patience,
  )

  test(
    'two processes that meet the lock of a killed server share its successor',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const first = await trial({ dataDir })
      process.kill(first.pid ?? 0, 'SIGKILL')
      const both = await Promise.all([trial({ dataDir }), trial({ dataDir })])
      expect(both.map(({ error }) => error)).toEqual([undefined, undefined])
      expect(both[0].pid).toBe(both[1].pid)
      expect(both[0].pid).not.toBe(first.pid)
    },
    patience,
  )

  test(
    'a database asked for eight times at once is made once',
    async () => {
      const opened = await cluster()
      await Promise.all(Array.from({ length: 8 }, () => ensureDatabase(opened, 'Hải Phòng "1"')))
      const sql = postgres(opened.connection('Hải Phòng "1"'))
      const [made] = await sql`
      select pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`
      expect(made).toEqual({ encoding: 'UTF8' })
      await sql.end()
      await opened.stop()
    },
    patience,
  )

  test(
    'a polite exit leaves the server to whoever is still connected',
    async () => {
      const opened = await cluster()
      const sql = postgres({ ...opened.connection('postgres'), max: 1 })
      await sql`select 1`
      await opened.release()
      expect(isRunning(opened.pid)).toBe(true)
      await sql.end()
      await opened.release()
      expect(isRunning(opened.pid)).toBe(false)
      await opened.release()
      await opened.stop()
    },
    patience,
  )

  test(
    'two that leave at the same moment do not leave the server behind',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const both = await Promise.all([trial({ dataDir }), trial({ dataDir })])
      await Promise.all(both.map((one) => one.say('release')))
      expect(isRunning(both[0].pid ?? 0)).toBe(false)
    },
    patience,
  )

  test(
    'a database asked for after another process stopped the server is there',
    async () => {
      const opened = await cluster()
      process.kill(opened.pid, 'SIGINT')
      await until('the server is down', () => !isRunning(opened.pid))
      await ensureDatabase(opened, 'late')
      expect(opened.startedHere).toBe(true)
      await opened.stop()
    },
    patience,
  )

  test(
    'a page keeps its connection options while the database is broken and mended',
    async () => {
      const opened = await cluster()
      const sql = postgres({ ...opened.connection('postgres'), max: 1 })
      await sql`select 1`
      await opened.stop()
      await expect(sql`select 1`).rejects.toThrow()
      await opened.start()
      watchServer(opened.pid)
      await expect(sql`select 1 as one`).resolves.toEqual([{ one: 1 }])
      await sql.end()
      await opened.stop()
    },
    patience,
  )
})

import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { begin, dataDirIn, isRunning, patience, trial, trialFolder, until } from './trial.ts'

describe('after a kill −9', () => {
  test(
    'of the dashboard: the orphan server is attached to, and no second one is started',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const first = await trial({ dataDir })
      await first.say('sql create table kept as select 7 as answer')
      await first.kill()
      expect(isRunning(first.pid ?? 0)).toBe(true)

      const second = await trial({ dataDir })
      expect(second.opened).toMatchObject({ pid: first.pid, startedHere: false })
      expect((await second.say('sql select answer from kept')).rows).toEqual([{ answer: 7 }])
    },
    patience,
  )

  test(
    'of the server: its lock is no obstacle, and what was acknowledged is there',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const first = await trial({ dataDir })
      await first.say('sql create table kept as select 7 as answer')
      process.kill(first.pid ?? 0, 'SIGKILL')
      await until('the server is dead', () => !isRunning(first.pid ?? 0))
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid')), 'a lock without an owner').toBe(true)

      const second = await trial({ dataDir })
      expect(second.opened).toMatchObject({ startedHere: true })
      expect(second.pid).not.toBe(first.pid)
      expect((await second.say('sql select answer from kept')).rows).toEqual([{ answer: 7 }])
    },
    patience,
  )

  test(
    'of the server while a child of it holds on to the memory: waits for the child to go',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const first = await trial({ dataDir })
      const busy = await trial({ dataDir })
      busy.process.stdin?.write('sql select pg_sleep(600)\n')
      const sleepers = `select pid from pg_stat_activity where query = 'select pg_sleep(600)'`
      let sleeper: number | undefined
      while (sleeper === undefined)
        sleeper = (await first.say(`sql ${sleepers}`)).rows?.[0]?.pid as number | undefined
      process.kill(sleeper, 'SIGSTOP')
      process.kill(first.pid ?? 0, 'SIGKILL')
      await until('the server is dead', () => !isRunning(first.pid ?? 0))

      const second = trial({ dataDir })
      const log = join(dataDir, 'postgres.log')
      await until('the new server was refused', () =>
        readFileSync(log, 'utf8').includes('shared memory block'),
      )
      process.kill(sleeper, 'SIGKILL')
      expect((await second).opened).toMatchObject({ startedHere: true })
    },
    patience,
  )

  test(
    'and a power cut, when the number in the lock has gone to another program',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const first = await trial({ dataDir })
      await first.say('sql create table kept as select 7 as answer')
      process.kill(first.pid ?? 0, 'SIGKILL')
      await until('the server is dead', () => !isRunning(first.pid ?? 0))

      const cluster = join(dataDir, 'postgres')
      const { uid, gid } = statSync(cluster)
      const passerBy = spawn('sleep', ['600'], process.getuid?.() === 0 ? { uid, gid } : {})
      try {
        const lastYear = Math.round(Date.now() / 1000 - uptime() - 31_536_000)
        for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
          const [, folder, , ...rest] = readFileSync(join(cluster, name), 'utf8').split('\n')
          writeFileSync(join(cluster, name), [passerBy.pid, folder, lastYear, ...rest].join('\n'))
          chownSync(join(cluster, name), uid, gid)
        }
        const second = await trial({ dataDir })
        expect(second.opened).toMatchObject({ startedHere: true })
        expect((await second.say('sql select answer from kept')).rows).toEqual([{ answer: 7 }])
        expect(passerBy.exitCode, 'the other program is left alone').toBe(null)
      } finally {
        passerBy.kill()
      }
    },
    patience,
  )

  test(
    'of the dashboard while it makes the cluster: the next one makes it whole',
    async () => {
      const dataDir = dataDirIn(trialFolder())
      const killed = begin({ dataDir })
      const drafts = () =>
        (existsSync(dataDir) ? readdirSync(dataDir) : []).filter((name) => name.startsWith('.draft-'))
      const draft = await until('a draft is begun', () =>
        drafts().find((name) => existsSync(join(dataDir, name, 'PG_VERSION'))),
      )
      await killed.kill()
      expect(await killed.first).toMatchObject({ error: 'the process ended without an answer' })
      expect(existsSync(join(dataDir, 'postgres'))).toBe(false)

      const second = await trial({ dataDir })
      expect(second.opened).toMatchObject({ startedHere: true })
      await second.say('stop')
      const running = () => spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout
      await until('the abandoned work has ended', () => !running().includes(draft))
      if (existsSync(join(dataDir, draft))) utimesSync(join(dataDir, draft), 0, 0)
      await second.say('start')
      expect(drafts(), 'what was left behind is swept up once it is old').toEqual([])
    },
    patience,
  )
})

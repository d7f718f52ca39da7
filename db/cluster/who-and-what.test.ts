import { spawnSync } from 'node:child_process'
import { lstatSync } from 'node:fs'
import { describe, expect } from 'vitest'
import {
  dataDirIn,
  hasEmbedded,
  hasSystemPostgres,
  isRoot,
  isRunning,
  ordinary,
  patience,
  testWhere,
  trial,
  trialFolder,
} from './trial.ts'

const facts = `
  select current_setting('server_version_num')::int / 10000 as major,
         current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
         current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
         current_setting('full_page_writes') as full_page_writes,
         current_setting('timezone') as timezone, current_setting('listen_addresses') as listen_addresses,
         current_setting('max_connections')::int as max_connections,
         (select rolsuper from pg_roles where rolname = current_user) as superuser,
         array(select word from unnest(array['Đông', 'Dũng', 'Âu', 'Bắc', 'An', 'Ăn']) as word
               order by word collate "vi-x-icu") as sorted`

const expected = {
  encoding: 'UTF8',
  checksums: 'on',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'Asia/Ho_Chi_Minh',
  listen_addresses: '',
  max_connections: 100,
  superuser: false,
  sorted: ['An', 'Ăn', 'Âu', 'Bắc', 'Dũng', 'Đông'],
}

const whose = [
  { who: 'root', possible: isRoot, needs: 'root', as: undefined },
  { who: 'an ordinary user', possible: true, needs: '', as: ordinary },
]
const which = [
  {
    what: 'PostgreSQL on the machine',
    possible: hasSystemPostgres,
    needs: 'an installed PostgreSQL',
    searched: undefined,
  },
  {
    what: 'no PostgreSQL on the machine',
    possible: hasEmbedded,
    needs: 'the optional package',
    searched: [],
  },
]

describe('with nothing configured the project has a database of its own', () => {
  for (const { who, as, ...user } of whose) {
    for (const { what, searched, ...binaries } of which) {
      const possible = user.possible && binaries.possible
      const needs = [user, binaries].filter(({ possible }) => !possible).map(({ needs }) => needs)
      testWhere(possible, needs.join(' and '))(
        `as ${who}, with ${what}: makes, shares, leaves, finds, stops and restarts it`,
        async () => {
          const request = {
            dataDir: dataDirIn(trialFolder(as)),
            ...(as && { as }),
            ...(searched && { searched }),
          }
          const first = await trial(request)
          expect(first.opened).toMatchObject({ startedHere: true })
          const pid = first.pid ?? 0
          const { rows } = await first.say(`sql ${facts}`)
          expect(rows?.[0]).toMatchObject(expected)
          expect(rows?.[0]?.major).toBeGreaterThanOrEqual(15)
          await first.say('sql create table kept as select 42 as answer')

          const folder = lstatSync(first.socketDir ?? '')
          expect(folder.mode & 0o777).toBe(0o700)
          const [user, session] = spawnSync('ps', ['-o', 'uid=,sid=', '-p', String(pid)], {
            encoding: 'utf8',
          })
            .stdout.trim()
            .split(/\s+/)
          expect(Number(user)).toBe(folder.uid)
          expect(folder.uid, 'PostgreSQL never runs as root').not.toBe(0)
          if (as) expect(folder.uid).toBe(as.uid)
          expect(Number(session), 'a session of its own').toBe(pid)

          const second = await trial(request)
          expect(second.opened).toMatchObject({ pid, startedHere: false })

          await second.say('release')
          expect(isRunning(pid), 'released while the other process has no connection open').toBe(false)
          expect(await first.say('start')).toMatchObject({ startedHere: true })
          const restarted = await first.say('sql select answer from kept')
          expect(restarted.rows).toEqual([{ answer: 42 }])
          await Promise.all([first.leave(), second.leave()])

          const third = await trial(request)
          expect(third.opened).toMatchObject({ startedHere: false })
          expect(third.pid).not.toBe(pid)
          await third.say('stop')
          expect(isRunning(third.pid ?? 0)).toBe(false)
          await third.leave()

          const fourth = await trial(request)
          expect(fourth.opened).toMatchObject({ startedHere: true })
          expect((await fourth.say('sql select answer from kept')).rows).toEqual([{ answer: 42 }])
          await fourth.say('release')
          expect(isRunning(fourth.pid ?? 0)).toBe(false)
        },
        patience,
      )
    }
  }
})

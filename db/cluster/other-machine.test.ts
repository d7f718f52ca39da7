import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import {
  closedFolder,
  dataDirIn,
  hasEmbedded,
  hasMountNamespaces,
  hasSystemPostgres,
  isRunning,
  patience,
  project,
  testWhere,
  trial,
  trialFolder,
} from './trial.ts'

/** The rest of the arguments sees the machine as the script leaves it; nobody else does. */
const machine = (script: string, checkout = project) => [
  ...['unshare', '-m', 'sh', '-ec'],
  `${script}\ncd "${checkout}"\nexec "$@"`,
  'sh',
]

const withoutPostgres =
  'for d in /usr/lib/postgresql /usr/pgsql-*; do [ ! -d $d ] || mount -t tmpfs none $d; done'
const emptyVarLib = 'mount -t tmpfs -o mode=755 none /var/lib'

const where = (more: boolean, needs: string) =>
  testWhere(hasMountNamespaces && more, `root, mount namespaces${needs}`)

describe('on another machine', () => {
  where(hasEmbedded, ' and the optional package')(
    'that has neither PostgreSQL nor a user for it',
    async () => {
      const folder = trialFolder()
      const passwd = join(folder, 'passwd')
      const users = readFileSync('/etc/passwd', 'utf8').split('\n')
      writeFileSync(passwd, users.filter((user) => !user.startsWith('postgres:')).join('\n'), { mode: 0o644 })
      const within = machine(`${withoutPostgres}\nmount --bind ${passwd} /etc/passwd`)
      const opened = await trial({ dataDir: dataDirIn(folder) }, { within })
      expect(opened.opened).toMatchObject({ startedHere: true })
      const made = `select current_setting('server_version_num')::int / 10000 as major`
      expect((await opened.say(`sql ${made}`)).rows).toEqual([{ major: 18 }])
      const owner = readFileSync(`/proc/${opened.pid}/status`, 'utf8').match(/^Uid:\s+(\d+)/m)?.[1]
      expect(Number(owner), 'nobody').toBe(65_534)

      const attached = await trial({ dataDir: opened.dataDir ?? '' }, { within })
      expect(attached.opened).toMatchObject({ pid: opened.pid, startedHere: false })
      await attached.say('stop')
      expect(isRunning(opened.pid ?? 0)).toBe(false)
    },
    patience,
  )

  for (const brought of [true, false]) {
    where(
      brought ? hasEmbedded : hasSystemPostgres,
      brought ? ' and the optional package' : ' and PostgreSQL',
    )(
      `under a folder that others cannot enter, with ${brought ? 'no ' : ''}PostgreSQL on the machine`,
      async () => {
        const checkout = join(closedFolder(trialFolder(), 'root'), 'checkout')
        mkdirSync(checkout)
        const bind = `mount --bind "${project}" "${checkout}"`
        const within = machine(
          [bind, emptyVarLib, ...(brought ? [withoutPostgres] : [])].join('\n'),
          checkout,
        )
        const opened = await trial({ dataDir: '', project: checkout }, { within, checkout })
        const state = '/var/lib/digital-government-dashboard'
        expect(opened.opened).toMatchObject({ startedHere: true, dataDir: state })
        const program = readFileSync(`/proc/${opened.pid}/cmdline`, 'utf8').split('\0')[0]
        if (brought) expect(program, 'a copy that the database user can run').toMatch(`${state}/binaries-`)
        await opened.say('sql create table kept as select 7 as answer')
        await opened.say('stop')
        expect(await opened.say('start')).toMatchObject({ startedHere: true })
        expect((await opened.say('sql select answer from kept')).rows).toEqual([{ answer: 7 }])
        await opened.say('stop')
        expect(isRunning(opened.pid ?? 0)).toBe(false)
      },
      patience,
    )
  }
})

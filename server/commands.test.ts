import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../db/migrate.ts'
import { people } from '../db/schema/people.ts'
import { freshDatabase, type TestDatabase } from '../db/testing/database.ts'
import { asSuperuser } from './services/audit/testing/as-superuser.ts'

let test: TestDatabase
let above: postgres.Sql
beforeAll(async () => {
  test = await freshDatabase()
  above = asSuperuser(test)
})
afterAll(async () => {
  await above.end()
  await test.close()
})

type Ended = { code: number | null; said: string; complained: string }

/** A command as the terminal runs it, on the database of this test. */
function run(command: 'admin' | 'audit' | 'import', args: string[], input = ''): Promise<Ended> {
  const { host, port, username, database } = test.connection
  const child = spawn(process.execPath, ['--import', 'tsx', join('server', `${command}.ts`), ...args], {
    cwd: projectRoot(),
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: `postgres:///${database}`,
      PGHOST: host,
      PGPORT: String(port),
      PGUSER: username,
      STORY: 'none',
    },
  })
  const ended: Ended = { code: null, said: '', complained: '' }
  child.stdout.on('data', (data) => {
    ended.said += data
  })
  child.stderr.on('data', (data) => {
    ended.complained += data
  })
  child.stdin.end(input)
  return new Promise((done) => child.on('close', (code) => done({ ...ended, code })))
}

const password = 'một câu dài chỉ để thử\n'
const create = ['create', '--email', 'first@example.org', '--name', 'Người đầu tiên']

describe('the commands of the terminal', () => {
  it('make the first administrator, once', async () => {
    expect(await run('admin', create, 'short\n')).toEqual({
      code: 1,
      said: '',
      complained: 'A password needs at least 15 characters. A long sentence that you remember will do.\n',
    })
    expect(await run('admin', create)).toEqual({ code: 1, said: '', complained: 'No password was given.\n' })
    expect(await run('admin', create, password)).toEqual({
      code: 0,
      said: 'Administrator first@example.org made; the first sign-in asks for a second factor.\n',
      complained: '',
    })
    expect(await run('admin', create, password)).toEqual({
      code: 1,
      said: '',
      complained: 'There is somebody with the address first@example.org already.\n',
    })
    expect(await test.database.db.select().from(people)).toMatchObject([
      { name: 'Người đầu tiên', email: 'first@example.org', lang: 'vi' },
    ])
  }, 120_000)

  it('show where they broke, and no secret', async () => {
    await above.unsafe(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
      create trigger refuse before insert on accounts for each row execute function refuse()`)
    const { code, said, complained } = await run(
      'admin',
      [...create, '--email', 'other@example.org'],
      password,
    )
    expect([code, said]).toEqual([1, ''])
    expect(complained).toMatch(/insert into "accounts"[\s\S]*P0001/)
    expect(complained).not.toMatch(/argon2id|một câu dài/)
    await above`drop trigger refuse on accounts`
  }, 120_000)

  it('say how they are called, and that nothing is to be removed', async () => {
    const wrong: ['admin' | 'audit' | 'import', string[]][] = [
      ['import', ['dossiers']],
      ['import', ['dossiers', 'file.csv', '--numbers', 'vi']],
      ['import', ['index-counts', 'file.csv', '--numbers', 'fr']],
      ['admin', []],
      ['admin', [...create, '--lang', 'fr']],
      ['audit', ['verify', '--head', '3']],
    ]
    const ended = await Promise.all(wrong.map(([command, args]) => run(command, args, password)))
    for (const { code, said, complained } of ended)
      expect([code, said, complained]).toEqual([1, '', expect.stringMatching(/^Say/)])
    expect(await run('admin', ['reset-second-factor', '--email', 'first@example.org'])).toMatchObject({
      code: 1,
      complained: 'first@example.org has no second factor.\n',
    })
  }, 120_000)

  it('take rows in from a packed file, once, and say line by line what they refuse', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rows-'))
    const file = join(folder, 'platforms.csv.gz')
    const rows = ['P-1,HP,Nền tảng,2025-01-01', 'P-2,HP,Nền tảng,2025-02-30']
    await writeFile(file, gzipSync(['code,office,name_vi,listed_on', ...rows].join('\n')))
    const ended = (said: string) => ({
      code: 1,
      said,
      complained: 'Line 3, listedOn: “2025-02-30” is not a day. Examples: 2026-09-30 or 30/09/2026.\n',
    })
    const counts = (fresh: number, before: number) =>
      `2 rows: ${fresh} new, 0 corrected, 0 withdrawn, ${before} as before, 0 followed by a later row, 1 refused.\n`
    expect(await run('import', ['platforms', file])).toEqual(ended(counts(1, 0)))
    expect(await run('import', ['platforms', file])).toEqual(ended(counts(0, 1)))
    expect((await run('import', ['platforms', join(folder, 'none.csv')])).complained).toMatch(
      /^The file .*none\.csv cannot be read/,
    )
    await rm(folder, { recursive: true })
  }, 120_000)

  it('take a file of counts over, or say every problem of it and take nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'counts-'))
    const file = join(folder, 'counts.csv')
    const write = (...rows: string[]) =>
      writeFile(file, ['index,period,office,component,numerator,denominator', ...rows].join('\n'))
    await write('766,2025-12,HP,PROGRESS,1,2', '766,2025-12,PT,PROGRESS,1,2')
    expect(await run('import', ['index-counts', file])).toEqual({
      code: 1,
      said: '',
      complained:
        'Row 3, column office: The city has no office with the code “PT”. Counts of other provinces cannot be recorded here.\nNothing was taken over.\n',
    })
    await write('766,2025-12,HP,PROGRESS,1,2')
    const once = { code: 0, said: 'Index counts: 1 new, 0 corrected, 0 as before.\n', complained: '' }
    expect(await run('import', ['index-counts', file])).toEqual(once)
    expect((await run('import', ['index-counts', file])).said).toBe(
      'Index counts: 0 new, 0 corrected, 1 as before.\n',
    )
    expect((await run('import', ['index-counts', join(folder, 'none.csv')])).complained).toMatch(
      /^The file .*none\.csv cannot be read/,
    )
    await rm(folder, { recursive: true })
  }, 120_000)

  it('tell whether the audit log is whole, and where it ends', async () => {
    const whole = await run('audit', ['verify'])
    expect(whole).toMatchObject({ code: 0, complained: '' })
    const [, end] =
      /^audit log: 4 entries, unbroken; its end is (4:[0-9a-f]{64}); it is still in/.exec(whole.said) ?? []
    expect(await run('audit', ['verify', '--head', end ?? ''])).toEqual(whole)
    await above`set session_replication_role = replica`
    await above`update audit.entries set actor_name = 'somebody else' where number = 1`
    expect(await run('audit', ['verify'])).toEqual({
      code: 1,
      said: '',
      complained: 'audit log: entry 1 was altered\n',
    })
    await above`delete from audit.entries`
    await above`insert into audit.entries (number, at, actor_kind, actor_id, actor_name, acting_as, address, verb,
      subject_kind, subject_id) select n, now(), '', '', '', '', '', '', '', '' from generate_series(1, 30) n`
    const broken = (await run('audit', ['verify'])).complained.trim().split('\n')
    expect([broken.length, broken.at(-1)]).toEqual([21, 'audit log: and 11 more faults'])
  }, 120_000)
})

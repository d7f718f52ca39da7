import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealAudit } from '../../../db/seal-audit.ts'
import { freshDatabase, type TestDatabase } from '../../../db/testing/database.ts'
import { leaveEntry } from './leave-entry.ts'
import { asSuperuser } from './testing/as-superuser.ts'
import { verifyAudit } from './verify.ts'

const leave = ({ database }: TestDatabase) =>
  database.db.transaction((tx) =>
    leaveEntry(
      tx,
      { actor: { kind: 'terminal', name: 'test' }, visit: { at: new Date(0), address: 'terminal' } },
      { verb: 'person.disabled', subject: { kind: 'person', id: 'somebody' } },
    ),
  )

/** What would change what was written, as the application's own role might ask for it. */
const changes = [
  `update audit.entries set actor_name = 'nobody'`,
  `update audit.entries set number = number + 1`,
  `delete from audit.entries`,
  `truncate audit.entries`,
  `update audit.head set number = 0`,
  `delete from audit.head`,
  `insert into audit.head select * from audit.head`,
  `truncate audit.head`,
  `merge into audit.entries e using audit.head h on e.number = h.number when matched then delete`,
  `with gone as (delete from audit.entries returning 1) select from gone`,
  `set session_replication_role = replica`,
]
/** What would take away what keeps it. */
const openings = [
  `alter table audit.entries disable trigger keep_entries`,
  `alter table audit.entries disable trigger all`,
  `alter table audit.entries disable trigger user`,
  `alter table audit.head disable trigger keep_head`,
  `drop trigger keep_entries on audit.entries`,
  `create trigger other before insert on audit.entries for each row execute function suppress_redundant_updates_trigger()`,
  `create rule other as on insert to audit.entries do instead nothing`,
  `alter table audit.entries add column more text`,
  `alter table audit.entries alter column hash type varchar(1)`,
  `alter table audit.entries rename to others`,
  `alter table audit.entries set schema public`,
  `alter table audit.entries owner to current_user`,
  `alter table audit.entries enable row level security`,
  `create or replace function audit.keep_entries() returns trigger language plpgsql as $$ begin return new; end $$`,
  `create or replace function audit.keep_head() returns trigger language plpgsql as $$ begin return new; end $$`,
  `create or replace function audit.chain_entries() returns trigger language plpgsql as $$ begin return null; end $$`,
  `create or replace function audit.text_of(e audit.entries) returns text language sql return ''`,
  `alter function audit.chain_entries() set search_path = public`,
  `drop function audit.chain_entries() cascade`,
  `drop table audit.entries`,
  `drop table audit.head`,
  `drop schema audit cascade`,
  `alter schema audit rename to other`,
  `alter schema audit owner to current_user`,
  `create table audit.other ()`,
  `set role postgres`,
  `grant postgres to current_user`,
]

async function lastHash({ database }: TestDatabase) {
  const { end, faults, sealed } = await verifyAudit(database.db)
  expect(faults).toEqual([])
  return { ...end, sealed }
}

describe('the application’s own role', () => {
  let test: TestDatabase
  let above: postgres.Sql
  beforeAll(async () => {
    test = await freshDatabase()
    above = asSuperuser(test)
    await leave(test)
    await leave(test)
  })
  afterAll(async () => {
    await above.end()
    await test.close()
  })

  it.each(changes)('cannot change a log of its own: %s', async (statement) => {
    const before = await lastHash(test)
    expect(before).toMatchObject({ number: 2, sealed: false })
    await expect(test.database.raw.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
    expect(await lastHash(test)).toEqual(before)
  })

  it('may give itself back the rights that it took from itself: the triggers stand', async () => {
    await test.database.raw`grant update, delete, truncate on audit.entries to current_user`
    const before = await lastHash(test)
    for (const statement of changes)
      await expect(test.database.raw.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
    expect(await lastHash(test)).toEqual(before)
  })

  describe('once the log is sealed', () => {
    beforeAll(async () => {
      for (let again = 0; again < 2; again++) await sealAudit(above, test.connection.username)
    })

    it.each([...changes, ...openings])('cannot do anything to it: %s', async (statement) => {
      const before = await lastHash(test)
      expect(before).toMatchObject({ number: 2, sealed: true })
      await expect(test.database.raw.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
      expect(await lastHash(test)).toEqual(before)
    })

    it('gives itself rights to no effect', async () => {
      await test.database.raw`grant all on audit.entries to current_user`
      await test.database.raw`revoke all on audit.entries from public`
      expect(await lastHash(test)).toMatchObject({ sealed: true })
      await expect(test.database.raw`delete from audit.entries`).rejects.toMatchObject({ code: '42501' })
    })

    it('adds to it all the same, and the chain goes on', async () => {
      await leave(test)
      expect(await lastHash(test)).toMatchObject({ number: 3, sealed: true })
    })

    it('and the verification says when some right was given back', async () => {
      const { username } = test.connection
      await above`grant trigger on audit.entries to ${above(username)}`
      expect(await lastHash(test)).toMatchObject({ sealed: false })
      await above`revoke trigger on audit.entries from ${above(username)}`
      await above`alter function audit.keep_entries() owner to ${above(username)}`
      expect(await lastHash(test)).toMatchObject({ sealed: false })
    })
  })
})

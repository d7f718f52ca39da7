import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../db/client.ts'
import { auditEntries } from '../../../db/schema/audit.ts'
import { noHash } from '../../../db/sql/audit.ts'
import { freshDatabase, type TestDatabase } from '../../../db/testing/database.ts'
import { leaveEntry } from './leave-entry.ts'
import { asSuperuser } from './testing/as-superuser.ts'
import { verifyAudit } from './verify.ts'
import type { End } from './walk.ts'

type NewEntry = typeof auditEntries.$inferInsert

const words = fc.string({ unit: 'grapheme', maxLength: 8 })
const told = fc.option(
  fc.record({ name: words, cap: fc.integer(), kept: fc.boolean() }, { noNullPrototype: true }),
  { nil: null },
)
const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
const entry: fc.Arbitrary<NewEntry> = fc.record({
  at: instant.map((at) => at.toISOString()),
  actorKind: fc.constantFrom('person', 'machine', 'terminal', 'public'),
  actorId: words,
  actorName: words,
  actingAs: words,
  address: words,
  verb: words,
  subjectKind: words,
  subjectId: words,
  officeCode: fc.option(words, { nil: null }),
  before: told,
  after: told,
})

let test: TestDatabase
let above: postgres.Sql
beforeAll(async () => {
  test = await freshDatabase()
  above = asSuperuser(test)
  // From here on no trigger runs for the one above.
  await above`set session_replication_role = replica`
})
afterAll(async () => {
  await above.end()
  await test.close()
})
beforeEach(() => wipe())

async function wipe(): Promise<void> {
  await above`truncate audit.entries, audit.head`
  await above`insert into audit.head values (0, ${noHash})`
}

const faultsOf = async (writtenDown?: End) => (await verifyAudit(test.database.db, writtenDown)).faults

/** A log of these entries, written as the application writes it. @returns its end */
async function logOf(entries: NewEntry[]): Promise<End> {
  await wipe()
  await test.database.db.insert(auditEntries).values(entries)
  const { count, end, faults } = await verifyAudit(test.database.db)
  expect([count, end.number, faults]).toEqual([entries.length, entries.length, []])
  return end
}

/** A log, and two places in it, the first not after the second. */
const log = (least = 1) =>
  fc.array(entry, { minLength: least, maxLength: 30 }).chain((entries) => {
    const place = fc.integer({ min: 1, max: entries.length })
    return fc.record({
      entries: fc.constant(entries),
      places: fc.tuple(place, place).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    })
  })

/** What each column is altered to; none of it may be what was there. */
const alterations: Record<string, string[]> = {
  number: ['-3', '0', '1000'],
  at: [
    "at + interval '1 microsecond'",
    "'infinity'",
    "(to_char(at, 'YYYY-MM-DD HH24:MI:SS.US TZH') || ' BC')::timestamptz",
  ],
  actor_kind: ["actor_kind || 'x'", "''"],
  actor_id: ["actor_id || ' '"],
  actor_name: ["'An' || actor_name"],
  acting_as: ["acting_as || '@SYT'"],
  address: ["address || '.1'"],
  verb: ["'x' || verb"],
  subject_kind: ["subject_kind || 'x'"],
  subject_id: ["subject_id || 'x'"],
  office_code: ["coalesce(office_code, '') || 'x'", "case when office_code is null then '' end"],
  before: [`coalesce(before, '{}') || '{"more": 1}'`, `case when before is null then '{}' end::jsonb`],
  after: [`coalesce(after, '{}') || '{"cap": 0.5}'`, `case when after is null then '{}' end::jsonb`],
  previous_hash: ["repeat('1', 64)", "''", 'hash'],
  hash: ["repeat('1', 64)", "''", 'previous_hash'],
}

/** Gives entries the hashes that they should have, linked to the one before; the head is left as it is. */
async function rechain(from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number++) {
    await above`
      update audit.entries set number = number, previous_hash =
        coalesce((select hash from audit.entries where number = ${number - 1}), ${noHash}) where number = ${number}`
    await rehash(number)
  }
}
const rehash = (number: number) => above`
  update audit.entries e set hash = encode(sha256(convert_to(audit.text_of(e), 'UTF8')), 'hex')
  where number = ${number}`

/** Renumbers the entries from one on. */
async function shift(from: number, by: number): Promise<void> {
  await above`update audit.entries set number = -number where number >= ${from}`
  await above`update audit.entries set number = -number + ${by} where number < 0`
}

const naming = (number: number) => new RegExp(`^(entry|entries) ${number}\\b`)
const runs = { numRuns: 40 }

describe('the verification of the audit log names the first wrong entry', () => {
  it.each(Object.keys(alterations))('where column %s of one is altered', async (column) => {
    await fc.assert(
      fc.asyncProperty(log(), fc.constantFrom(...(alterations[column] ?? [])), async (one, to) => {
        const [place] = one.places
        await logOf(one.entries)
        const changed = await above.unsafe(
          `update audit.entries set ${column} = ${to} where number = ${place} and ${column} is distinct from ${to}`,
        )
        fc.pre(changed.count === 1)
        const faults = await faultsOf()
        if (column !== 'number')
          expect(faults).toEqual([expect.stringMatching(`^entry ${place} was altered`)])
        else {
          expect(faults.find((fault) => naming(place).test(fault))).toMatch(/missing/)
          expect(faults.find((fault) => naming(Number(to)).test(fault))).toMatch(/altered|does not belong/)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('where some are removed, in the middle, at the beginning or at the end', async () => {
    await fc.assert(
      fc.asyncProperty(log(), async ({ entries, places: [from, to] }) => {
        await logOf(entries)
        await above`delete from audit.entries where number between ${from} and ${to}`
        const [first, ...more] = await faultsOf()
        const which = from === to ? `entry ${from} is missing` : `entries ${from}–${to} are missing`
        const end = to === entries.length ? `: the log ends at ${from - 1} but its head says ${to}` : ''
        expect([first, more]).toEqual([which + end, []])
      }),
      runs,
    )
  })

  it('where some are removed and the others closed up', async () => {
    await fc.assert(
      fc.asyncProperty(log(2), fc.boolean(), async ({ entries, places: [from, to] }, hashes) => {
        fc.pre(to < entries.length)
        await logOf(entries)
        await above`delete from audit.entries where number between ${from} and ${to}`
        await shift(to + 1, from - to - 1)
        if (hashes) for (let n = from; n <= entries.length; n++) await rehash(n)
        const [first] = await faultsOf()
        const does = hashes ? 'does not' : 'was altered and does not'
        expect(first).toBe(
          `entry ${from} ${does} ${from === 1 ? 'begin the log' : `follow entry ${from - 1}`}`,
        )
      }),
      runs,
    )
  })

  it('where two have changed places', async () => {
    await fc.assert(
      fc.asyncProperty(log(2), fc.boolean(), async ({ entries, places: [one, other] }, hashes) => {
        fc.pre(one !== other)
        await logOf(entries)
        await above`update audit.entries set number = -${one}::int where number = ${other}`
        await above`update audit.entries set number = ${other} where number = ${one}`
        await above`update audit.entries set number = ${one} where number < 0`
        if (hashes) for (const n of [one, other]) await rehash(n)
        const [first] = await faultsOf()
        expect(first).toMatch(naming(one))
      }),
      runs,
    )
  })

  it('where one is forged and put in between', async () => {
    await fc.assert(
      fc.asyncProperty(log(), entry, fc.nat(), fc.boolean(), async ({ entries }, forged, n, hashes) => {
        const place = n % (entries.length + 1)
        await logOf(entries)
        const [before] = await above`select hash from audit.entries where number = ${place}`
        await shift(place + 1, 1)
        const { at, actorKind, before: was, after: is, ...texts } = forged
        await above`insert into audit.entries (number, at, actor_kind, actor_id, actor_name, acting_as, address, verb,
          subject_kind, subject_id, office_code, before, after, previous_hash, hash) values (${place + 1}, ${at},
          ${actorKind}, ${texts.actorId}, ${texts.actorName}, ${texts.actingAs}, ${texts.address}, ${texts.verb},
          ${texts.subjectKind}, ${texts.subjectId}, ${texts.officeCode ?? null}, ${above.json(was as never)},
          ${above.json(is as never)}, ${before?.hash ?? noHash}, ${noHash})`
        if (hashes) await rehash(place + 1)
        const [first] = await faultsOf()
        // Well made, it is told by the one after it, which names another.
        if (!hashes) expect(first).toBe(`entry ${place + 1} was altered`)
        else if (place < entries.length)
          expect(first).toBe(`entry ${place + 2} was altered and does not follow entry ${place + 1}`)
        else
          expect(first).toBe(
            `entry ${place + 1} was added past the head: the log ends at ${place + 1} but its head says ${place}`,
          )
      }),
      runs,
    )
  })

  it('where the chain is made anew over some, and by the end written down where it is made anew to the end', async () => {
    await fc.assert(
      fc.asyncProperty(log(), async ({ entries, places: [from, to] }) => {
        const end = await logOf(entries)
        await above`update audit.entries set actor_name = actor_name || 'x' where number = ${from}`
        await rechain(from, to)
        if (to < entries.length) {
          expect(await faultsOf()).toEqual([`entry ${to + 1} does not follow entry ${to}`])
          return
        }
        expect(await faultsOf()).toEqual([`its head says another end than entry ${to}`])
        const [last] = await above`select hash from audit.entries where number = ${to}`
        await above`update audit.head set hash = ${last?.hash}`
        expect(await faultsOf()).toEqual([])
        expect(await faultsOf(end)).toEqual([
          `entry ${to} is not the one that was written down: its hash is ${last?.hash} now`,
        ])
      }),
      runs,
    )
  })

  it('where its last ones are cut off together with the memory of them, by the end written down', async () => {
    await fc.assert(
      fc.asyncProperty(log(), async ({ entries, places: [from] }) => {
        const end = await logOf(entries)
        await above`delete from audit.entries where number >= ${from}`
        await above`update audit.head set number = ${from - 1}, hash =
          coalesce((select hash from audit.entries where number = ${from - 1}), ${noHash})`
        expect(await faultsOf()).toEqual([])
        expect(await faultsOf(end)).toEqual([
          `entry ${end.number}, which was written down, is missing: the log ends at ${from - 1}`,
        ])
      }),
      runs,
    )
  })

  it('and one that stands twice, where even the key was dropped', async () => {
    await logOf(fc.sample(entry, 3))
    await above`alter table audit.entries drop constraint entries_pkey`
    await above`insert into audit.entries select * from audit.entries where number = 2`
    expect(await faultsOf()).toEqual(['entry 2 is there twice'])
    await above`delete from audit.entries a using audit.entries b where a.number = b.number and a.ctid > b.ctid`
    await above`alter table audit.entries add primary key (number)`
    expect(await faultsOf()).toEqual([])
  })
})

describe('the verification of the audit log', () => {
  it('passes a log that nobody touched, by any end written down on the way', async () => {
    await fc.assert(
      fc.asyncProperty(log(), async ({ entries, places: [place] }) => {
        await logOf(entries)
        const [then] = await above<End[]>`
          select number::int, hash from audit.entries where number = ${place}`
        expect(await faultsOf(then)).toEqual([])
        expect(await faultsOf({ number: 0, hash: noHash })).toEqual([])
      }),
      { numRuns: 10 },
    )
  })

  it('passes an empty log, and one of many batches; misses what is gone at the border of two', async () => {
    expect(await verifyAudit(test.database.db)).toMatchObject({
      count: 0,
      end: { number: 0, hash: noHash },
      faults: [],
    })
    const one = fc.sample(entry, 1)
    await logOf(Array.from({ length: 2_100 }, () => one).flat())
    await above`delete from audit.entries where number in (1000, 1001, 2000)`
    expect(await faultsOf()).toEqual(['entries 1000–1001 are missing', 'entry 2000 is missing'])
  })

  it('says when the head is gone, doubled or another', async () => {
    await logOf(fc.sample(entry, 3))
    await above`update audit.head set hash = repeat('2', 64)`
    expect(await faultsOf()).toEqual(['its head says another end than entry 3'])
    await above`insert into audit.head values (3, ${noHash})`
    expect(await faultsOf()).toEqual(['it has 2 heads, not one'])
    await above`truncate audit.head`
    expect(await faultsOf()).toEqual(['its head is missing'])
  })

  const triggers = [
    ['entries', 'chain_entries'],
    ['entries', 'keep_entries'],
    ['entries', 'forbid_truncate'],
    ['head', 'keep_head'],
    ['head', 'forbid_truncate'],
  ] as const
  it.each(triggers)(
    'says when on %s the trigger %s is off, in name only, or gone',
    async (table, trigger) => {
      const says = [`the trigger ${trigger} on audit.${table} is switched off, missing or changed`]
      const on = above(`audit.${table}`)
      await above`alter table ${on} disable trigger ${above(trigger)}`
      expect(await faultsOf()).toEqual(says)
      await above`alter table ${on} enable replica trigger ${above(trigger)}`
      expect(await faultsOf()).toEqual(says)
      await above`alter table ${on} enable trigger ${above(trigger)}`
      expect(await faultsOf()).toEqual([])
      const [is] = await above`
      select pg_get_triggerdef(oid) as made from pg_trigger
      where tgname = ${trigger} and tgrelid = ${`audit.${table}`}::regclass`
      await above`drop trigger ${above(trigger)} on ${on}`
      expect(await faultsOf()).toEqual(says)
      await above.unsafe(is?.made.replace('EXECUTE', "WHEN (current_user = 'nobody') EXECUTE"))
      expect(await faultsOf()).toEqual(says)
      await above`drop trigger ${above(trigger)} on ${on}`
      await above.unsafe(is?.made)
      expect(await faultsOf()).toEqual([])
    },
  )

  it('says when there is no log at all', async () => {
    const other = await freshDatabase()
    await other.database.raw`drop schema audit cascade`
    expect((await verifyAudit(other.database.db)).faults).toEqual(['there is none in this database'])
    await other.close()
  })
})

describe('the chain of the audit log', () => {
  it('is unbroken and without gaps however many write at once, also where some take it back', async () => {
    const { db, close } = openDatabase(test.connection, { max: 20 })
    const stays = Array.from({ length: 20 }, (_, n) => n % 3 !== 1)
    const writers = stays.map((kept, n) =>
      db.transaction(async (tx) => {
        const leave = (id: string) =>
          leaveEntry(
            tx,
            { actor: { kind: 'terminal', name: 'test' }, visit: { at: new Date(n), address: 'terminal' } },
            { verb: 'person.disabled', subject: { kind: 'person', id } },
          )
        await leave(`${n} first`)
        await tx.execute(sql`select pg_sleep(0.01)`)
        await leave(`${n} second`)
        if (!kept) throw new Error('taken back')
      }),
    )
    const ended = await Promise.allSettled(writers)
    await close()
    expect(ended.map(({ status }) => status === 'fulfilled')).toEqual(stays)
    const { count, end, faults } = await verifyAudit(test.database.db)
    expect([count, end.number, faults]).toEqual([26, 26, []])
    const rows = await above`select subject_id as id from audit.entries order by number`
    const kept = stays.flatMap((isKept, n) => (isKept ? [`${n} first`, `${n} second`] : []))
    expect(rows.map(({ id }) => id).sort()).toEqual(kept.sort())
  })
})

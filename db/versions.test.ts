import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { entries, periodLocks } from './schema/reporting.ts'
import { freshDatabase, type TestDatabase } from './testing/database.ts'
import { type Facts, nextMoment, recordVersion, recordVersions } from './versions.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await freshDatabase()
})
afterAll(() => test.close())
/** Versions are not deleted, so each test has codes of its own. */
let round = 0
beforeEach(() => {
  round++
})
const named = (name: string) => `${name} ${round}`

const lock = (code: string, locked: boolean, reason = 'vì') => ({ code, locked, reason })
const at = (second: number) => new Date(Date.UTC(2024, 10, 22, 10, 0, second)).toISOString()
const versionsOf = (code: string) =>
  test.database.db.select().from(periodLocks).where(eq(periodLocks.code, code)).orderBy(periodLocks.knownFrom)

describe('the moment of the next versions', () => {
  const next = (codes: string[], now: string) =>
    test.database.db.transaction((tx) => nextMoment(tx, periodLocks, codes, new Date(now)))
  const micros = async (text: string) => {
    const found = await test.database.db.execute(
      sql`select to_char(${text}::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
    )
    return found.rows[0]?.at
  }

  it('is now, where nothing is known of them', async () => {
    expect(await micros(await next([named('a')], '2024-11-22T10:00:00.123Z'))).toBe(
      '2024-11-22T10:00:00.123000Z',
    )
  })

  it('is now, where the newest of them is older, whatever is known of others', async () => {
    await recordVersion(test.database.db, periodLocks, named('a'), {
      at: at(1),
      by: 'x',
      facts: lock('', true),
    })
    await recordVersion(test.database.db, periodLocks, named('b'), {
      at: at(9),
      by: 'x',
      facts: lock('', true),
    })
    expect(await micros(await next([named('a')], at(2)))).toBe('2024-11-22T10:00:02.000000Z')
  })

  it('is a microsecond after the newest, where that is of the same millisecond or of a clock ahead', async () => {
    await recordVersion(test.database.db, periodLocks, named('a'), {
      at: at(5),
      by: 'x',
      facts: lock('', true),
    })
    expect(await micros(await next([named('a')], at(5)))).toBe('2024-11-22T10:00:05.000001Z')
    expect(await micros(await next([named('a')], at(2)))).toBe('2024-11-22T10:00:05.000001Z')
  })

  it('is not before the end of what was withdrawn', async () => {
    const code = named('a')
    await recordVersion(test.database.db, periodLocks, code, { at: at(1), by: 'x', facts: lock('', true) })
    await recordVersion(test.database.db, periodLocks, code, { at: at(7), by: 'x', facts: null })
    expect(await micros(await next([code], at(3)))).toBe('2024-11-22T10:00:07.000000Z')
  })

  it('and is always one at which they can be recorded, and compared as text', async () => {
    const moments = fc.array(
      fc.tuple(fc.constantFrom('p', 'q'), fc.integer({ min: 0, max: 3 }), fc.boolean()),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    await fc.assert(
      fc.asyncProperty(moments, async (steps) => {
        round++
        let last = ''
        const open = new Set<string>()
        for (const [name, second, isThere] of steps) {
          const code = named(name)
          await test.database.db.transaction(async (tx) => {
            const moment = await nextMoment(tx, periodLocks, [named('p'), named('q')], new Date(at(second)))
            expect(moment >= last, `${moment} after ${last}`).toBe(true)
            // Where there was nothing to withdraw, nothing is recorded.
            if (isThere || open.has(name)) last = moment
            if (isThere) open.add(name)
            else open.delete(name)
            await recordVersions(tx, periodLocks, {
              at: moment,
              by: 'x',
              rows: [{ code, facts: isThere ? lock(code, true) : null }],
            })
          })
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('many versions recorded at once', () => {
  it('are what recording them one by one makes', async () => {
    const step = fc.record({
      withdrawn: fc.boolean(),
      locked: fc.boolean(),
      reason: fc.constantFrom('', 'vì', "it's “quoted”, \\ and \n broken", '{"a":1}', 'null'),
    })
    const steps = fc.array(
      fc.uniqueArray(fc.tuple(fc.nat(3), step), { selector: ([n]) => n, maxLength: 4 }),
      {
        maxLength: 5,
      },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        round++
        for (const [second, part] of all.entries()) {
          const rows = (way: string) =>
            part.map(([n, { withdrawn, locked, reason }]) => {
              const code = named(`${way}${n}`)
              return { code, facts: withdrawn ? null : lock(code, locked, reason) }
            })
          await test.database.db.transaction(async (tx) => {
            await recordVersions(tx, periodLocks, { at: at(second), by: 'x', rows: rows('m') })
            for (const { code, facts } of rows('o'))
              await recordVersion(tx, periodLocks, code, { at: at(second), by: 'x', facts })
          })
        }
        for (const n of [0, 1, 2, 3]) {
          const told = async (way: string) =>
            (await versionsOf(named(`${way}${n}`))).map(({ versionId: _, code: __, ...rest }) => rest)
          expect(await told('m')).toEqual(await told('o'))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('more than are sent at a time: 12.000, each once', async () => {
    const rows = Array.from({ length: 12_000 }, (_, n) => ({
      code: named(`n${n}`),
      facts: lock(named(`n${n}`), true),
    }))
    await test.database.db.transaction((tx) => recordVersions(tx, periodLocks, { at: at(1), by: 'x', rows }))
    const found = await test.database.db.execute(
      sql`select count(*)::int as n, count(distinct code)::int as codes from period_locks where code like ${`n% ${round}`}`,
    )
    expect(found.rows).toEqual([{ n: 12_000, codes: 12_000 }])
  })

  it('with numbers as they are, and what is not said as null', async () => {
    const code = named('e')
    const facts: Facts<typeof entries> = {
      code,
      kpiId: 'k',
      officeCode: 'SYT',
      period: '2024-10',
      numerator: 0.1 + 0.2,
      denominator: 1e15,
      vintage: 'estimate',
      enteredBy: 'x',
      state: 'entered',
    }
    await test.database.db.transaction((tx) =>
      recordVersions(tx, entries, { at: at(1), by: 'x', rows: [{ code, facts }] }),
    )
    const [row] = await test.database.db.select().from(entries).where(eq(entries.code, code))
    expect(row).toMatchObject({
      numerator: 0.1 + 0.2,
      denominator: 1e15,
      note: null,
      sentOn: null,
      recordedBy: 'x',
    })
  })

  it('all or none: one that was recorded later refuses them all', async () => {
    await recordVersion(test.database.db, periodLocks, named('b'), {
      at: at(5),
      by: 'x',
      facts: lock('', true),
    })
    const both = [named('a'), named('b')].map((code) => ({ code, facts: lock(code, false) }))
    await expect(
      test.database.db.transaction((tx) =>
        recordVersions(tx, periodLocks, { at: at(5), by: 'x', rows: both }),
      ),
    ).rejects.toThrow()
    expect(await versionsOf(named('a'))).toEqual([])
    expect(await versionsOf(named('b'))).toHaveLength(1)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../db/client.ts'
import { dossiers, offices, sharedDatabases, targets, tasks } from '../../db/schema/index.ts'
import { freshDatabase } from '../../db/testing/database.ts'
import { recordVersion } from '../../db/versions.ts'
import { addDays } from '../core/day.ts'
import type { Scorecard } from '../core/scorecard.ts'
import { readBreakdown } from './breakdown.ts'
import { readOfficePage } from './office-page.ts'
import { readRows } from './rows.ts'
import { readScorecard } from './scorecard.ts'
import { contextAt } from './testing/context.ts'

const officeCodes = ['SXD', 'SYT'] as const
const office = fc.constantFrom(...officeCodes)
/** Days around the changes: before, after, and none. */
const day = fc.integer({ min: -40, max: 60 }).map((offset) => addDays('2024-03-01', offset))
const maybeDay = fc.option(day, { nil: null })
const few = fc.integer({ min: 1, max: 4 })

const change = fc.oneof(
  fc.record({
    kind: fc.constant('database'),
    n: few,
    office,
    planned: maybeDay,
    created: maybeDay,
    retired: maybeDay,
  }),
  fc.record({ kind: fc.constant('task'), n: few, office, due: maybeDay, done: maybeDay }),
  fc.record({
    kind: fc.constant('dossier'),
    n: few,
    office,
    filed: day,
    due: day,
    settled: maybeDay,
    supplements: fc.integer({ min: 0, max: 3 }),
    online: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('target'),
    n: few,
    level: fc.double({ min: 0, max: 1, noNaN: true }),
    from: day,
    due: day,
  }),
  fc.record({ kind: fc.constant('office'), office, name: fc.constantFrom('Sở A', 'Sở B'), until: maybeDay }),
  fc.record({ kind: fc.constant('withdraw'), n: few }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

const named = (name: string) => ({ nameVi: name, nameEn: name, sample: true, documentCode: null, note: null })

async function apply(db: Db, c: Change, at: string): Promise<void> {
  const by = 'Kiểm thử'
  const record = <T extends Parameters<typeof recordVersion>[1]>(
    table: T,
    code: string,
    facts: Parameters<typeof recordVersion<T>>[3]['facts'],
  ) => db.transaction((tx) => recordVersion(tx, table, code, { at, by, facts }))
  if ('created' in c)
    await record(sharedDatabases, `DC-${c.n}`, {
      ...named(`CSDL ${c.n}`),
      code: `DC-${c.n}`,
      officeCode: c.office,
      listedOn: '2024-01-15',
      retiredOn: c.retired,
      plannedOn: c.planned,
      createdOn: c.created,
    })
  else if ('done' in c)
    await record(tasks, `NT-${c.n}`, {
      ...named(`Nhiệm vụ ${c.n}`),
      code: `NT-${c.n}`,
      officeCode: c.office,
      listedOn: '2024-01-15',
      year: 2024,
      originalDueOn: c.due,
      dueOn: c.due,
      doneOn: c.done,
    })
  else if ('filed' in c)
    await record(dossiers, `HS-${c.n}`, {
      code: `HS-${c.n}`,
      officeCode: c.office,
      sample: true,
      procedureCode: 'TT-0001',
      channel: c.online ? 'online' : 'counter',
      identified: c.online,
      fullProcess: false,
      feeDue: false,
      paidOnline: false,
      filedOn: c.filed,
      dueOn: c.due,
      settledOn: c.settled,
      supplements: c.supplements,
      digitalResult: false,
    })
  else if ('level' in c)
    await record(targets, `CT-${c.n}`, {
      code: `CT-${c.n}`,
      kpiId: c.n % 2 ? 'shared-databases-created' : 'dossiers-filed-online',
      officeCode: 'HP',
      fromOn: c.from,
      dueOn: c.due,
      fromLevel: null,
      level: c.level,
      documentCode: null,
      sample: true,
    })
  else if ('name' in c) await record(offices, c.office, officeFacts(c.office, c.name, c.until))
  else await record(sharedDatabases, `DC-${c.n}`, null)
}

const officeFacts = (code: string, name: string, validTo: string | null) => ({
  code,
  kind: code === 'HP' ? ('city' as const) : ('department' as const),
  parentCode: code === 'HP' ? null : 'HP',
  nameVi: name,
  nameEn: name,
  validFrom: '2020-01-01',
  validTo,
})

type Seen = { at: string; card: Scorecard; rest: unknown }

/** All that a person could have seen at a moment: the scorecard, a breakdown, a page of rows, an office. */
async function look(db: Db, now: string, asOf: string | undefined): Promise<Omit<Seen, 'at'>> {
  const ctx = contextAt(db, now)
  const id = 'shared-databases-created'
  return {
    card: await readScorecard(ctx, { asOf }),
    rest: [
      await readBreakdown(ctx, { id, asOf }),
      await readRows(ctx, { id, asOf, part: 'denominator', sort: 'code' }),
      await readOfficePage(ctx, { office: 'SXD', asOf }),
    ],
  }
}

describe('two clocks', () => {
  it('any moment in the past answers as it did then, whatever has been changed since', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ change, minutes: fc.integer({ min: 1, max: 9_000 }) }), {
          minLength: 4,
          maxLength: 14,
        }),
        async (steps) => {
          const { database, close } = await freshDatabase()
          try {
            const start = Date.parse('2024-03-01T08:00:00+07:00')
            const begin = new Date(start).toISOString()
            for (const code of ['HP', ...officeCodes])
              await recordVersion(database.db, offices, code, {
                at: begin,
                by: 'Kiểm thử',
                facts: officeFacts(code, code, null),
              })
            await apply(
              database.db,
              { kind: 'database', n: 1, office: 'SXD', planned: null, created: null, retired: null },
              begin,
            )
            const seen: Seen[] = []
            let now = start
            for (const step of steps) {
              now += step.minutes * 60_000
              const at = new Date(now).toISOString()
              await apply(database.db, step.change, at)
              seen.push({ at, ...(await look(database.db, at, undefined)) })
            }
            const later = new Date(now + 400 * 86_400_000).toISOString()
            for (const { at, ...then } of seen) expect(await look(database.db, later, at)).toEqual(then)
          } finally {
            await close()
          }
        },
      ),
      { numRuns: 8 },
    )
  }, 240_000)

  it('a version cannot be rewritten, removed or wiped: the database itself refuses', async () => {
    const { database, close } = await freshDatabase()
    const at = '2024-03-01T08:00:00+07:00'
    await recordVersion(database.db, offices, 'HP', {
      at,
      by: 'Kiểm thử',
      facts: officeFacts('HP', 'Thành phố', null),
    })
    await expect(database.raw`update offices set name_vi = 'khác'`).rejects.toThrow(/never rewritten/)
    await expect(database.raw`delete from offices`).rejects.toThrow(/never removed/)
    await expect(database.raw`truncate offices`).rejects.toThrow(/never removed/)
    await recordVersion(database.db, offices, 'HP', {
      at: '2024-03-02T08:00:00+07:00',
      by: 'Kiểm thử',
      facts: officeFacts('HP', 'Thành phố Hải Phòng', null),
    })
    await expect(
      database.raw`update offices set known_to = now() where known_to <> 'infinity'`,
    ).rejects.toThrow(/never rewritten/)
    await expect(
      recordVersion(database.db, offices, 'HP', {
        at: '2024-03-01T09:00:00+07:00',
        by: 'Kiểm thử',
        facts: officeFacts('HP', 'Muộn', null),
      }),
    ).rejects.toThrow()
    await close()
  })
})

import { eq, like } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mails } from '../../db/schema/mails.ts'
import { sharedDatabases, sharedTables } from '../../db/schema/registers.ts'
import { recordVersion } from '../../db/versions.ts'
import type { Browser } from './testing/browser.ts'
import { openTrial, type Trial } from './testing/trial.ts'

const day = 86_400_000
const begun = Date.now()
let wall = begun
/** Things follow one another; the city's own day goes on a thousand times slower than the wall's. */
const step = 10_000
const cityNow = () => new Date(Date.parse('2024-11-22T17:00:00+07:00') + (wall - begun) / 1_000)
let trial: Trial
let leader: Browser
let visitor: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(wall) })
  leader = await trial.signedInAs('leader')
  visitor = trial.browser()
})
afterAll(() => trial.close())

const figures = {
  databases: {
    kpi: 'shared-databases-created',
    name: 'Cơ sở dữ liệu dùng chung đã tạo lập',
    table: sharedDatabases,
    done: 'createdOn',
  },
  tables: {
    kpi: 'shared-tables',
    name: 'Bảng dữ liệu dùng chung',
    table: sharedTables as unknown as typeof sharedDatabases,
    done: 'sharedOn',
  },
} as const
type Figure = keyof typeof figures

const take = async (by: Browser, figure: Figure) => {
  wall += step
  const { statusCode } = await by.send({
    url: `/exports/kpis/${figures[figure].kpi}?what=series&format=csv`,
  })
  expect(statusCode).toBe(200)
}

/** The city learns that one more of what was counted since long had not happened. */
async function revise(figure: Figure) {
  wall += step
  const { table, done } = figures[figure]
  const rows = await trial.db.select().from(table).where(eq(table.knownTo, 'infinity'))
  const row = rows.find((one) => {
    const { [done as 'createdOn']: on } = one
    return on !== null && on < '2024-11-01'
  })
  if (!row) throw new Error('nothing to take back')
  const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, search: _____, ...facts } = row
  const changed = { ...facts, [done]: null } as never
  await recordVersion(trial.db, table, row.code, {
    at: cityNow().toISOString(),
    by: 'keeper of a test',
    facts: changed,
  })
  await trial.heard()
}

const letters = () => trial.db.select().from(mails).where(like(mails.subject, 'Số liệu đã xuất%'))

/** What is posted when the next day comes, which the city's own clock hardly notices. */
async function nextDay() {
  const before = await letters()
  wall += day
  await trial.upkeep()
  return (await letters()).filter(({ id }) => !before.some((one) => one.id === id))
}

describe('who took a single figure out', () => {
  it('is told once of 19 that became 18, with who, in one letter with all of theirs; nobody else is', async () => {
    await take(visitor, 'databases')
    await take(leader, 'databases')
    await take(leader, 'databases')
    await take(leader, 'tables')
    expect(await nextDay()).toEqual([])
    await revise('databases')
    await revise('tables')
    await trial.upkeep()
    const [letter, ...others] = await nextDay()
    expect(others).toEqual([])
    const body = letter?.body ?? ''
    expect(body).toMatch(/“Cơ sở dữ liệu dùng chung đã tạo lập”, xuất theo số liệu ngày 22\/11\/2024/)
    expect(body).toMatch(/Tháng 11\/2024, Tử số.*: trước là 19, nay là 18 \(ghi nhận bởi keeper of a test/)
    expect(body).toMatch(/“[^”]*”.*“[^”]*”/s)
    expect(body).toMatch(/\/kpis\/shared-databases-created\?asOf=2024-11-22T/)
    expect(await nextDay()).toEqual([])
  })

  it('whatever happens in whatever order: is told of what was revised after they took it, once, and of nothing else', async () => {
    const owed = new Set<Figure>()
    const taken = new Set<Figure>(['databases', 'tables'])
    const figure = fc.constantFrom<Figure>('databases', 'tables')
    const acts = fc.oneof(
      fc.record({ act: fc.constant('take' as const), figure }),
      fc.record({ act: fc.constant('revise' as const), figure }),
      fc.record({ act: fc.constant('day' as const), figure }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 3, maxLength: 5 }), async (steps) => {
        for (const { act, figure } of [...steps, { act: 'day' as const, figure: 'tables' as const }]) {
          if (act === 'take') {
            await take(leader, figure)
            taken.add(figure)
          } else if (act === 'revise') {
            await revise(figure)
            if (taken.has(figure)) owed.add(figure)
          } else {
            const told = (await nextDay()).map(({ body }) => body ?? '')
            expect(told).toHaveLength(owed.size > 0 ? 1 : 0)
            for (const [one, { name }] of Object.entries(figures))
              expect(told.join().includes(`“${name}”`), one).toBe(owed.has(one as Figure))
            owed.clear()
          }
        }
      }),
      { numRuns: 3 },
    )
  })
})

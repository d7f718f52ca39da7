import { like } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mails } from '../../../db/schema/mails.ts'
import { entries, kpiDefinitions } from '../../../db/schema/reporting.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { ensureDemonstrationPeople } from '../../../seeds/demonstration-people.ts'
import { launchDatabase } from '../../../seeds/testing/launch-database.ts'
import { contextAt } from '../testing/context.ts'
import { sendReminders } from './remind.ts'
import { define, definitionOf } from './testing/definition.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await launchDatabase()
  await ensureDemonstrationPeople(database.database.db)
  const { db } = database.database
  // Of all reports one is left: what is asked for here is known in full.
  const open = await db.select().from(kpiDefinitions).where(like(kpiDefinitions.code, '%'))
  for (const { code } of open)
    await recordVersion(db, kpiDefinitions, code, {
      at: '2024-11-22T16:00:00+07:00',
      by: 'a test',
      facts: null,
    })
  await define(db, definitionOf({ kpiId: 'only-one', fromOn: '2024-11-01', reporters: ['SYT', 'STC'] }))
})
afterAll(() => database.close())

const at = new Date('2026-01-05T02:00:00Z')
const remind = (now: string) =>
  sendReminders({
    ...contextAt(database.database.db, `${now}T18:00:00+07:00`),
    at,
    link: (path) => `https://dashboard.example${path}`,
  })
const letters = () => database.database.db.select().from(mails).orderBy(mails.id)

describe('reminders of a report due on 25 November', () => {
  it('none on the 21st, four days before', async () => {
    expect(await remind('2024-11-21')).toBe(0)
  })

  it('on the 22nd to the head and the officer of SYT: 2 letters; asked again none', async () => {
    expect(await remind('2024-11-22')).toBe(2)
    expect(await remind('2024-11-22')).toBe(0)
    expect(await remind('2024-11-24')).toBe(0)
    const [letter] = await letters()
    expect(letter?.subject).toContain('Báo cáo đến hạn ngày 25/11/2024')
    expect(letter?.body).toContain('Chỉ số only-one, tháng 11/2024')
    expect(letter?.body).toContain('https://dashboard.example/updates/SYT')
  })

  it('two processes at once on the day: 2 letters, not 4', async () => {
    const posted = await Promise.all([remind('2024-11-25'), remind('2024-11-25')])
    expect(posted[0] + posted[1]).toBe(2)
  })

  it('one day after; and none a week after, once it was sent', async () => {
    expect(await remind('2024-11-26')).toBe(2)
    expect((await letters()).at(-1)?.subject).toContain('quá hạn từ ngày 25/11/2024')
    await recordVersion(database.database.db, entries, 'only-one/SYT/2024-11', {
      at: '2024-11-27T08:00:00+07:00',
      by: 'a test',
      facts: {
        code: 'only-one/SYT/2024-11',
        kpiId: 'only-one',
        officeCode: 'SYT',
        period: '2024-11',
        numerator: 1,
        denominator: 2,
        vintage: 'estimate',
        enteredBy: 'a test',
        state: 'submitted',
        sentOn: '2024-11-27',
      },
    })
    expect(await remind('2024-12-02')).toBe(0)
  })
})

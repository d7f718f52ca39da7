import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import { calendarDays } from '../../../db/schema/tasks.ts'
import type { CalendarDays } from '../../core/calendar-answer.ts'
import { momentOf } from '../moment.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { contextAt, launchClock } from '../testing/context.ts'
import { openTrial, type Trial } from '../testing/trial.ts'
import { readExceptionalDays } from './exceptional-days.ts'

let trial: Trial
let administrator: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  administrator = await trial.signedInAs('administrator')
})
afterAll(() => trial.close())

const page = (year?: number) => administrator.ask<CalendarDays>('calendar.days', { year })
const dayOf = async (day: string) => (await page(Number(day.slice(0, 4)))).days.find((one) => one.day === day)
const name = { vi: 'Ngày Giải phóng Hải Phòng', en: 'Liberation of Hai Phong' }
const set = (day: string, more: object = {}) =>
  administrator.act('calendar.set', { day, working: false, name, document: null, seen: null, ...more })

describe('the calendar', () => {
  it('of this year has the 13 days of the reference, and everybody reads it', async () => {
    const { year, days, today } = await trial.browser().ask<CalendarDays>('calendar.days', {})
    expect([year, days.length, today]).toEqual([2024, 13, '2024-11-22'])
    expect(days.find(({ day }) => day === '2024-05-04')).toMatchObject({
      working: true,
      document: 'Công văn số 2450/VPCP-KGVX ngày 12/04/2024',
    })
  })

  it('knows at the launch nothing of Tết 2025, which was decided four days later', async () => {
    expect((await page(2025)).days.map(({ day }) => day)).not.toContain('2025-01-27')
  })

  it('takes a day off with its name and document, changes it, and makes it usual again; each leaves its entry', async () => {
    await set('2025-05-13', { document: ' Văn bản số 1 ' })
    const made = await dayOf('2025-05-13')
    expect(made).toMatchObject({ working: false, name, document: 'Văn bản số 1' })
    await set('2025-05-13', { document: 'Văn bản số 2', seen: made?.version })
    const changed = await dayOf('2025-05-13')
    expect(changed?.document).toBe('Văn bản số 2')
    await administrator.act('calendar.clear', { day: '2025-05-13', seen: changed?.version })
    expect(await dayOf('2025-05-13')).toBeUndefined()
    const versions = await trial.db.select().from(calendarDays).where(eq(calendarDays.code, '2025-05-13'))
    expect(versions).toHaveLength(2)
    const left = await trial.db
      .select({ verb: auditEntries.verb })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectKind, 'day'), eq(auditEntries.subjectId, '2025-05-13')))
      .orderBy(auditEntries.number)
    expect(left.map(({ verb }) => verb)).toEqual(['calendar.set', 'calendar.set', 'calendar.cleared'])
  })

  it('answers for a past moment with the days known then', async () => {
    await set('2024-11-25')
    await trial.heard()
    const ctx = contextAt(trial.db, launchClock)
    const then = await readExceptionalDays(ctx, await momentOf(ctx, '2024-11-21'))
    expect([then.get('2024-11-25'), then.get('2024-09-02')]).toEqual([undefined, false])
    const open = await readExceptionalDays(
      ctx,
      await momentOf(contextAt(trial.db, '2024-11-23T08:00:00+07:00'), undefined),
    )
    expect(open.get('2024-11-25')).toBe(false)
  })
})

describe('refused is', () => {
  it('a Sunday off and a Monday worked: they are so already', async () => {
    expect(await outcome(set('2025-06-01'))).toBe('day-as-usual')
    expect(await outcome(set('2025-06-02', { working: true }))).toBe('day-as-usual')
  })

  it('a day that is none, a year out of reach, and a name that is empty in one language', async () => {
    expect(await outcome(set('2025-02-30'))).toBe('bad-day')
    expect(await outcome(set('2100-01-01'))).toBe('bad-day')
    expect(await outcome(set('2025-06-03', { name: { vi: 'Ngày', en: ' ' } }))).toBe('name-needed')
    expect(await outcome(page(1999))).toBe('bad-period')
  })

  it('a change that rests on what somebody else has changed', async () => {
    await set('2025-06-04')
    const seen = (await dayOf('2025-06-04'))?.version as number
    expect(await outcome(set('2025-06-04'))).toBe('changed-meanwhile')
    await set('2025-06-04', { document: 'Văn bản', seen })
    expect(await outcome(administrator.act('calendar.clear', { day: '2025-06-04', seen }))).toBe(
      'changed-meanwhile',
    )
  })

  it('two at once of which the second saw nothing: one is taken', async () => {
    const both = await Promise.all([outcome(set('2025-06-05')), outcome(set('2025-06-05'))])
    expect(both.filter((one) => one === 'changed-meanwhile')).toHaveLength(1)
  })
})

import { getTableName } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedTables } from '../../db/schema/registers.ts'
import { freshDatabase, type TestDatabase } from '../../db/testing/database.ts'
import { copyRows } from '../copy.ts'
import { launch } from '../stories/launch.ts'
import { announcementsKnownAt } from './announcements.ts'
import { documentsKnownAt, projectCode } from './documents.ts'
import { eventsKnownAt } from './events.ts'
import { calendarDaysKnownAt, exceptionalDays } from './holidays.ts'
import { officesKnownAt, successionsKnownAt } from './offices.ts'
import { referenceKnownAt } from './reference.ts'

const atLaunch = Date.parse(launch.clockAt)
const in2026 = Date.parse('2026-10-01T00:00:00+07:00')
const today = (clock: number) => officesKnownAt(clock).filter((office) => office.knownTo === 'infinity')
const kinds = (clock: number, day: string) => {
  const counts: Record<string, number> = {}
  for (const { kind, validFrom, validTo } of today(clock))
    if (validFrom <= day && (!validTo || day < validTo)) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

describe('at the launch', () => {
  it('there are 20 departments, 15 districts and no commune, and nobody knows that any will end', () => {
    expect(kinds(atLaunch, '2024-11-22')).toEqual({ city: 1, department: 20, district: 15 })
    expect(officesKnownAt(atLaunch)).toHaveLength(36)
    expect(officesKnownAt(atLaunch).every((office) => !office.validTo)).toBe(true)
    expect(successionsKnownAt(atLaunch)).toEqual([])
  })

  it('no document, event or figure of a later day is known', () => {
    const codes = documentsKnownAt(atLaunch).map((document) => document.code)
    expect(codes).toContain(projectCode)
    expect(codes).toContain('766/QĐ-TTg')
    expect(codes.filter((code) => /2025|2026|60\/2024|57-NQ/.test(code) && code !== projectCode)).toEqual([])
    expect(eventsKnownAt(atLaunch).every((event) => event.happenedOn <= '2024-11-22')).toBe(true)
    expect(announcementsKnownAt(Date.parse('2024-11-21T23:00:00+07:00'))).toEqual([])
  })
})

describe('with the knowledge of 2026', () => {
  it('20 departments became 14 and 15 districts became 114 communes', () => {
    expect(kinds(in2026, '2025-02-28')).toEqual({ city: 1, department: 20, district: 15 })
    expect(kinds(in2026, '2025-03-01')).toEqual({ city: 1, department: 14, district: 15 })
    expect(kinds(in2026, '2025-06-30')).toEqual({ city: 1, department: 14, district: 15 })
    expect(kinds(in2026, '2025-07-01')).toEqual({ city: 1, department: 14, commune: 114 })
  })

  it('the communes are 67 xã, 45 phường and 2 đặc khu, each with its own number', () => {
    const communes = today(in2026).filter((office) => office.kind === 'commune')
    const beginning = (word: string) => communes.filter((office) => office.nameVi.startsWith(word)).length
    expect([beginning('Xã '), beginning('Phường '), beginning('Đặc khu ')]).toEqual([67, 45, 2])
    expect(new Set(communes.map((office) => office.code)).size).toBe(114)
    expect(communes.every((office) => /^1\d{4}$/.test(office.code))).toBe(true)
  })

  it('Cẩm Giang and Cẩm Giàng are two, and the two Lê Chân are not one', () => {
    const named = (name: string) =>
      today(in2026)
        .filter((office) => office.nameVi.endsWith(name))
        .map((o) => o.code)
    expect(named('Cẩm Giang')).toEqual(['10888'])
    expect(named('Cẩm Giàng')).toEqual(['10903'])
    expect(named('Lê Chân')).toEqual(['305', '11383'])
  })

  it('every office that ended has a successor, and every successor exists', () => {
    const all = today(in2026)
    const exists = new Set(all.map((office) => office.code))
    const successions = successionsKnownAt(in2026)
    const passedOn = new Set(successions.map((s) => s.predecessorCode))
    expect(all.filter((office) => office.validTo && !passedOn.has(office.code))).toEqual([])
    expect(successions.filter((s) => !exists.has(s.successorCode) || !exists.has(s.predecessorCode))).toEqual(
      [],
    )
  })

  it('names are composed letter by letter (NFC)', () => {
    const texts = referenceKnownAt(in2026).flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)))
    expect(texts.filter((text) => typeof text === 'string' && text !== text.normalize('NFC'))).toEqual([])
  })
})

describe('the calendar', () => {
  const daysOf = (clock: number, year: number) =>
    calendarDaysKnownAt(clock).filter(({ code }) => code.startsWith(`${year}-`))

  it('of 2024 has 12 weekdays off and one Saturday worked: 1 + 5 + 1 + 1 + 2 + 2 days and the one for 29 April', () => {
    const days = daysOf(in2026, 2024)
    expect(days.filter(({ working }) => !working)).toHaveLength(12)
    expect(days.filter(({ working }) => working).map(({ code }) => code)).toEqual(['2024-05-04'])
  })

  it('of 2025 knows at the launch what the law fixes, and neither Tết nor the bridges that were decided after it', () => {
    expect(daysOf(atLaunch, 2025).map(({ code }) => code)).toEqual([
      '2025-01-01',
      '2025-04-07',
      '2025-04-30',
      '2025-05-01',
    ])
    expect(daysOf(in2026, 2025).map(({ code }) => code)).toContain('2025-01-27')
  })

  it('of every day that is worked instead there is a weekday off', () => {
    const worked = [...exceptionalDays].filter(([, works]) => works)
    const bridges = calendarDaysKnownAt(in2026).filter(({ nameVi }) => nameVi.startsWith('Hoán đổi'))
    expect(worked.map(([day]) => day.slice(0, 4))).toEqual(bridges.map(({ code }) => code.slice(0, 4)))
  })
})

describe('two clocks', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await freshDatabase()
    const tables = [...launch.tables()].filter(
      ({ table }) => getTableName(table) === getTableName(sharedTables),
    )
    for (const table of [...referenceKnownAt(in2026), ...tables]) await copyRows(test.database.raw, table)
  })
  afterAll(() => test.close())

  const sharing = async (day: string) => {
    const [row] = await test.database.raw`
      select count(*)::int as all, count(*) filter (where exists (
        select from shared_tables t where t.office_code = o.code and t.known_to = 'infinity'
          and t.shared_on <= ${day} and (t.retired_on is null or t.retired_on > ${day})))::int as sharing
      from offices o where o.kind = 'department' and o.known_to = 'infinity'
        and o.valid_from <= ${day} and (o.valid_to is null or o.valid_to > ${day})`
    return row
  }

  it('14/20 of November 2024 stays 14/20 when read with the knowledge of 2026, when 14 departments exist', async () => {
    expect(await sharing('2024-11-22')).toEqual({ all: 20, sharing: 14 })
    expect(await sharing('2026-01-01')).toMatchObject({ all: 14 })
  })
})

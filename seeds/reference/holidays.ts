import type { calendarDays } from '../../db/schema/tasks.ts'
import { addDays, type Day, maxDay } from '../../server/core/day.ts'
import type { Words } from '../../server/core/words.ts'
import { worksByWeekday } from '../../server/core/working-days.ts'
import { type Moment, momentAt, type Row, versionsOf } from '../generators/versions.ts'

type Holiday = {
  from: Day
  to: Day
  /** a weekend day that is worked instead of a day between holidays */
  working?: true
  /** when it was set; without it, by the law */
  knownOn?: Day
  document: string | null
  name: Words
}

/** In force from this day: articles 111 (a holiday on a weekend is made good on the next day worked) and 112. */
const lawFrom: Day = '2021-01-01'
const law = 'Bộ luật Lao động số 45/2019/QH14, Điều 112'
const letter2022 = 'Công văn số 245/VPCP-KGVX ngày 11/01/2022'
const letter2024 = 'Công văn số 2450/VPCP-KGVX ngày 12/04/2024'
const letter2025 = 'Công văn số 8726/VPCP-KGVX ngày 26/11/2024'

const newYear: Words = { vi: 'Tết Dương lịch', en: 'New Year' }
const tet: Words = { vi: 'Tết Âm lịch', en: 'Lunar New Year (Tết)' }
const hungKings: Words = { vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ Commemoration Day' }
const victoryAndLabour: Words = {
  vi: 'Ngày Chiến thắng và Quốc tế lao động',
  en: 'Victory Day and Labour Day',
}
const nationalDay: Words = { vi: 'Quốc khánh', en: 'National Day' }
const bridge: Words = {
  vi: 'Hoán đổi ngày làm việc, nghỉ liền kỳ lễ',
  en: 'Day off between holidays, worked on another day',
}
const workedInstead: Words = {
  vi: 'Làm bù ngày nghỉ hoán đổi',
  en: 'Worked instead of a day off between holidays',
}

const byLaw = (name: Words, from: Day, to = from): Holiday => ({ name, from, to, document: law })
/** The law leaves the days of Tết to the Prime Minister, year by year. */
const decided = (
  name: Words,
  [from, to]: readonly [Day, Day],
  knownOn: Day,
  document: string | null,
): Holiday => ({ name, from, to, knownOn, document })
const worked = (day: Day, knownOn: Day, document: string | null): Holiday => ({
  ...decided(workedInstead, [day, day], knownOn, document),
  working: true,
})

/**
 * Days off of state offices besides weekends, substitute days included, and the weekend days worked for some of them.
 * Where no document is named, the day is public and the number of the document is not to hand.
 */
const list: readonly Holiday[] = [
  byLaw(newYear, '2022-01-03'),
  decided(tet, ['2022-01-31', '2022-02-04'], '2022-01-11', letter2022),
  byLaw(hungKings, '2022-04-11'),
  byLaw(victoryAndLabour, '2022-05-02', '2022-05-03'),
  decided(nationalDay, ['2022-09-01', '2022-09-02'], '2022-01-11', letter2022),
  byLaw(newYear, '2023-01-02'),
  decided(tet, ['2023-01-20', '2023-01-26'], '2022-12-01', null),
  byLaw(victoryAndLabour, '2023-05-01'),
  byLaw(
    { vi: 'Nghỉ bù Giỗ Tổ Hùng Vương và Ngày Chiến thắng', en: 'For Hùng Kings’ Day and Victory Day' },
    '2023-05-02',
    '2023-05-03',
  ),
  decided(nationalDay, ['2023-09-01', '2023-09-04'], '2022-12-01', null),
  byLaw(newYear, '2024-01-01'),
  decided(tet, ['2024-02-08', '2024-02-14'], '2023-11-22', null),
  byLaw(hungKings, '2024-04-18'),
  decided(bridge, ['2024-04-29', '2024-04-29'], '2024-04-12', letter2024),
  byLaw(victoryAndLabour, '2024-04-30', '2024-05-01'),
  worked('2024-05-04', '2024-04-12', letter2024),
  decided(nationalDay, ['2024-09-02', '2024-09-03'], '2023-11-22', null),
  byLaw(newYear, '2025-01-01'),
  decided(tet, ['2025-01-27', '2025-01-31'], '2024-11-26', letter2025),
  byLaw(hungKings, '2025-04-07'),
  worked('2025-04-26', '2024-11-26', letter2025),
  byLaw(victoryAndLabour, '2025-04-30', '2025-05-01'),
  decided(bridge, ['2025-05-02', '2025-05-02'], '2024-11-26', letter2025),
  decided(nationalDay, ['2025-09-01', '2025-09-02'], '2024-11-26', letter2025),
  byLaw(newYear, '2026-01-01'),
  decided(bridge, ['2026-01-02', '2026-01-02'], '2025-12-24', null),
  worked('2026-01-10', '2025-12-24', null),
  decided(tet, ['2026-02-16', '2026-02-20'], '2025-10-16', null),
  byLaw(hungKings, '2026-04-27'),
  byLaw(victoryAndLabour, '2026-04-30', '2026-05-01'),
  worked('2026-08-22', '2025-10-16', null),
  decided(bridge, ['2026-08-31', '2026-08-31'], '2025-10-16', null),
  decided(nationalDay, ['2026-09-01', '2026-09-02'], '2025-10-16', null),
]

const days = list.flatMap((holiday) => {
  const found: { day: Day; holiday: Holiday }[] = []
  for (let day = holiday.from; day <= holiday.to; day = addDays(day, 1))
    if (worksByWeekday(day) !== (holiday.working ?? false)) found.push({ day, holiday })
  return found
})

/** Every day that differs from its weekday, whenever it became known: what stories are drawn by. */
export const exceptionalDays: ReadonlyMap<Day, boolean> = new Map(
  days.map(({ day, holiday }) => [day, holiday.working ?? false]),
)

export const calendarDaysKnownAt = (clock: Moment): Row<typeof calendarDays>[] =>
  days.flatMap(({ day, holiday: { working = false, knownOn = lawFrom, document, name } }) =>
    versionsOf(
      {
        at: momentAt(maxDay(lawFrom, knownOn)),
        by: 'Lịch nghỉ lễ, Tết',
        facts: { code: day, working, nameVi: name.vi, nameEn: name.en, document },
      },
      [],
      clock,
    ),
  )

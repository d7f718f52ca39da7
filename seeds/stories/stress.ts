import { addDays, type Day } from '../../server/core/day.ts'
import { type TaskPlan, taskTables } from '../generators/tasks.ts'
import { tellingOf } from '../generators/telling.ts'
import { departments2024, districts2024 } from '../reference/offices.ts'
import { referenceKnownAt } from '../reference/reference.ts'
import type { Story } from './story.ts'

const clockAt = '2024-11-22T17:00:00+07:00'
const offices = [...departments2024, ...districts2024].map(([code]) => code)

/** 20,000 in all: what the city assigns in a year and a half. */
const yearly: readonly (readonly [year: number, tasks: number])[] = [
  [2022, 6_600],
  [2023, 6_700],
  [2024, 6_700],
]

/** How many of a hundred tasks end how; the rest is done on time. */
const perHundred = { late: 10, undatedDone: 8, overdue: 9, open: 12, undatedOpen: 5, stopped: 3 } as const

function fatesOf(tasks: number): TaskPlan['byOffice'][string] {
  const fates = Object.fromEntries(
    Object.entries(perHundred).map(([fate, part]) => [fate, Math.floor((tasks * part) / 100)]),
  )
  const others = Object.values(fates).reduce((sum, one) => sum + one, 0)
  return { ...fates, onTime: tasks - others }
}

/** Deadlines on every day of some weeks, so that every stage has many tasks. */
const days = (from: Day, weeks: number, count: number) =>
  Array.from({ length: count }, (_, i) => addDays(from, i % (weeks * 7)))

const planOf = (year: number, tasks: number): TaskPlan => ({
  year,
  listedOn: `${year}-01-25`,
  overdueOn: days(`${year}-09-27`, 8, 300),
  openUntil: days(`${year}-11-22`, 5, 600),
  byOffice: Object.fromEntries(
    offices.map((office, i) => {
      const even = Math.floor(tasks / offices.length)
      return [office, fatesOf(i < tasks % offices.length ? even + 1 : even)]
    }),
  ),
})

/** The lists of three years as large as a city assigns them: to measure with, not to look at. */
export const stress: Story = {
  name: 'stress',
  titleVi: '20.000 nhiệm vụ, để đo tốc độ',
  titleEn: '20,000 tasks, to measure speed',
  clockAt,
  tables() {
    const clock = Date.parse(clockAt)
    const telling = tellingOf(stress.name, clock, {})
    return [
      ...referenceKnownAt(clock),
      ...taskTables(
        telling,
        yearly.map(([year, tasks]) => planOf(year, tasks)),
        {
          askedLate: Array.from({ length: 950 }, (_, i) => `NT-2024-${String((i + 1) * 7).padStart(4, '0')}`),
          cancelled: [],
          handedOver: [],
          refused: [],
          underWay: [],
          sealed: [],
        },
      ),
    ]
  },
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, maxDay } from './day.ts'
import { dueDay, petitionTerms, type Wait } from './due-day.ts'
import { type ExceptionalDays, isWorkingDay } from './working-days.ts'

/** Tết 2024: Thursday 8 to Wednesday 14 February. */
const tet2024: ExceptionalDays = new Map(
  ['08', '09', '10', '11', '12', '13', '14'].map((day) => [`2024-02-${day}`, false]),
)
/** Tết 2025: Monday 27 to Friday 31 January. */
const tet2025: ExceptionalDays = new Map(
  ['27', '28', '29', '30', '31'].map((day) => [`2025-01-${day}`, false]),
)
const usual: ExceptionalDays = new Map()
const { handle, refuse, supplement, publish } = petitionTerms

describe('a petition received on Friday 2 February 2024', () => {
  const received = '2024-02-02'

  it('is to be handled by 1 March: 3 days before Tết, 2 after it, 5 and 5 in the weeks of 19 and 26 February', () => {
    expect(dueDay(received, handle, [], tet2024)).toBe('2024-03-01')
    expect(dueDay(received, handle, [], usual)).toBe('2024-02-23')
  })

  it('is to be refused by Tuesday 6, or asked to be completed by Friday 16: 3 + 2', () => {
    expect(dueDay(received, refuse, [], tet2024)).toBe('2024-02-06')
    expect(dueDay(received, supplement, [], tet2024)).toBe('2024-02-16')
  })

  it('waited for from Monday 19 to Wednesday 21, is due 2 days later: 1 March + Monday, Tuesday', () => {
    expect(dueDay(received, handle, [{ from: '2024-02-19', to: '2024-02-21' }], tet2024)).toBe('2024-03-05')
  })

  it('waited for over Tết, from 7 to 15 February, is due 1 day later: the others were off anyway', () => {
    expect(dueDay(received, handle, [{ from: '2024-02-07', to: '2024-02-15' }], tet2024)).toBe('2024-03-04')
  })

  it('waited for twice at once, is due as if for one: 19 to 21 and 20 to 22 are 3 days', () => {
    const waits = [
      { from: '2024-02-20', to: '2024-02-22' },
      { from: '2024-02-19', to: '2024-02-21' },
    ]
    expect(dueDay(received, handle, waits, tet2024)).toBe('2024-03-06')
  })

  it('still waited for since 29 February, has no due day; asked only on the last day, it keeps 1 March', () => {
    expect(dueDay(received, handle, [{ from: '2024-02-29', to: null }], tet2024)).toBeNull()
    expect(dueDay(received, handle, [{ from: '2024-03-01', to: null }], tet2024)).toBe('2024-03-01')
    expect(dueDay(received, handle, [{ from: '2024-03-04', to: '2024-03-20' }], tet2024)).toBe('2024-03-01')
  })
})

describe('a term', () => {
  it('from Friday 24 January 2025, before Tết: the answer is public by Tuesday 4 February, 1 + 1', () => {
    expect(dueDay('2025-01-24', publish, [], tet2025)).toBe('2025-02-04')
  })

  it('from within Tết begins with the first day worked: Wednesday 29 January + 3, 4 February = 4 February', () => {
    expect(dueDay('2025-01-29', 2, [], tet2025)).toBe('2025-02-04')
  })

  it('of no day is the day itself, or the next one worked', () => {
    expect(dueDay('2025-01-24', 0, [], tet2025)).toBe('2025-01-24')
    expect(dueDay('2025-01-26', 0, [], tet2025)).toBe('2025-02-03')
  })

  it('ends where its days, worked and not waited in, are counted one by one', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2024-01-20', days))
    const wait: fc.Arbitrary<Wait> = fc
      .tuple(day, fc.option(fc.integer({ min: -3, max: 30 }), { freq: 6 }))
      .map(([from, days]) => ({ from, to: days === null ? null : addDays(from, days) }))
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 30 }),
        fc.array(wait, { maxLength: 4 }),
        (from, count, waits) => {
          expect(dueDay(from, count, waits, tet2024)).toBe(oneByOne(from, count, waits))
        },
      ),
    )
  })
})

function oneByOne(received: Day, count: number, waits: readonly Wait[]): Day | null {
  let day = received
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (!isWorkingDay(day, tet2024)) continue
    const over = waits.filter(({ from, to }) => from < day && (to === null || day <= maxDay(from, to)))
    if (over.some(({ to }) => to === null)) return null
    if (over.length === 0) left--
  }
  return day
}

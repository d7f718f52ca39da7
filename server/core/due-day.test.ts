import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, maxDay } from './day.ts'
import { appointedDay, dueDay, petitionTerms, type Wait, waitsUntil } from './due-day.ts'
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

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2024-01-20', days))
const wait: fc.Arbitrary<Wait> = fc
  .tuple(day, fc.option(fc.integer({ min: -3, max: 30 }), { freq: 6 }))
  .map(([from, days]) => ({ from, to: days === null ? null : addDays(from, days) }))

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

describe('an appointment for Friday 15 March 2024', () => {
  const given = '2024-03-15'
  const moved = (...waits: Wait[]) => appointedDay(given, waits, usual)

  it('stands where the citizen had come by then: it is the newest one', () => {
    expect(moved()).toBe(given)
    expect(moved({ from: '2024-03-05', to: '2024-03-08' }, { from: '2024-03-11', to: given })).toBe(given)
    expect(moved({ from: given, to: '2024-03-20' }, { from: '2024-03-18', to: null })).toBe(given)
  })

  it('is not known any more while the citizen is waited for since before', () => {
    expect(moved({ from: '2024-03-14', to: null })).toBeNull()
  })

  it('moves to Friday 22 where the citizen, asked on Tuesday 12, comes on 19: 3 days were left', () => {
    expect(moved({ from: '2024-03-12', to: '2024-03-19' })).toBe('2024-03-22')
    expect(moved({ from: '2024-03-12', to: '2024-03-19' }, { from: '2024-03-20', to: '2024-03-21' })).toBe(
      '2024-03-25',
    )
  })

  it('of what was settled on Wednesday 20 while still waited for since 12 moves to Monday 25: 3 days left', () => {
    const waits = waitsUntil([{ from: '2024-03-12', to: null }], '2024-03-20')
    expect(appointedDay(given, waits, usual)).toBe('2024-03-25')
    expect(moved(...waitsUntil([{ from: '2024-03-12', to: null }], '2024-03-13'))).toBe(given)
  })

  it('that was made for a term moves to where the term ends, whatever reaches beyond it', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 30 }),
        fc.array(wait, { maxLength: 4 }),
        (received, term, any) => {
          const made = dueDay(received, term, [], tet2024) as Day
          const waits = any.filter(
            ({ from, to }) => from >= received && (from >= made || to === null || to > made),
          )
          expect(appointedDay(made, waits, tet2024)).toBe(dueDay(received, term, waits, tet2024))
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

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay, quarterEnd, workingDayAfter, workingDaysBetween } from './calendar.ts'
import { curve, spread } from './curve.ts'
import { apportion, evenly, randomOf, weighted } from './random.ts'

describe('chance', () => {
  it('the same name draws the same numbers, on every machine', () => {
    const draw = (name: string) => {
      const random = randomOf(name)
      return Array.from({ length: 4 }, () => random.int(0, 999))
    }
    expect(draw('launch/dossiers')).toEqual(draw('launch/dossiers'))
    expect(draw('launch/dossiers')).not.toEqual(draw('launch/petitions'))
    expect(draw('launch')).toMatchInlineSnapshot(`
      [
        579,
        779,
        275,
        182,
      ]
    `)
  })

  it('draws by weight', () => {
    const random = randomOf('weights')
    const draw = weighted([
      ['rare', 1],
      ['never', 0],
      ['usual', 9],
    ])
    const drawn = Array.from({ length: 5000 }, () => draw(random))
    expect(drawn.filter((one) => one === 'rare').length / 5000).toBeCloseTo(0.1, 1)
    expect(drawn).not.toContain('never')
  })

  it('parts add up to the whole, none under the least', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 5000 }),
        (weights, least, more) => {
          const total = weights.length * least + more
          const parts = apportion(total, weights, least)
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(least)
        },
      ),
    )
  })

  it('an even dealer keeps to its level in every stretch', () => {
    const deal = evenly()
    const dealt = Array.from({ length: 200 }, () => deal(0.93))
    for (let i = 0; i < 100; i += 10)
      expect(dealt.slice(i, i + 100).filter(Boolean).length).toBeGreaterThanOrEqual(92)
  })
})

describe('the calendar', () => {
  it('knows Tết and the weekend', () => {
    expect(isWorkingDay('2024-02-12')).toBe(false)
    expect(isWorkingDay('2024-11-23')).toBe(false)
    expect(isWorkingDay('2024-11-22')).toBe(true)
  })

  it('counts working days over a weekend and a holiday', () => {
    expect(workingDayAfter('2024-11-22', 1)).toBe('2024-11-25')
    expect(workingDayAfter('2024-02-07', 1)).toBe('2024-02-15')
    expect(workingDayAfter('2024-11-23', 0)).toBe('2024-11-25')
    expect(workingDaysBetween('2024-11-22', '2024-11-26')).toEqual(['2024-11-22', '2024-11-25', '2024-11-26'])
    expect(workingDaysBetween('2024-11-23', '2024-11-24')).toEqual([])
  })

  it('plans to the ends of quarters', () => {
    expect(quarterEnd('2024-06-30')).toBe('2024-06-30')
    expect(quarterEnd('2024-07-01')).toBe('2024-09-30')
  })
})

describe('levels over time', () => {
  it('a curve rests before its first knot and after its last', () => {
    const level = curve([
      ['2024-01-01', 10],
      ['2024-01-11', 20],
    ])
    expect([level('2023-12-01'), level('2024-01-06'), level('2024-02-01')]).toEqual([10, 15, 20])
  })

  it('nothing falls into a month in which a list stands still', () => {
    const days = spread(randomOf('spread'), {
      count: 200,
      from: '2024-01-01',
      to: '2024-03-31',
      activity: { '2024-01': 1, '2024-03': 2 },
    })
    expect(days.filter((day) => day.startsWith('2024-02'))).toEqual([])
    expect(days).toEqual([...days].sort())
  })
})

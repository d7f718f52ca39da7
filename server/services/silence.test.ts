import { describe, expect, it } from 'vitest'
import { type Period, parsePeriod } from '../core/period.ts'
import { silentOffices } from './silence.ts'

const november = parsePeriod('2024-11') as Period
const at = (office: string, ...months: number[]) =>
  months.map((month) => ({
    period: `2024-${String(month).padStart(2, '0')}`,
    office,
    numerator: 1,
    denominator: 2,
    rows: 2,
    sample: true,
    vintage: 'official' as const,
    through: null,
    updatedAt: null,
  }))

describe('silent offices', () => {
  it('reported January to August without a gap, nothing in September, October, November: silent', () => {
    expect(silentOffices(at('SNGV', 1, 2, 3, 4, 5, 6, 7, 8), november)).toEqual(['SNGV'])
  })
  it('nothing in November alone: not yet', () => {
    expect(silentOffices(at('SYT', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), november)).toEqual([])
  })
  it('June and July alone, 2 periods: too few to be counted on', () => {
    expect(silentOffices(at('SDL', 6, 7), november)).toEqual([])
  })
  it('2 of the 7 periods between January and July: rare by nature, owes nothing', () => {
    expect(silentOffices(at('SDL', 1, 7), november)).toEqual([])
  })
  it('never heard of, or heard this period: not silent', () => {
    expect(silentOffices(at('SXD', 11), november)).toEqual([])
    expect(silentOffices([], november)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { alignedToYearBefore, yearBeforeSpan } from './year-before.ts'

const months = ['2024-09', '2024-10', '2024-11'].map((period) => ({ period, until: `${period}-30` }))

describe('the year before', () => {
  it('is asked for from the first day on which anything was recorded', () => {
    expect(yearBeforeSpan(months, '2022-01-05')).toEqual({ from: '2023-09', to: '2023-11' })
    expect(yearBeforeSpan(months, '2023-10-20')).toEqual({ from: '2023-10', to: '2023-11' })
    expect(yearBeforeSpan(months, '2023-12-01')).toBeNull()
    expect(yearBeforeSpan([], '2022-01-05')).toBeNull()
  })

  it('stands on the days of this year, and where it is not known nowhere', () => {
    const before = [
      { period: '2023-10', value: 0.4 },
      { period: '2023-11', value: null },
    ]
    expect(alignedToYearBefore(months, before)).toEqual([
      { until: '2024-09-30', value: null },
      { until: '2024-10-30', value: 0.4 },
      { until: '2024-11-30', value: null },
    ])
  })
})

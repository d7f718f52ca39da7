import { describe, expect, it } from 'vitest'
import { placesOf } from './place-strip.tsx'

describe('the place of an office beside the median', () => {
  it('is part of the whole for a share', () => {
    expect(placesOf({ unit: 'share', value: 0.25, median: 0.5, expected: 0.9 })).toEqual({
      value: 0.25,
      median: 0.5,
      expected: 0.9,
    })
  })

  it('leaves a count room beyond the largest', () => {
    const { value, median, expected } = placesOf({ unit: 'count', value: 5, median: 10, expected: null })
    expect(value).toBeCloseTo(0.4545, 3)
    expect(median).toBeCloseTo(0.909, 3)
    expect(expected).toBeNull()
  })

  it('stands at the start where all are nothing, and within the scale where a share is more than all', () => {
    expect(placesOf({ unit: 'count', value: 0, median: 0, expected: 0 }).value).toBe(0)
    expect(placesOf({ unit: 'share', value: 1.2, median: null, expected: null }).value).toBe(1)
  })
})

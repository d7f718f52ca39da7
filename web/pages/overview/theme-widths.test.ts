import { describe, expect, it } from 'vitest'
import { withWidths } from './theme-widths.ts'

describe('themes on a wall', () => {
  const widths = (...sizes: number[]) =>
    withWidths(sizes.map((size) => ({ items: Array(size).fill(0) })))
      .map(({ isWide }) => (isWide ? 'w' : 'h'))
      .join('')

  it('short ones stand two abreast, and none beside an empty half', () => {
    expect(widths(10, 8, 4, 4, 5)).toBe('wwhhw')
    expect(widths(4, 10, 4)).toBe('www')
    expect(widths(4, 4, 4)).toBe('hhw')
    expect(widths(3, 3, 3, 3)).toBe('hhhh')
  })
})

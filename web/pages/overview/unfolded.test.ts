import { describe, expect, it } from 'vitest'
import { withWidths } from './theme-widths.ts'
import { unfolded } from './unfolded.ts'

describe('what is unfolded', () => {
  it('is a list in the address, in one order, gone when empty', () => {
    expect(unfolded(undefined).toggled('services')).toBe('services')
    expect(unfolded('services').toggled('attention')).toBe('attention,services')
    expect(unfolded('services,attention').toggled('services')).toBe('attention')
    expect(unfolded('services').toggled('services')).toBeUndefined()
    expect(unfolded('services').has('services')).toBe(true)
    expect(unfolded('services').has('attention')).toBe(false)
  })
})

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

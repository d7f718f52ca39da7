import { describe, expect, it } from 'vitest'
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

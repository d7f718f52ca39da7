import { describe, expect, it } from 'vitest'
import { darkPath } from './qr-square.tsx'

describe('a QR code as one path', () => {
  it('has each run of dark signs once, clear of the edge', () => {
    expect(darkPath(['110', '000', '101'])).toBe('M2 2h2v1h-2zM2 4h1v1h-1zM4 4h1v1h-1z')
  })
})

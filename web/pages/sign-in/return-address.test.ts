import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { returnAddress } from './return-address.ts'

describe('where to go after signing in', () => {
  it.each([
    ['/', '/'],
    [
      '/kpis/shared-tables?period=2024-10&asOf=2024-11-22#rows',
      '/kpis/shared-tables?period=2024-10&asOf=2024-11-22#rows',
    ],
    ['/offices/a%2Fb', '/offices/a%2Fb'],
    ['/admin/people', '/admin/people'],
  ])('%s is ours', (asked, address) => {
    expect(returnAddress(asked)).toBe(address)
  })

  it.each([
    undefined,
    '',
    'kpis',
    'https://evil.example/',
    '//evil.example/',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '/sign-in?to=/sign-in',
    '/set-password#token',
  ])('%j is not', (asked) => {
    expect(returnAddress(asked)).toBe('/')
  })

  it('never leaves the site, whatever is asked', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '\t',
      '\n',
      'evil.example',
      'https:',
      '%2F',
      '?',
      '#',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (asked) => {
          for (const origin of ['https://so.example', 'http://127.0.0.1:3000'])
            expect(new URL(returnAddress(asked), origin).origin).toBe(origin)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

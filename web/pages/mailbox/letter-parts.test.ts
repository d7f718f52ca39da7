import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letterParts } from './letter-parts.ts'

const origin = 'https://so.example.vn'
const hrefs = (body: string) => letterParts(body, origin).flatMap(({ href }) => (href ? [href] : []))

describe('a letter', () => {
  it('has its own addresses pressable', () => {
    expect(letterParts(`Mở: ${origin}/set-password#abc.\nChào`, origin)).toEqual([
      { text: 'Mở: ', href: null },
      { text: `${origin}/set-password#abc`, href: `${origin}/set-password#abc` },
      { text: '.\nChào', href: null },
    ])
  })

  it.each([
    'https://so.example.vn.evil.example/x',
    'https://so.example.vn@evil.example/',
    'http://so.example.vn/',
    'https://so.example.vn:8443/',
    'javascript:alert(1)',
    'https://evil.example/?https://so.example.vn/',
    '//so.example.vn/x',
  ])('leaves %s as text', (address) => {
    expect(hrefs(`x ${address} y`)).toEqual([])
  })

  it('has none as long as it is not known where we are', () => {
    expect(letterParts(`${origin}/x`, null)).toEqual([{ text: `${origin}/x`, href: null }])
  })

  it('never leads away by an address that begins with two slashes', () => {
    for (const href of hrefs(`${origin}//evil.example/x`)) expect(new URL(href, origin).origin).toBe(origin)
  })

  it('keeps every sign of what was written', () => {
    const word = fc.constantFrom(`${origin}/a`, 'https://x.example/b', '\n', ' ', 'Ông/Bà', '.', ')')
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const body = words.join('')
        expect(
          letterParts(body, origin)
            .map(({ text }) => text)
            .join(''),
        ).toBe(body)
      }),
    )
  })
})

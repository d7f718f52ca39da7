import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from '../../../server/core/reporting/typed-number.ts'
import { contentOf, draftOf, readCell, refusedIn, sameContent, typedText } from './row-draft.ts'
import { content } from './testing/grids.ts'

const conventions = ['vi', 'en'] as const

describe('what stands in a cell', () => {
  it('is read as the language writes numbers, and kept with its reason where it cannot be', () => {
    expect(readCell('numerator', '1.579', 'vi')).toBe(1579)
    expect(readCell('numerator', '1,579', 'en')).toBe(1579)
    expect(readCell('numerator', '12.5', 'vi')).toEqual({ text: '12.5', why: 'other-convention' })
    expect(readCell('denominator', '', 'vi')).toBe(null)
    expect(readCell('vintage', ' chính thức', 'vi')).toBe('official')
    expect(readCell('vintage', 'preliminary', 'vi')).toBe('preliminary')
    expect(readCell('vintage', 'gần đúng', 'vi')).toEqual({ text: 'gần đúng', why: 'unknown-vintage' })
  })

  it('is not sent while any of it was refused', () => {
    const draft = {
      ...draftOf(content({ numerator: 3 })),
      denominator: { text: '1.O34', why: 'not-a-number' },
    } as const
    expect(refusedIn(draft)).toEqual(['denominator'])
    expect(contentOf(draft)).toBe(null)
  })

  it('reads back as the same number, typed in either convention', () => {
    const digits = fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
      .map((n) => Number(n.toPrecision(12)))
    fc.assert(
      fc.property(digits, fc.constantFrom(...conventions), (n, convention) => {
        fc.pre(Math.abs(n) >= 1e-4 || n === 0)
        const text = typedText('numerator', n, convention)
        expect(readNumber(text, convention)).toEqual({ kind: 'number', value: n + 0 })
      }),
    )
  })

  it('comes back from the server as it was sent', () => {
    const text = fc.string().map((s) => s.normalize('NFC').trim() || null)
    fc.assert(
      fc.property(fc.option(fc.integer()), text, text, (numerator, note, source) => {
        const sent = content({ numerator, note, source })
        expect(sameContent(contentOf(draftOf(sent)) as typeof sent, sent)).toBe(true)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldSourceIn, fieldSourceText, pairsIn, pairsText, UnreadablePair } from './typed-mapping.ts'

describe('where a field comes from, as it is typed', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['ngay_nop', { from: 'ngay_nop' }],
    ['="online"', { value: 'online' }],
    ['= true', { value: 'true' }],
    [
      'kenh | Trực tuyến=online; Tại quầy = counter',
      { from: 'kenh', words: { 'Trực tuyến': 'online', 'Tại quầy': 'counter' } },
    ],
    ['kenh |', { from: 'kenh', words: {} }],
  ])('%s', (typed, source) => {
    expect(fieldSourceIn(typed)).toEqual(source)
  })

  it('says which part cannot be read', () => {
    expect(() => fieldSourceIn('kenh | Trực tuyến')).toThrow(UnreadablePair)
    expect(() => pairsIn('so-y-te = SYT\nso-tai-chinh')).toThrowError(
      expect.objectContaining({ line: 'so-tai-chinh' }),
    )
  })

  it('what is shown of one reads as the same', () => {
    const word = fc.stringMatching(/^[a-zà-ỹ]{1,8}$/)
    const source = fc.oneof(
      fc.record({ from: word }, { noNullPrototype: true }),
      fc.record({ value: word }, { noNullPrototype: true }),
      fc.record({ from: word, words: fc.dictionary(word, word, { minKeys: 1, noNullPrototype: true }) }),
    )
    fc.assert(
      fc.property(source, (one) => {
        expect(fieldSourceIn(fieldSourceText(one))).toEqual(one)
      }),
    )
    fc.assert(
      fc.property(fc.dictionary(word, word), (pairs) => {
        expect(pairsIn(pairsText(pairs))).toEqual({ ...pairs })
      }),
    )
  })
})

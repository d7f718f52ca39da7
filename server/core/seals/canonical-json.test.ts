import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, type Json } from './canonical-json.ts'

describe('one text for one content', () => {
  test('keys are sorted, blanks left out, texts composed', () => {
    expect(canonicalJson({ b: [1, null, true], a: { d: 'hòa'.normalize('NFD'), c: -0.5 } })).toBe(
      `{"a":{"c":-0.5,"d":"${'hòa'.normalize('NFC')}"},"b":[1,null,true]}`,
    )
  })

  test('what JSON has no form for is refused', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError)
    expect(() => canonicalJson({ a: undefined } as unknown as Json)).toThrow(RangeError)
  })

  const json = fc.jsonValue({ noUnicodeString: false }).map((value) => value as Json)
  test('read back and written again, it is the same to the byte, in whatever order its keys came', () => {
    const turned = (value: Json): Json =>
      Array.isArray(value)
        ? value.map(turned)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value as Record<string, Json>)
                .reverse()
                .map(([key, one]) => [key, turned(one)]),
            )
          : value
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(canonicalJson(turned(JSON.parse(text)))).toBe(text)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absent, formatter } from '../format.ts'
import { type Convention, type NumberRefusal, readNumber } from './typed-number.ts'

type Seen = number | 'empty' | NumberRefusal

/** Short for tables: the number, the reason of a refusal, or 'empty'. */
function seen(text: string, convention: Convention | 'unknown'): Seen {
  const reading = readNumber(text, convention)
  if (reading.kind === 'number') return reading.value
  return reading.kind === 'refused' ? reading.why : 'empty'
}

describe('written', () => {
  test.each<[text: string, why: string, vi: Seen, en: Seen, unknown: Seen]>([
    ['1579', 'no sign, one reading', 1579, 1579, 1579],
    ['0', 'zero is a figure', 0, 0, 0],
    ['05', 'official texts pad single digits', 5, 5, 5],
    ['1.579', 'a dot before three digits: thousands or decimals', 1579, 1.579, 'ambiguous'],
    ['1,579', 'a comma before three digits', 1.579, 1579, 'ambiguous'],
    ['1.000', 'a thousand or one', 1000, 1, 'ambiguous'],
    ['437.000', 'three digits before the dot', 437_000, 437, 'ambiguous'],
    ['1579.000', 'four digits before the dot are no group', 'other-convention', 1579, 1579],
    ['1.579,5', 'both signs in Vietnamese order', 1579.5, 'other-convention', 1579.5],
    ['1,579.5', 'both signs in English order', 'other-convention', 1579.5, 1579.5],
    ['12.5', 'a dot that stands before one digit', 'other-convention', 12.5, 12.5],
    ['12,5', 'a comma that stands before one digit', 12.5, 'other-convention', 12.5],
    ['95.98', 'as some city pages print', 'other-convention', 95.98, 95.98],
    ['0.785', 'no group begins with zero, so the dot is a decimal sign', 'other-convention', 0.785, 0.785],
    ['0,7857', 'a comma before four digits', 0.7857, 'other-convention', 0.7857],
    ['1.234.567', 'two dots part thousands', 1_234_567, 'other-convention', 1_234_567],
    ['1,234,567', 'two commas part thousands', 'other-convention', 1_234_567, 1_234_567],
    ['1.234.567,89', 'thousands and decimals', 1_234_567.89, 'other-convention', 1_234_567.89],
    ['1 579', 'a space parts thousands anywhere', 1579, 1579, 1579],
    ['1 579,500', 'spaces part thousands, so the comma does not', 1579.5, 'other-convention', 1579.5],
    ['1 579.500', 'spaces part thousands, so the dot does not', 'other-convention', 1579.5, 1579.5],
    ['1 234.567,8', 'two signs for thousands', ...thrice('not-a-number')],
    ['12 5', 'a group of one digit', ...thrice('not-a-number')],
    ['1  579', 'two spaces', ...thrice('not-a-number')],
    ['1.57.9', 'groups of two and one', ...thrice('not-a-number')],
    ['1.579.20', 'a last group of two', ...thrice('not-a-number')],
    ['1,5,5', 'two decimal signs', ...thrice('not-a-number')],
    ['001.579', 'padded before a sign: neither group nor decimals', ...thrice('not-a-number')],
    ['5.', 'the number of a list', ...thrice('not-a-number')],
    [',5', 'nothing before the comma', ...thrice('not-a-number')],
    ['-5', 'below zero', -5, -5, -5],
    ['-0', 'zero has no sign', 0, 0, 0],
    ['+5', 'with its sign', 5, 5, 5],
    ['- 5', 'a dash and a number: an item of a list', ...thrice('not-a-number')],
    ['–5', 'an en dash is no minus', ...thrice('not-a-number')],
    ['(5)', 'brackets are not taken for a minus', ...thrice('not-a-number')],
    ['', 'nothing', ...thrice('empty')],
    [' \u00a0\t', 'blanks', ...thrice('empty')],
    ['-', 'a dash says that there is no value', ...thrice('empty')],
    ['–', 'an en dash', ...thrice('empty')],
    ['—', 'an em dash', ...thrice('empty')],
    [absent, 'what the product itself prints for no value', ...thrice('empty')],
    ['123456789012345', '15 digits', ...thrice(123_456_789_012_345)],
    ['1234567890123456', '16 digits', ...thrice('too-long')],
    [
      '0,0123456789012345',
      '15 digits that count',
      0.0123456789012345,
      'other-convention',
      0.0123456789012345,
    ],
    ['0,1234567890123456', '16 that count', 'too-long', 'other-convention', 'too-long'],
    ['0.1234567890123456', '16 that count, with a dot', 'other-convention', 'too-long', 'too-long'],
    ['00000000000000000005', 'leading zeros do not count', ...thrice(5)],
    ['1,50000000000000000000', 'nor do zeros at the end of decimals', 1.5, 'other-convention', 1.5],
    ['1000000000000000', 'zeros at the end of the whole do', ...thrice('too-long')],
    ['81,5%', 'a percentage is no count', ...thrice('percent')],
    ['81.5 %', 'a percentage after a space', ...thrice('percent')],
    ['100%', 'a whole percentage', ...thrice('percent')],
    ['%', 'a percent sign alone', ...thrice('not-a-number')],
    ['1.5E+06', 'digits were lost', ...thrice('exponent')],
    ['2e3', 'even where none were', ...thrice('exponent')],
    ['=A1+B1', 'a formula', ...thrice('formula')],
    ['=5', 'a formula of one number', ...thrice('formula')],
    ['#N/A', 'an error of the sheet', ...thrice('sheet-error')],
    ['#REF!', 'a lost cell', ...thrice('sheet-error')],
    ['#####', 'a column that was too narrow', ...thrice('sheet-error')],
    ['Err:502', 'an error of the other spreadsheet', ...thrice('sheet-error')],
    ['1.200.000 đồng', 'an amount with its unit', ...thrice('unit-attached')],
    ['1.200đ', 'the unit without a space', ...thrice('unit-attached')],
    ['5₫', 'a currency sign behind', ...thrice('unit-attached')],
    ['$5', 'a currency sign before', ...thrice('unit-attached')],
    ['VND 5.000', 'a currency code before', ...thrice('unit-attached')],
    ['12 người', 'a noun', ...thrice('unit-attached')],
    ['19/57', 'a fraction', ...thrice('not-a-number')],
    ['22/11/2024', 'a day', ...thrice('not-a-number')],
    ['22.11.2024', 'a day with dots', ...thrice('not-a-number')],
    ['khoảng 500', 'a word before', ...thrice('not-a-number')],
    ['A1', 'the name of a cell', ...thrice('not-a-number')],
    ['chưa có', 'words', ...thrice('not-a-number')],
    ['12²', 'a raised digit is not a digit', ...thrice('not-a-number')],
    ['x'.repeat(101), 'prose', ...thrice('not-a-number')],
    ['1'.repeat(101), 'a hundred and one digits', ...thrice('not-a-number')],
  ])('%s: %s', (text, _, vi, en, unknown) => {
    expect([seen(text, 'vi'), seen(text, 'en'), seen(text, 'unknown')]).toEqual([vi, en, unknown])
  })

  test.each<[name: string, text: string, value: number]>([
    ['a no-break space parts thousands', '1\u00a0579', 1579],
    ['a narrow one does', '1\u202f579', 1579],
    ['a thin one does', '1\u2009579', 1579],
    ['blanks of any kind around it go', '\u00a0 1579\u3000\r\n', 1579],
    ['invisible marks around it go', '\u202d1579\u202c', 1579],
    ['full-width digits and signs are digits and signs', '１．５７９，５', 1579.5],
    ['the typographic minus is a minus', '\u22125', -5],
  ])('%s', (_, text, value) => {
    expect(seen(text, 'vi')).toBe(value)
  })

  test('invisible marks within it are refused', () => {
    expect(seen('15\u00ad79', 'vi')).toBe('not-a-number')
  })
  test('a full-width percent sign is a percent sign', () => {
    expect(seen('81％', 'vi')).toBe('percent')
  })
  test('blanks without end are nothing, and prose with them answers at once', () => {
    expect(seen(' '.repeat(100_000), 'vi')).toBe('empty')
    expect(seen(`1${' '.repeat(100_000)}1`, 'vi')).toBe('not-a-number')
  })
})

/** up to three decimals and 15 digits, both signs */
const shown = fc
  .tuple(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), fc.nat(999))
  .map(([whole, thousandths]) => Number(`${whole}.${String(thousandths).padStart(3, '0')}`) + 0)

/** texts made of what numbers are made of, most of them no numbers */
const nearNumber = fc.string({
  unit: fc.constantFrom(...'0123456789', '.', ',', '.', ',', ' ', '-', '%', 'e', '#', 'đ', '\u00a0'),
  maxLength: 14,
})

describe('always', () => {
  test.each<Convention>(['vi', 'en'])(
    'what the product prints in %s reads back as the same number',
    (lang) => {
      fc.assert(
        fc.property(shown, (n) => {
          expect(seen(formatter(lang).number(n, 3), lang)).toBe(n)
        }),
      )
    },
  )
  test('exchanging dots and commas exchanges the conventions', () => {
    const exchanged = (text: string) => text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))
    fc.assert(
      fc.property(nearNumber, (text) => {
        expect(seen(exchanged(text), 'en')).toBe(seen(text, 'vi'))
      }),
    )
  })
  test('without a convention nothing is read that some convention reads otherwise', () => {
    const maybeNumber = fc.oneof(
      nearNumber,
      shown.map((n) => formatter('vi').number(n, 3)),
      shown.map((n) => formatter('en').number(n, 3)),
    )
    fc.assert(
      fc.property(maybeNumber, (text) => {
        const known = [seen(text, 'vi'), seen(text, 'en')].filter((s) => typeof s === 'number')
        const unknown = seen(text, 'unknown')
        const values = new Set(known)
        if (values.size === 0) expect(unknown).not.toBeTypeOf('number')
        else if (values.size === 1) expect(unknown).toBe(known[0])
        else expect(unknown).toBe('ambiguous')
      }),
    )
  })
  test('a number read has every digit that was typed, and no other', () => {
    fc.assert(
      fc.property(nearNumber, fc.constantFrom<Convention>('vi', 'en'), (text, convention) => {
        const reading = readNumber(text, convention)
        if (reading.kind !== 'number') return
        const typed = text.replace(/\D/g, '')
        const decimals = text.trim().split(convention === 'vi' ? ',' : '.')[1]?.length ?? 0
        expect(Math.abs(reading.value).toFixed(decimals).replace('.', '')).toBe(
          typed.replace(new RegExp(`^0+(?=\\d{${decimals + 1}})`), ''),
        )
      }),
    )
  })
})

function thrice(seen: Seen): [Seen, Seen, Seen] {
  return [seen, seen, seen]
}

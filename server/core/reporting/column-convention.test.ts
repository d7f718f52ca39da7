import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatter } from '../format.ts'
import { conventionOf } from './column-convention.ts'
import { readNumber } from './typed-number.ts'

test.each<[why: string, column: string[], said: ReturnType<typeof conventionOf>]>([
  ['only whole numbers without signs', ['19', '57', '1579'], 'either'],
  ['no cells', [], 'either'],
  ['only blanks, dashes and words', ['', '–', 'chưa có'], 'either'],
  ['only 1 579, which all read alike', ['1 579', '12'], 'either'],
  ['only 1.579', ['1.579', '1.937', '57'], 'ambiguous'],
  ['only 1,579', ['1,579'], 'ambiguous'],
  ['1.579 and 1,937: each could be either', ['1.579', '1,937'], 'ambiguous'],
  ['one 12,5 decides over any number of 1.579', ['1.579', '1.937', '12,5'], 'vi'],
  ['one 1.234.567 decides', ['1.579', '1.234.567'], 'vi'],
  ['one 95.98 decides', ['1.579', '95.98'], 'en'],
  ['0.785 decides: no group begins with zero', ['0.785'], 'en'],
  ['12,5 and 12.5 contradict each other', ['12,5', '12.5', '7'], 'mixed'],
  ['1.579,5 and 1,579.5 too', ['1.579,5', '1,579.5'], 'mixed'],
  ['refused cells say nothing', ['12,5%', '=1,5', '1.5E+06', '1.579'], 'ambiguous'],
])('%s', (_, column, said) => {
  expect(conventionOf(column)).toBe(said)
})

const texts = fc.array(
  fc.constantFrom(
    '19',
    '1.579',
    '1,579',
    '12,5',
    '12.5',
    '1.234,5',
    '1,234.5',
    '0.785',
    '–',
    '#N/A',
    '5 000',
  ),
  { maxLength: 8 },
)

test('the order of the cells does not matter', () => {
  fc.assert(
    fc.property(texts, (column) => {
      expect(conventionOf([...column].reverse())).toBe(conventionOf(column))
    }),
  )
})
test('under the convention found, every cell that any convention reads is read', () => {
  fc.assert(
    fc.property(texts, (column) => {
      const convention = conventionOf(column)
      if (convention !== 'vi' && convention !== 'en') return
      for (const text of column) {
        const somehow = (['vi', 'en'] as const).some((c) => readNumber(text, c).kind === 'number')
        expect(readNumber(text, convention).kind === 'number').toBe(somehow)
      }
    }),
  )
})
test('a column that the product prints in one language never says the other, nor both', () => {
  const numbers = fc.array(fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => n / 1000))
  fc.assert(
    fc.property(numbers, fc.constantFrom('vi' as const, 'en' as const), (column, lang) => {
      expect([lang, 'either', 'ambiguous']).toContain(
        conventionOf(column.map((n) => formatter(lang).number(n, 3))),
      )
    }),
  )
})

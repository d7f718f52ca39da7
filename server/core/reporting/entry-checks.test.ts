import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkEntry, checkWords, type EntryCheck, type EntryFinding } from './entry-checks.ts'

const name = { vi: 'Tổng số hồ sơ', en: 'All dossiers' }

/** An entry around which nothing is known. */
const entry = (rest: Partial<EntryCheck>): EntryCheck => ({
  unit: 'share',
  numerator: null,
  denominator: null,
  least: null,
  most: null,
  history: [],
  othersReported: 0,
  othersExpected: 19,
  related: [],
  ...rest,
})
const share = (numerator: number | null, denominator: number | null, rest: Partial<EntryCheck> = {}) =>
  entry({ numerator, denominator, least: 0, most: 1, ...rest })
const count = (numerator: number | null, rest: Partial<EntryCheck> = {}) =>
  entry({ unit: 'count', numerator, ...rest })
const score = (numerator: number | null, rest: Partial<EntryCheck> = {}) =>
  entry({ unit: 'score', numerator, denominator: 1, least: 0, most: 100, ...rest })

/** approved counts or scores */
const levels = (values: readonly (number | null)[]) =>
  values.map((value, i) => ({ period: `${2001 + i}`, value, numerator: value ?? 0 }))
/** approved shares of 100 */
const of100 = (numerators: readonly number[]) =>
  numerators.map((numerator, i) => ({ period: `${2001 + i}`, value: numerator / 100, numerator }))

const codes = (check: EntryCheck) => checkEntry(check).map((f) => `${f.level}: ${f.code}`)

describe('what cannot be sent', () => {
  test.each<[string, EntryCheck, string[]]>([
    ['19 of 57', share(19, 57), []],
    ['57 of 57', share(57, 57), []],
    ['0 of 57: zero is a figure', share(0, 57), []],
    ['58 of 57', share(58, 57), ['error: numerator-above-denominator']],
    ['19 of nothing typed', share(19, null), ['error: denominator-missing']],
    ['nothing typed of 57', share(null, 57), ['error: numerator-missing']],
    ['19 of 0', share(19, 0), ['error: denominator-zero']],
    ['0 of 0', share(0, 0), ['error: denominator-zero']],
    ['-1 of 57', share(-1, 57), ['error: negative']],
    ['-1 of -57: both are said', share(-1, -57), ['error: negative', 'error: negative']],
    ['-1 of nothing typed: the sign first', share(-1, null), ['error: negative']],
    ['a count of 5', count(5), []],
    ['a count of 0', count(0), []],
    ['a count of -5', count(-5), ['error: negative']],
    ['a score of 100 of at most 100', score(100), []],
    ['a score of 100,5', score(100.5), ['error: above-most']],
    ['a score of 0 of at least 0', score(0), []],
    ['a score of -0,5', score(-0.5), ['error: below-least']],
    ['a score of -3 without limits', score(-3, { least: null, most: null }), []],
    ['a count of 9 of at least 10', count(9, { least: 10 }), ['error: below-least']],
    ['a share of 50 % of at least 60 %', share(1, 2, { least: 0.6 }), ['error: below-least']],
    ['a share of 50 % of at most 40 %', share(1, 2, { most: 0.4 }), ['error: above-most']],
  ])('%s', (_, check, found) => {
    expect(codes(check)).toEqual(found)
  })

  test('a figure that is wrong in itself is compared with nothing', () => {
    const check = share(90, 57, {
      history: of100([10, 10, 10, 10]),
      related: [{ rule: 'equals', name, value: 0 }],
    })
    expect(codes(check)).toEqual(['error: numerator-above-denominator'])
  })
  test('a figure out of its limits is', () => {
    expect(codes(score(180, { history: levels([80, 81, 82, 83]) }))).toEqual([
      'error: above-most',
      'warning: value-far-from-history',
    ])
  })
})

describe('far from its own history', () => {
  const far = ['warning: value-far-from-history']
  test.each<[string, EntryCheck, string[]]>([
    // median 100, deviations 2 1 0 1 2, MAD 1, 3.5/0.6745 = 5.2 MADs are 5.2; a tenth of 100 is more
    [
      '110 after 98…102: a tenth is not remarked',
      count(110, { history: levels([98, 99, 100, 101, 102]) }),
      [],
    ],
    ['111 after 98…102 is', count(111, { history: levels([98, 99, 100, 101, 102]) }), far],
    ['89 after 98…102 is', count(89, { history: levels([98, 99, 100, 101, 102]) }), far],
    // median 100, MAD 10: 51.9 away
    ['151 after 80…120: 5,1 MADs away', count(151, { history: levels([80, 90, 100, 110, 120]) }), []],
    ['152 after 80…120: 5,2 MADs away', count(152, { history: levels([80, 90, 100, 110, 120]) }), far],
    [
      'one wild value in the history hides nothing',
      count(152, { history: levels([90, 100, 9_000, 110, 95]) }),
      far,
    ],
    ['three values are too few', count(900, { history: levels([100, 100, 100]) }), []],
    ['four are enough', count(900, { history: levels([100, 100, 100, 100]) }), far],
    ['periods without a value are no values', count(900, { history: levels([100, null, 100, 100]) }), []],
    ['2 after zeros: 2 things are not remarked', count(2, { history: levels([0, 0, 0, 0]) }), []],
    ['3 after zeros are', count(3, { history: levels([0, 0, 0, 0]) }), far],
    ['a score of 0,8 after 0,785', score(0.8, { history: levels([0.785, 0.785, 0.785, 0.785]) }), []],
    ['a score of 0,6 after 0,785', score(0.6, { history: levels([0.785, 0.785, 0.785, 0.785]) }), far],
    ['84 % after 80 %: 4 points', share(84, 100, { history: of100([80, 80, 80, 80]) }), []],
    ['86 % after 80 %: 6 points', share(86, 100, { history: of100([80, 80, 80, 80]) }), far],
    [
      '800 of 1.000 after 80 of 100: the same share of ten times as many',
      share(800, 1_000, { history: of100([80, 80, 80, 80]) }),
      ['warning: numerator-far-from-history'],
    ],
    ['88 of 110 after 80 of 100: a tenth more', share(88, 110, { history: of100([80, 80, 80, 80]) }), []],
    ['8 of 100 after 80 of 100 is said once', share(8, 100, { history: of100([80, 80, 80, 80]) }), far],
  ])('%s', (_, check, found) => {
    expect(codes(check)).toEqual(found)
  })

  const values = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 9 })
  test('the order of the history does not matter', () => {
    const twoOrders = values.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(twoOrders, fc.nat(2_000), ([all, mixed], typed) => {
        expect(checkEntry(count(typed, { history: levels(mixed) }))).toEqual(
          checkEntry(count(typed, { history: levels(all) })),
        )
      }),
    )
  })
  test('the usual value itself is never far; what is farther than a far one is far', () => {
    const steady = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(steady, fc.nat(2_000), fc.nat(2_000), (all, typed, more) => {
        const history = levels(all)
        const usual = [...all].sort((a, b) => a - b)[2] as number
        expect(codes(count(usual, { history }))).toEqual([])
        const farther = typed > usual ? typed + more : typed
        if (codes(count(typed, { history })).length > 0) {
          expect(codes(count(farther, { history }))).toEqual(far)
        }
      }),
    )
  })
})

describe('beside another figure', () => {
  test.each<[string, EntryCheck, string[]]>([
    ['5 of at most 57', count(5, { related: [{ rule: 'not-more-than', name, value: 57 }] }), []],
    ['57 of at most 57', count(57, { related: [{ rule: 'not-more-than', name, value: 57 }] }), []],
    [
      '58 of at most 57',
      count(58, { related: [{ rule: 'not-more-than', name, value: 57 }] }),
      ['warning: more-than-related'],
    ],
    ['57 where 57 stands', count(57, { related: [{ rule: 'equals', name, value: 57 }] }), []],
    [
      '56 where 57 stands',
      count(56, { related: [{ rule: 'equals', name, value: 57 }] }),
      ['warning: differs-from-related'],
    ],
    ['0,1 + 0,2 where 0,3 stands', score(0.1 + 0.2, { related: [{ rule: 'equals', name, value: 0.3 }] }), []],
    [
      '19 of 57 where 33,33 % stands: they read alike',
      share(19, 57, { related: [{ rule: 'equals', name, value: 0.3333 }] }),
      [],
    ],
    [
      '19 of 57 where 33,1 % stands',
      share(19, 57, { related: [{ rule: 'equals', name, value: 0.331 }] }),
      ['warning: differs-from-related'],
    ],
    [
      'each figure is compared',
      count(58, {
        related: [
          { rule: 'not-more-than', name, value: 57 },
          { rule: 'equals', name, value: 58 },
          { rule: 'equals', name, value: 60 },
        ],
      }),
      ['warning: more-than-related', 'warning: differs-from-related'],
    ],
  ])('%s', (_, check, found) => {
    expect(codes(check)).toEqual(found)
  })

  test('a share differs visibly from what it is said to differ from', () => {
    const thousandths = fc.nat(10_000).map((n) => n / 10_000)
    fc.assert(
      fc.property(fc.nat(100), thousandths, (numerator, value) => {
        const [found] = checkEntry(share(numerator, 100, { related: [{ rule: 'equals', name, value }] }))
        if (!found) return
        const shown = checkWords(found, 'en').match(/[<>]?[\d.]+%/g)
        expect(new Set(shown).size).toBe(2)
      }),
    )
  })
})

describe('nothing typed', () => {
  test.each<[string, EntryCheck, string[]]>([
    ['10 of 19 others have reported', count(null, { othersReported: 10 }), ['warning: missing']],
    ['9 of 19 have', count(null, { othersReported: 9 }), []],
    ['9 of 18 have: half is not most', count(null, { othersReported: 9, othersExpected: 18 }), []],
    ['nobody else has to', count(null, { othersExpected: 0 }), []],
    ['of a share', share(null, null, { othersReported: 18 }), ['warning: missing']],
    ['of a score, whose denominator is always 1', score(null, { othersReported: 18 }), ['warning: missing']],
    [
      'but a denominator: that is the error',
      share(null, 57, { othersReported: 18 }),
      ['error: numerator-missing'],
    ],
    ['0 is not nothing', count(0, { othersReported: 18 }), []],
  ])('%s', (_, check, found) => {
    expect(codes(check)).toEqual(found)
  })
})

describe('said', () => {
  const say = (check: EntryCheck) => {
    const [found] = checkEntry(check) as [EntryFinding]
    return [checkWords(found, 'vi'), checkWords(found, 'en')]
  }
  const eighty = of100([80, 80, 82, 78])
  test.each<[string, EntryCheck, string, string]>([
    [
      'no numerator',
      share(null, 1_937),
      'Đã nhập mẫu số 1.937 nhưng chưa nhập tử số.',
      'There is a denominator, 1,937, but no numerator.',
    ],
    [
      'no denominator',
      share(1_579, null),
      'Đã nhập tử số 1.579 nhưng chưa nhập mẫu số.',
      'There is a numerator, 1,579, but no denominator.',
    ],
    [
      'over zero',
      share(0, 0),
      'Mẫu số bằng 0 nên không tính được tỷ lệ. Nếu trong kỳ không phát sinh, hãy để trống cả tử số và mẫu số.',
      'A share over a denominator of 0 cannot be worked out. If there was nothing in the period, leave both empty.',
    ],
    [
      'a negative denominator',
      share(5, -57),
      'Mẫu số không được là số âm (−57).',
      'The denominator cannot be negative (−57).',
    ],
    [
      'a negative count',
      count(-5),
      'Giá trị không được là số âm (−5).',
      'The value cannot be negative (−5).',
    ],
    [
      'above the denominator',
      share(1_973, 1_937),
      'Tử số 1.973 lớn hơn mẫu số 1.937.',
      'The numerator, 1,973, is greater than the denominator, 1,937.',
    ],
    [
      'below the least',
      score(0.785, { least: 1 }),
      'Giá trị 0,785 thấp hơn mức thấp nhất cho phép là 1.',
      'The value, 0.785, is below the lowest allowed, 1.',
    ],
    [
      'above the most',
      share(1, 2, { most: 0.4 }),
      'Giá trị 50,0% vượt mức cao nhất cho phép là 40,0%.',
      'The value, 50.0%, is above the highest allowed, 40.0%.',
    ],
    [
      'far from the history',
      share(8, 100, { history: eighty }),
      'Giá trị 8,0% chênh lệch nhiều so với 4 kỳ đã phê duyệt (thường khoảng 80,0%). Hãy kiểm tra lại.',
      'The value, 8.0%, is far from the 4 approved periods (usually about 80.0%). Please check it.',
    ],
    [
      'a numerator far from the history',
      share(8_000, 10_000, { history: eighty }),
      'Tử số 8.000 chênh lệch nhiều so với 4 kỳ đã phê duyệt (thường khoảng 80). Hãy kiểm tra lại.',
      'The numerator, 8,000, is far from the 4 approved periods (usually about 80). Please check it.',
    ],
    [
      'more than another figure',
      count(58, { related: [{ rule: 'not-more-than', name, value: 57 }] }),
      'Giá trị 58 lớn hơn “Tổng số hồ sơ” (57).',
      'The value, 58, is greater than “All dossiers” (57).',
    ],
    [
      'unlike another figure',
      share(1, 2, { related: [{ rule: 'equals', name, value: 0.4 }] }),
      'Giá trị 50,0% không khớp với “Tổng số hồ sơ” (40,0%); hai số này phải bằng nhau.',
      'The value, 50.0%, does not match “All dossiers” (40.0%); the two must be equal.',
    ],
    [
      'missing where others reported',
      count(null, { othersReported: 18 }),
      'Chưa có số liệu, trong khi 18/19 đơn vị khác đã báo cáo.',
      'There is no figure yet, while 18 of 19 other offices have reported.',
    ],
  ])('%s', (_, check, vi, en) => {
    expect(say(check)).toEqual([vi, en])
  })
})

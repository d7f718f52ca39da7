import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareText, fold, nfc } from './text.ts'

describe('what search compares', () => {
  test('"so giao duc" is found in "Sở Giáo dục và Đào tạo"', () => {
    expect(fold('Sở Giáo dục và Đào tạo')).toBe('so giao duc va dao tao')
    expect(fold('Sở Giáo dục và Đào tạo')).toContain(fold('so giao duc'))
  })
  test('the two tone placements are one: hoà and hòa, Thuỷ and Thủy', () => {
    expect(fold('hoà')).toBe(fold('hòa'))
    expect(fold('Thuỷ Nguyên')).toBe(fold('Thủy Nguyên'))
  })
  test('Cẩm Giang and Cẩm Giàng are both found by "cam giang"', () => {
    expect(fold('Cẩm Giang')).toBe('cam giang')
    expect(fold('Cẩm Giàng')).toBe('cam giang')
  })
  test('composed or decomposed, one spelling; folding twice changes nothing more', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aàảãáạăằâẩđêệôốơởưựyỷĐÔƯ KĐ-09/2024') })
    fc.assert(
      fc.property(text, (value) => {
        expect(fold(value.normalize('NFD'))).toBe(fold(value))
        expect(fold(fold(value))).toBe(fold(value))
      }),
    )
  })
})

test('a text is composed where it enters', () => {
  expect(nfc('Hải Phòng'.normalize('NFD'))).toBe('Hải Phòng')
})

describe('order', () => {
  test('Đ comes after D, and accents after their letter: Dương Kinh, Đồ Sơn; Cẩm Giang, Cẩm Giàng', () => {
    const names = ['Đồ Sơn', 'Dương Kinh', 'Cẩm Giàng', 'Cẩm Giang', 'An Lão']
    expect(names.sort((a, b) => compareText(a, b))).toEqual([
      'An Lão',
      'Cẩm Giang',
      'Cẩm Giàng',
      'Dương Kinh',
      'Đồ Sơn',
    ])
  })
  test('numbers in names count: NV-2 before NV-10', () => {
    expect(['NV-10', 'NV-2'].sort((a, b) => compareText(a, b))).toEqual(['NV-2', 'NV-10'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatter } from '../format.ts'
import { parsePeriod, periodOf } from '../period.ts'
import { langs } from '../words.ts'
import { cadences } from './due.ts'
import { readTypedPeriod } from './typed-period.ts'

describe('a period as a person writes it', () => {
  it.each([
    ['2024-11', '2024-11'],
    ['Tháng 11/2024', '2024-11'],
    ['tháng 3/2024', '2024-03'],
    ['Tháng 3 năm 2024', '2024-03'],
    ['11/2024', '2024-11'],
    ['Kỳ 05/2024', '2024-05'],
    ['THÁNG 11/2024'.normalize('NFD'), '2024-11'],
    ['  Tháng  11/2024 ', '2024-11'],
    ['Tháng\u00a011/2024', '2024-11'],
    ['Quý IV/2024', '2024-Q4'],
    ['Quý 4 năm 2024', '2024-Q4'],
    ['Q4 2024', '2024-Q4'],
    ['6 tháng đầu năm 2024', '2024-H1'],
    ['6 tháng cuối năm 2024', '2024-H2'],
    ['6 tháng/2024', '2024-H1'],
    ['2024-6M', '2024-H1'],
    ['9 tháng năm 2024', '2024-9M'],
    ['9 tháng đầu năm 2024', '2024-9M'],
    ['9T/2024', '2024-9M'],
    ['First nine months of 2024', '2024-9M'],
    ['III/2024', '2024-Q3'],
    ['Q3/2024', '2024-Q3'],
    ['2024Q3', '2024-Q3'],
    ['2024-q3', '2024-Q3'],
    ['T9/2024', '2024-09'],
    ['2024-9', '2024-09'],
    ['2024/09', '2024-09'],
    ['Năm 2024', '2024'],
    ['Cả năm 2024', '2024'],
    ['2024', '2024'],
    ['November 2024', '2024-11'],
    // What a spreadsheet makes of 11/2024, and of any other day of that month.
    ['2024-11-01', '2024-11'],
    ['2024-11-30', '2024-11'],
  ])('%s is %s', (typed, id) => {
    expect(readTypedPeriod(typed)?.id).toBe(id)
  })

  it.each([
    'Tháng 13/2024',
    '0/2024',
    '2024-02-30',
    '01/11/2024',
    'Quý V/2024',
    '2024Q5',
    '2024-13',
    '8 tháng năm 2024',
    'V/2024',
    '11-2024',
    'Nov-24',
    '45597',
    '',
  ])('%s is none: never guessed', (typed) => {
    expect(readTypedPeriod(typed)).toBeUndefined()
  })

  it('what the template prints is read in either language', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.constantFrom(...cadences), fc.constantFrom(...langs), (date, cadence, lang) => {
        const { id } = periodOf(date.toISOString().slice(0, 10), cadence)
        expect(readTypedPeriod(formatter(lang).period(id))).toEqual(parsePeriod(id))
      }),
    )
  })
})

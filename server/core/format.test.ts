import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './day.ts'
import { formatter, plain, singular } from './format.ts'

const vi = formatter('vi')
const en = formatter('en')

test('numbers have a decimal comma and a thousands dot in Vietnamese', () => {
  expect([vi.number(1579), vi.number(1234.5), vi.number(-3), vi.number(0)]).toEqual([
    '1.579',
    '1.234,5',
    '−3',
    '0',
  ])
  expect([en.number(1579), en.number(1234.5), en.number(0.068, 2)]).toEqual(['1,579', '1,234.5', '0.07'])
})

test('a value is shown with the decimals that it was recorded with, a computed one with one', () => {
  expect([vi.number(0.7857), vi.number(96.17), vi.number(0.1 + 0.2), vi.number(88)]).toEqual([
    '0,7857',
    '96,17',
    '0,3',
    '88',
  ])
  expect([vi.number(1234 / 7), vi.number(2 / 3), vi.level(92.08, 'count')]).toEqual([
    '176,3',
    '0,6667',
    '92,08',
  ])
  expect(plain(vi.difference(0.75 - 0.7857, 'count'))).toBe('0,0357')
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => {
      const said = en
        .number(n / 10_000)
        .replaceAll(',', '')
        .replace('−', '-')
      expect(Number(said)).toBe(n / 10_000)
    }),
  )
})

test('shares are per cent with one decimal and no space', () => {
  expect([vi.share(1579 / 1937), vi.share(1), vi.share(0)]).toEqual(['81,5%', '100,0%', '0,0%'])
  expect(en.share(1579 / 1937)).toBe('81.5%')
})

test('what is nearly whole or nearly nothing does not read as whole or nothing', () => {
  expect([vi.share(1936.9 / 1937), vi.share(1 / 100_000)]).toEqual(['>99,9%', '<0,1%'])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (a, b) => {
      const share = Math.min(a, b) / Math.max(a, b)
      expect(vi.share(share) === '100,0%').toBe(share === 1)
    }),
  )
})

test('a level that someone set has no needless decimal', () => {
  expect([vi.level(0.85, 'share'), vi.level(28 / 57, 'share'), vi.level(28, 'count')]).toEqual([
    '85%',
    '49,1%',
    '28',
  ])
})

test('differences of shares are percentage points', () => {
  expect([vi.points(-0.004), en.points(0.02)].map(plain)).toEqual([
    '0,4 điểm phần trăm',
    '2.0 percentage points',
  ])
  expect([
    vi.signed(0.004, 'share'),
    vi.signed(-0.0001, 'share'),
    vi.signed(-2, 'count'),
    vi.signed(0, 'count'),
  ]).toEqual(['+0,4', '0,0', '−2', '0'])
})

test('a figure is shown with what it is a part of', () => {
  expect([vi.fraction(1579, 1937), vi.fraction(58, null), vi.fraction(null, 57)]).toEqual([
    '1.579/1.937',
    '58',
    '–',
  ])
})

test('what is unknown is a dash', () => {
  expect([
    vi.number(null),
    vi.share(null),
    vi.points(null),
    vi.day(null),
    vi.instant(null),
    vi.age(null, '2024-11-22'),
  ]).toEqual(Array(6).fill('–'))
  expect([vi.number(Number.NaN), vi.day('2024-02-30'), vi.instant('x')]).toEqual(['–', '–', '–'])
})

test('a number and its noun do not part, and one thing is one thing', () => {
  expect(vi.counted(68, { vi: 'dịch vụ', en: 'services' })).toBe('68\u00a0dịch vụ')
  expect(plain(en.counted(1, { vi: 'dịch vụ', en: 'services' }))).toBe('1 service')
  expect(
    ['departments and agencies', 'replies', 'offices with open data', 'status', 'databases'].map(singular),
  ).toEqual(['department and agency', 'reply', 'office with open data', 'status', 'database'])
})

test('days and instants are those of the city', () => {
  expect([vi.day('2024-11-22'), vi.dayShort('2024-11-22')]).toEqual(['22/11/2024', '22/11'])
  expect([en.day('2024-11-02'), en.dayShort('2024-11-02')].map(plain)).toEqual(['2 Nov 2024', '2 Nov'])
  expect(vi.instant('2024-11-21T20:30:00Z')).toBe('22/11/2024 03:30')
  expect(plain(en.instant('2024-11-22T17:00:00+07:00'))).toBe('22 Nov 2024, 17:00')
})

const ids = [
  '2024-11',
  '2024-Q4',
  '2024-H1',
  '2024-H2',
  '2024-9M',
  '2024',
  '2024-W47',
  '2025-W01',
  '2024-11-ytd',
]

test('periods have their names', () => {
  expect(ids.map((id) => plain(vi.period(id)))).toEqual([
    'Tháng 11/2024',
    'Quý IV/2024',
    '6 tháng đầu năm 2024',
    '6 tháng cuối năm 2024',
    '9 tháng năm 2024',
    'Năm 2024',
    'Tuần 47/2024 (18/11 – 24/11)',
    'Tuần 1/2025 (30/12/2024 – 05/01/2025)',
    'Lũy kế đến tháng 11/2024',
  ])
  expect(ids.map((id) => plain(en.period(id)))).toEqual([
    'November 2024',
    'Q4 2024',
    'First half of 2024',
    'Second half of 2024',
    'First nine months of 2024',
    'Year 2024',
    'Week 47 of 2024 (18 Nov – 24 Nov)',
    'Week 1 of 2025 (30 Dec 2024 – 5 Jan 2025)',
    'Year to November 2024',
  ])
})

test('periods have short names for axes, and names inside a sentence', () => {
  expect(ids.map((id) => plain(`${vi.periodShort(id)} ${vi.periodShort(id, false)}`))).toEqual([
    'T11/2024 T11',
    'Quý IV/2024 Quý IV',
    '6T đầu/2024 6T đầu',
    '6T cuối/2024 6T cuối',
    '9T/2024 9T/2024',
    '2024 2024',
    'Tuần 47/2024 Tuần 47',
    'Tuần 1/2025 Tuần 1',
    'LK T11/2024 LK T11',
  ])
  expect(plain(en.periodShort('2024-11', false))).toBe('Nov')
  expect([vi.periodInText('2024-10', '2024-11'), vi.periodInText('2023-10', '2024-11')].map(plain)).toEqual([
    'tháng 10',
    'tháng 10/2023',
  ])
  expect(plain(en.periodInText('2024-10'))).toBe('October 2024')
})

test('an id that is no period is shown as it is', () => {
  expect(vi.period('2024-13')).toBe('2024-13')
})

test('lists end in "và" and "and"', () => {
  expect([vi.list(['a']), vi.list(['a', 'b']), vi.list(['a', 'b', 'c'])]).toEqual([
    'a',
    'a và b',
    'a, b và c',
  ])
  expect(en.list(['a', 'b', 'c'])).toBe('a, b and c')
})

test('ages are words', () => {
  const today = '2024-11-22'
  const ages = (f: typeof vi) =>
    [0, -1, -30, -31, -100, -364, -365, -1000, 3].map((n) => plain(f.age(addDays(today, n), today)))
  expect(ages(vi)).toEqual([
    'hôm nay',
    '1 ngày trước',
    '30 ngày trước',
    '1 tháng trước',
    '3 tháng trước',
    '11 tháng trước',
    '1 năm trước',
    '2 năm trước',
    'còn 3 ngày',
  ])
  expect(ages(en).slice(0, 5)).toEqual(['today', '1 day ago', '30 days ago', '1 month ago', '3 months ago'])
  expect(vi.age('2024-11-21T18:00:00Z', today)).toBe('hôm nay')
  expect(plain(vi.days(145))).toBe('145 ngày')
})

test('names stand in Vietnamese order', () => {
  expect(
    ['Đồ Sơn', 'Dương Kinh', 'An Dương', 'Ê', 'Cát Hải', 'Cẩm Giàng', 'Cẩm Giang'].sort(vi.compare),
  ).toEqual(['An Dương', 'Cát Hải', 'Cẩm Giang', 'Cẩm Giàng', 'Dương Kinh', 'Đồ Sơn', 'Ê'])
})

import { expect, test } from 'vitest'
import type { SeriesPoint } from '../answers.ts'
import { plain } from '../format.ts'
import { parsePeriod } from '../period.ts'
import type { OfficeFigure } from '../scorecard.ts'
import type { Target } from '../target.ts'
import type { Lang } from '../words.ts'
import { nineteenOfFiftySeven, office, onNationalPortal, openDataOffices, overdueDossiers } from './cases.ts'
import { officeFigureText } from './figure.ts'
import { rankingCaption, rankSentence } from './ranking.ts'
import { missingPeriods, pointSentence, trendCaption } from './trend.ts'

/** Months up to November 2024. */
function series(numerators: (number | null)[], denominator: number | null): SeriesPoint[] {
  return numerators.map((numerator, i) => {
    const period = parsePeriod(`2024-${String(i + 12 - numerators.length).padStart(2, '0')}`)
    if (!period) throw new RangeError('no such month')
    const value = numerator === null ? null : denominator ? numerator / denominator : numerator
    return {
      period: period.id,
      start: period.start,
      end: period.end,
      until: period.end < '2024-11-22' ? period.end : '2024-11-22',
      numerator,
      denominator: numerator === null ? null : denominator,
      value,
      target: null,
      status: value === null ? 'no-data' : 'behind',
      vintage: 'official',
      through: null,
      illustrative: true,
    }
  })
}

const target = (dueOn: string, level: number): Target => ({
  fromOn: '2024-01-01',
  dueOn,
  fromLevel: null,
  level,
  document: null,
  sample: true,
})

const created = series([5, 6, 6, 8, 9, 11, 13, 15, null, 18, 19], 57)
const finding = (points: SeriesPoint[], targets: Target[], asked = nineteenOfFiftySeven, lang: Lang = 'vi') =>
  plain(trendCaption({ points, targets }, asked, lang).finding)

test('a steady line: its pace, and what the next target asks', () => {
  expect(finding(created, [target('2024-12-31', 28 / 57), target('2025-06-30', 42 / 57)])).toBe(
    'Tăng bình quân 1,4 cơ sở dữ liệu dùng chung mỗi tháng từ tháng 1 đến tháng 11/2024; muốn đạt mốc 28 phải thêm 9 trong 39 ngày còn lại.',
  )
  expect(finding(created, [target('2025-12-31', 1)], nineteenOfFiftySeven, 'en')).toBe(
    'Up by 1.4 shared databases a month on average from January to November 2024; the target of 57 by 31 Dec 2025 needs 2.9 a month.',
  )
  expect(finding(created, [target('2025-12-31', 30 / 57)])).toMatch(
    /; giữ nhịp này thì kịp mốc 30 của ngày 31\/12\/2025\.$/,
  )
  expect(finding(created, [target('2024-12-31', 10 / 57)])).toMatch(/tháng 11\/2024\.$/)
})

test('a steady line where less is better', () => {
  expect(finding(series([1500, 1400, 1350, 1312], null), [target('2025-12-31', 1000)], overdueDossiers)).toBe(
    'Giảm bình quân 69 hồ sơ quá hạn mỗi tháng từ tháng 8 đến tháng 11/2024; giữ nhịp này thì kịp mốc 1.000 của ngày 31/12/2025.',
  )
})

test('where the whole changes, the pace is in percentage points', () => {
  const points = [...series([1000, 1100, 1200, 1400, 1500], 2000)]
  const grown = points.map((p, i) => (i === 4 ? { ...p, denominator: 2100, value: 1500 / 2100 } : p))
  expect(finding(grown, [], onNationalPortal)).toBe(
    'Tăng bình quân 5,7 điểm phần trăm mỗi tháng từ tháng 7 đến tháng 11/2024.',
  )
})

test('a line that goes up and down: its ends', () => {
  expect(finding(series([900, 950, 1332, 1312], null), [], overdueDossiers)).toBe(
    'Thấp nhất 900 vào tháng 8/2024, cao nhất 1.332 vào tháng 10/2024; mới nhất 1.312 vào tháng 11/2024.',
  )
  expect(finding(series([900, 950, 800, 1312], null), [], overdueDossiers, 'en')).toBe(
    'Lowest 800 in October 2024, highest 1,312 in November 2024; the latest period is the highest of 4.',
  )
})

test('a level line, a line of zeros, one point, none', () => {
  expect(finding(series([7, 7, 7], 20), [], openDataOffices)).toBe(
    'Không đổi ở mức 7/20 (35,0%) từ tháng 9 đến tháng 11/2024.',
  )
  expect(finding(series([0, 0, 0], 57), [])).toBe(
    'Bằng 0 ở cả 3 kỳ có số liệu, từ tháng 9 đến tháng 11/2024.',
  )
  expect(finding(series([19], 57), [])).toBe('Mới có số liệu của một kỳ, tháng 11/2024: 19/57 (33,3%).')
  expect(finding(series([19], 57), [], nineteenOfFiftySeven, 'en')).toBe(
    'Figures for one period only, November 2024: 19/57 (33.3%).',
  )
  expect(finding(series([null, null], 57), [])).toBe('Chưa có số liệu trong khoảng thời gian này.')
})

test('a sum still growing is no step of the pace', () => {
  const points = series([100, 110, 120, 30], null).map((p, i) =>
    i === 3 ? { ...p, vintage: 'preliminary' as const } : p,
  )
  expect(finding(points, [], overdueDossiers)).toMatch(/từ tháng 8 đến tháng 10\/2024\.$/)
})

test('missing periods are named, counted when many, and begin with the first figure', () => {
  const missing = (points: SeriesPoint[], lang: Lang = 'vi') =>
    plain(trendCaption({ points, targets: [] }, nineteenOfFiftySeven, lang).missing ?? 'null')
  expect(missing(created)).toBe('Tháng 9/2024 chưa có số liệu: đường vẽ đứt ở đó.')
  expect(missing(series([null, 5, null, 6, null, 7], 57))).toBe(
    'Tháng 8 và tháng 10/2024 chưa có số liệu: đường vẽ đứt ở đó.',
  )
  expect(missing(created, 'en')).toBe('No data for September 2024: the line breaks there.')
  expect(missing(series([1, null, null, null, null, null], 57))).toBe(
    '5 kỳ chưa có số liệu: đường vẽ đứt ở đó.',
  )
  expect(missing(series([null, 5, 6], 57))).toBe('null')
  expect(missingPeriods(series([null, 5, null], 57)).map((p) => p.period)).toEqual(['2024-11'])
})

test('an index keeps its decimals, and what is not official says so', () => {
  const indexed = series([0.7102, 0.7405, 0.7857], null).map((p) => ({
    ...p,
    through: p.end,
    vintage: p.period === '2024-11' ? ('estimate' as const) : ('official' as const),
  }))
  const caption = trendCaption({ points: indexed, targets: [] }, overdueDossiers, 'vi')
  expect(plain(caption.finding)).toMatch(/^Tăng bình quân 0,04 /)
  expect(plain(caption.uncertain ?? '')).toBe('Tháng 11/2024: số ước.')
  expect(plain(pointSentence(indexed[2] as SeriesPoint, overdueDossiers, 'en'))).toMatch(
    /0\.7857 .*\. Estimate\. Sample data\.$/,
  )
  const counted = series([3, 4], null).map((p) => ({ ...p, vintage: 'preliminary' as const }))
  expect(trendCaption({ points: counted, targets: [] }, overdueDossiers, 'vi').uncertain).toBeNull()
})

test('a point read aloud', () => {
  const [september, , november] = created.slice(-3) as [SeriesPoint, SeriesPoint, SeriesPoint]
  const now = { level: 28 / 57, expected: 24 / 57, dueOn: '2024-12-31', document: null, sample: true }
  expect(plain(pointSentence({ ...november, target: now }, nineteenOfFiftySeven, 'vi'))).toBe(
    'Tháng 11/2024 (đến 22/11/2024): 19/57 cơ sở dữ liệu dùng chung, 33,3%. Chậm tiến độ, mức cần có 24. Số liệu minh họa.',
  )
  expect(plain(pointSentence({ ...november, illustrative: false }, nineteenOfFiftySeven, 'en'))).toBe(
    'November 2024 (to 22 Nov 2024): 19/57 shared databases, 33.3%. Behind.',
  )
  expect(plain(pointSentence(september, nineteenOfFiftySeven, 'vi'))).toBe('Tháng 9/2024: chưa có số liệu.')
})

const row = (name: string, numerator: number, denominator: number | null): OfficeFigure => ({
  office: office(name, `Sở ${name}`, `Department ${name}`),
  numerator,
  denominator,
  value: denominator === null ? numerator : denominator ? numerator / denominator : null,
  status: 'behind',
})
const ranked = [
  row('A', 2, 2),
  row('B', 3, 4),
  row('C', 1, 3),
  row('D', 1, 4),
  row('E', 0, 4),
  row('F', 0, 1),
  row('G', 0, 0),
]

test('a ranking: below the median, at zero, at all, unknown', () => {
  const caption = (
    rows: OfficeFigure[],
    median: number | null,
    lang: Lang = 'vi',
    asked = nineteenOfFiftySeven,
  ) => plain(rankingCaption({ rows, median }, asked, lang))
  expect(caption(ranked, 0.2917)).toBe(
    '3 trong 6 sở, ngành dưới trung vị 29,2%; 2 đơn vị ở mức 0. Sở A đạt 100%. 1 đơn vị chưa có số liệu.',
  )
  expect(caption(ranked, 0.2917, 'en')).toBe(
    '3 of 6 departments below the median of 29.2%; 2 at zero. Department A has reached 100%. 1 office without a figure.',
  )
  expect(caption([row('A', 1, 1), row('B', 2, 2)], 1)).toBe(
    'Không đơn vị nào trong 2 sở, ngành dưới trung vị 100,0%. Tất cả đạt 100%.',
  )
  expect(
    caption([row('A', 512, null), row('B', 20, null), row('C', 0, null)], 20, 'vi', overdueDossiers),
  ).toBe('1 trong 3 sở, ngành trên trung vị 20; 1 đơn vị ở mức 0.')
  expect(caption([], null)).toBe('Chưa đơn vị nào có số liệu.')
})

test('a ranking that rests on estimates says how many, and marks each', () => {
  const some = [
    { ...row('A', 2, 2), vintage: 'estimate' as const },
    { ...row('B', 3, 4), vintage: 'estimate' as const },
    { ...row('C', 1, 3), vintage: 'preliminary' as const },
    row('D', 1, 4),
  ]
  const said = (lang: Lang) => plain(rankingCaption({ rows: some, median: 0.5 }, nineteenOfFiftySeven, lang))
  expect(said('vi')).toMatch(/2 đơn vị báo số ước \(≈\), 1 đơn vị báo số sơ bộ \(≃\)\.$/)
  expect(said('en')).toMatch(/2 offices with an estimate \(≈\), 1 office with a preliminary figure \(≃\)\.$/)
  expect(some.map((one) => plain(officeFigureText(one, 'share', 'vi')))).toEqual([
    '≈ 2/2',
    '≈ 3/4',
    '≃ 1/3',
    '1/4',
  ])
})

test('a bar read aloud', () => {
  const [, second] = ranked as [OfficeFigure, OfficeFigure]
  expect(plain(rankSentence({ ...second, rank: 2 }, nineteenOfFiftySeven, 'vi'))).toBe(
    'Sở B: hạng 2, 3/4 cơ sở dữ liệu dùng chung, 75,0%. Chậm tiến độ.',
  )
  expect(rankSentence(row('G', 0, 0), nineteenOfFiftySeven, 'en')).toBe('Department G: no data.')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../day.ts'
import { formatter, plain } from '../format.ts'
import { colours } from '../tokens.ts'
import { dayNumber, dayOfNumber, dayTicks, valueSpan } from './axis.ts'
import { bullet } from './bullet.ts'
import type { ChartEnv } from './env.ts'
import { path, step } from './gallery/build.ts'
import rankingTwenty from './gallery/ranking-twenty-offices.ts'
import trendLong from './gallery/trend-long-history.ts'
import trendNineteen from './gallery/trend-nineteen-of-fifty-seven.ts'
import trendPath from './gallery/trend-path-to-target.ts'
import { charts } from './index.ts'
import { along, Crowd } from './labels.ts'
import { rankingHeight } from './ranking.ts'
import { sparkline } from './sparkline.ts'
import { targetCorners } from './target-line.ts'
import { textWidth, wrapped } from './text-width.ts'
import { trendEventKey, trendFloorNote } from './trend.ts'

const env: ChartEnv = {
  colours: colours.light,
  format: formatter('vi'),
  lang: 'vi',
  medium: 'screen',
  width: 960,
}
const phone = { ...env, width: 328 }

test('counts and low shares begin at zero, shares that are all high do not, none passes 100%', () => {
  expect(valueSpan([19, 57], 'count')).toEqual({ min: 0, max: 60, step: 20 })
  expect(valueSpan([0, 0], 'count')).toEqual({ min: 0, max: 2, step: 1 })
  expect(valueSpan([0.33, 0.85], 'share')).toEqual({ min: 0, max: 1, step: 0.25 })
  expect(valueSpan([0.94, 0.976, 0.95], 'share')).toEqual({ min: 0.92, max: 0.98, step: 0.02 })
  expect(valueSpan([], 'share').min).toBe(0)
})

test('every value is on its axis', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(share, { minLength: 1 }), (values) => {
      const { min, max } = valueSpan(values, 'share')
      expect(Math.min(...values)).toBeGreaterThanOrEqual(min)
      expect(Math.max(...values)).toBeLessThanOrEqual(max)
      expect(max).toBeLessThanOrEqual(1)
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.nat(1e7), { minLength: 1 }), (values) => {
      const { min, max, step: by } = valueSpan(values, 'count')
      expect(min).toBe(0)
      expect(Math.max(...values)).toBeLessThanOrEqual(max)
      expect(max / by).toBeLessThanOrEqual(8)
    }),
  )
})

test('an axis that does not begin at zero says so', () => {
  expect(trendFloorNote(trendPath, env)).toBe('Trục dọc bắt đầu từ 60%.')
  expect(trendFloorNote(trendNineteen, env)).toBeNull()
})

test('ticks stand on first days of months, fewer where there is less room, and say the year where it begins', () => {
  const labels = (from: string, to: string, of: ChartEnv) =>
    dayTicks(from, to, of.width - 60, of).map((tick) => plain(tick.label))
  expect(labels('2024-01-01', '2025-12-31', env)).toEqual([
    'T1/2024',
    'T4',
    'T7',
    'T10',
    'T1/2025',
    'T4',
    'T7',
    'T10',
  ])
  expect(labels('2024-01-01', '2025-12-31', phone)).toEqual(['T1/2024', 'T7', 'T1/2025', 'T7'])
  expect(labels('2016-01-01', '2025-12-31', env).slice(0, 2)).toEqual(['2016', '2017'])
  expect(dayOfNumber(dayNumber('2024-11-22'))).toBe('2024-11-22')
})

test('a target is steps, slopes where it is a path, and stays in force', () => {
  const steps = [step('2023-07-01', '2024-06-30', 12), path('2024-07-01', '2024-12-31', 12, 28)]
  expect(targetCorners(steps, '2024-01-01', '2025-06-30')).toEqual([
    ['2024-01-01', 12],
    ['2024-06-30', 12],
    ['2024-06-30', 12],
    ['2024-12-31', 28],
    ['2025-06-30', 28],
  ])
  expect(targetCorners(steps, '2024-01-01', '2024-03-31')).toEqual([
    ['2024-01-01', 12],
    ['2024-03-31', 12],
  ])
  expect(targetCorners([], '2024-01-01', '2024-03-31')).toEqual([])
})

test('events are words where they fit side by side, letters with a key where they do not', () => {
  expect(trendEventKey(trendNineteen, env)).toBeNull()
  expect(trendEventKey(trendNineteen, phone)).toEqual([
    { mark: 'A', day: '2024-03-15', label: 'Ban hành danh mục 57 cơ sở dữ liệu (minh họa)' },
    { mark: 'B', day: '2024-11-21', label: 'Khởi động Dự án Chính quyền số' },
  ])
  expect(trendEventKey(trendLong, env)?.map(({ mark }) => mark)).toEqual(['A', 'B', 'C'])
  const early = { day: addDays('2024-01-01', -40), label: { vi: 'Trước đó', en: 'Before' } }
  expect(trendEventKey({ ...trendNineteen, events: [early] }, phone)).toBeNull()
})

test('the first series holds one point a period, in order, with nothing where nothing is known', () => {
  const { series } = charts.trend(trendNineteen, env)
  const [focus] = Array.isArray(series) ? series : []
  const data =
    focus && 'data' in focus && Array.isArray(focus.data) ? (focus.data as { value: unknown[] }[]) : []
  expect(data.map((p) => p.value[1])).toEqual([5, 6, 6, 8, 9, 11, 13, 15, null, 18, 19])
})

test('one picture from one set of figures', () => {
  const json = (of: ChartEnv) => JSON.stringify(charts.ranking(rankingTwenty, of))
  expect(json(env)).toBe(json(env))
  expect(rankingHeight(rankingTwenty, phone)).toBeGreaterThan(rankingHeight(rankingTwenty, env))
})

test('paper has no pointer and nothing moves on it', () => {
  const option = charts.trend(trendNineteen, { ...env, medium: 'print' })
  expect([option.tooltip, option.animation]).toEqual([{ show: false }, false])
})

test('what the pointer reads is text, never markup', () => {
  const [row] = rankingTwenty.rows
  if (!row) throw new Error('no rows')
  const name = { vi: '<img src=x onerror=alert(1)>', en: '' }
  const rows = [{ ...row, office: { ...row.office, name } }]
  const { tooltip } = charts.ranking({ ...rankingTwenty, rows }, env)
  const say = tooltip && !Array.isArray(tooltip) ? tooltip.formatter : null
  if (typeof say !== 'function') throw new Error('no formatter')
  const at = { seriesIndex: 0, dataIndex: 0 } as Parameters<typeof say>[0]
  expect(say(at, '', () => undefined)).toBe(
    '&#60;img src=x onerror=alert(1)&#62;<br>2/2 · 100,0%<br>Đúng tiến độ',
  )
})

test('a label takes the first free place, and the least bad where none is free', () => {
  const crowd = new Crowd({ x: 0, y: 0, width: 100, height: 100 })
  crowd.add(
    along([
      [0, 50],
      [100, 50],
    ]),
  )
  const box = (x: number, y: number) => ({ x, y, width: 20, height: 10 })
  expect(crowd.place([box(10, 45), box(10, 60)])).toEqual(box(10, 60))
  expect(crowd.place([box(15, 62), box(40, 62)])).toEqual(box(40, 62))
  expect(crowd.place([box(95, 10), box(10, 46)])).toEqual(box(10, 46))
})

test('texts are as wide as the face draws them', () => {
  // fontkit, Be Vietnam Pro Regular at 1000 units: 25234
  expect(textWidth('Sở Nông nghiệp và Phát triển nông thôn 1.579/1.937', 1000)).toBeCloseTo(25_234, -3)
  expect(wrapped('Sở Nông nghiệp và Phát triển nông thôn', 13, 120)).toEqual([
    'Sở Nông nghiệp và',
    'Phát triển nông',
    'thôn',
  ])
  expect(wrapped('Nghiêngngảnghiêngngả', 13, 20)).toEqual(['Nghiêngngảnghiêngngả'])
})

test('a sparkline breaks where nothing is known and keeps figures that stand alone', () => {
  expect(sparkline([1, 2, null, 3, null, 2, 4], { full: true })).toEqual({
    path: 'M4 30L20 21.3M84 21.3L100 4',
    alone: [{ x: 52, y: 12.7 }],
    last: { x: 100, y: 4, full: true },
  })
  expect(sparkline([5, 5], { full: false })).toEqual({
    path: 'M4 17L100 17',
    alone: [],
    last: { x: 100, y: 17, full: false },
  })
  expect(sparkline([5, null], { full: true })).toEqual({ path: '', alone: [{ x: 4, y: 17 }], last: null })
  expect(sparkline([7], { full: true })).toEqual({ path: '', alone: [], last: { x: 4, y: 17, full: true } })
  expect(sparkline([], { full: true })).toEqual({ path: '', alone: [], last: null })
})

test('a bullet is parts of the width', () => {
  const target = { level: 0.5, expected: 0.4, dueOn: '2024-12-31', document: null, sample: true }
  expect(bullet({ value: 1 / 3, target, unit: 'share' })).toEqual({
    value: 1 / 3,
    target: 0.5,
    expected: 0.4,
  })
  const count = bullet({ value: 23, target: { ...target, level: 22, expected: 22 }, unit: 'count' })
  expect(count?.value).toBeCloseTo(1 / 1.08)
  expect(bullet({ value: 0, target: { ...target, level: 0, expected: 0 }, unit: 'count' })).toEqual({
    value: 0,
    target: 0,
    expected: 0,
  })
  expect(bullet({ value: null, target, unit: 'share' })).toBeNull()
  expect(bullet({ value: 5, target: null, unit: 'count' })).toBeNull()
})

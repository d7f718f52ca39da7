import { expect, test } from 'vitest'
import { plain } from '../format.ts'
import type { ScorecardItem } from '../scorecard.ts'
import type { Lang } from '../words.ts'
import {
  filedOnline,
  machineReadable,
  nineteenOfFiftySeven,
  office,
  onItsPath,
  onNationalPortal,
  openDataOffices,
  overdueDossiers,
  runningExchanges,
  settledOnTime,
  sharedTables,
  survey,
  warehouseRecords,
} from './cases.ts'
import { changeWords } from './change.ts'
import { figureParts, figureText } from './figure.ts'
import { gapBrief, gapWords, levelText, targetLabel } from './gap.ts'
import { kpiSentence } from './kpi.ts'
import { lowerFirst, upperFirst } from './words.ts'

const say = (item: ScorecardItem, lang: Lang = 'vi') => plain(kpiSentence(item, lang))

test('19/57, behind', () => {
  expect(say(nineteenOfFiftySeven)).toBe(
    'Đến 22/11/2024, thành phố có 19 trong 57 cơ sở dữ liệu dùng chung đã tạo lập (33,3%), tăng 1 so với tháng 10 nhưng còn thiếu 9 so với mốc 28 của ngày 31/12/2024.',
  )
  expect(say(nineteenOfFiftySeven, 'en')).toBe(
    'As of 22 Nov 2024, the city had 19 of 57 shared databases created (33.3%), up 1 from October but 9 short of the target of 28 for 31 Dec 2024.',
  )
})

test('1.579/1.937, at risk against a level that holds all along', () => {
  expect(say(onNationalPortal)).toBe(
    'Đến 22/11/2024, thành phố có 1.579 trong 1.937 dịch vụ tích hợp trên Cổng Dịch vụ công quốc gia (81,5%), tăng 41 so với tháng 10 nhưng còn thiếu 68 so với mốc 85% (áp dụng đến 31/12/2024).',
  )
  expect(say(onNationalPortal, 'en')).toBe(
    'As of 22 Nov 2024, the city had 1,579 of 1,937 services on the National Public Service Portal (81.5%), up 41 from October but 68 short of the target of 85% (in force to 31 Dec 2024).',
  )
})

test('58, without a target', () => {
  expect(say(sharedTables)).toBe(
    'Đến 22/11/2024, thành phố có 58 bảng dữ liệu dùng chung, tăng 3 so với tháng 10; chưa giao chỉ tiêu.',
  )
  expect(say(sharedTables, 'en')).toBe(
    'As of 22 Nov 2024, the city had 58 shared data tables, up 3 from October; no target is set.',
  )
})

test('no data: the last known period is named, or that there is none', () => {
  expect(say(machineReadable)).toBe(
    'Bộ dữ liệu mở đúng chuẩn máy đọc: chưa có số liệu tháng 11/2024. Kỳ gần nhất có số liệu: tháng 9/2024 (70,5%).',
  )
  expect(say({ ...machineReadable, trend: machineReadable.trend.slice(-2) }, 'en')).toBe(
    'Open datasets that machines can read: no data for November 2024. None of the last 2 periods has a figure.',
  )
})

test('lower is better', () => {
  expect(say(overdueDossiers)).toBe(
    'Đến 22/11/2024, thành phố có 1.312 hồ sơ quá hạn, giảm 20 so với tháng 10 nhưng cao hơn 312 so với mức tối đa 1.000 (áp dụng đến 31/12/2024).',
  )
  expect(say(overdueDossiers, 'en')).toBe(
    'As of 22 Nov 2024, the city had 1,312 dossiers overdue, down 20 from October but 312 above the limit of 1,000 (in force to 31 Dec 2024).',
  )
})

test('no change is said without a contrast', () => {
  expect(say(openDataOffices)).toBe(
    'Đến 22/11/2024, thành phố có 7 trong 20 sở, ngành có dữ liệu mở (35,0%), không đổi so với tháng 10, còn thiếu 7 so với mốc 14 (áp dụng đến 31/12/2024).',
  )
})

test('a published bound is said in place of the number, and gives no exact gap', () => {
  expect(say(filedOnline)).toBe(
    'Trong tháng 11/2024 (đến 22/11), thành phố có trên 90% hồ sơ nộp trực tuyến, tăng 0,4 điểm phần trăm so với tháng 10 và vượt mốc 85% (áp dụng đến 31/12/2024).',
  )
  expect(say(warehouseRecords)).toBe(
    'Đến 22/11/2024, thành phố có trên 437.000 bản ghi trong kho dữ liệu dùng chung, tăng khoảng 25.000 so với tháng 10; chưa giao chỉ tiêu.',
  )
  expect(say(warehouseRecords, 'en')).toContain(
    'more than 437,000 records in the shared warehouse, up about 25,000',
  )
})

test('a worse figure that still meets its target', () => {
  expect(say(settledOnTime)).toBe(
    'Trong tháng 11/2024 (đến 22/11), thành phố có 118.402 trong 121.630 hồ sơ giải quyết đúng hạn (97,3%), giảm 0,4 điểm phần trăm so với tháng 10 nhưng vẫn vượt 2,3 điểm phần trăm so với mốc 95% (áp dụng đến 31/12/2024).',
  )
})

test('a name that does not go on from its noun opens the sentence', () => {
  expect(say(survey)).toBe(
    'Mức độ hài lòng qua khảo sát: trong quý III/2024, thành phố đạt 4.612 trong 5.040 phiếu khảo sát (91,5%), tăng 1,4 điểm phần trăm so với quý II và vượt 1,5 điểm phần trăm so với mốc 90% (áp dụng đến 31/12/2024).',
  )
})

test('an amount still running is held against the days gone by', () => {
  expect(say(runningExchanges)).toBe(
    'Trong tháng 11/2024 (đến 22/11), thành phố có 612.480 giao dịch qua nền tảng LGSP, vượt 172.480 so với mức 440.000 cần có đến 22/11/2024.',
  )
  expect(changeWords(runningExchanges, 'en')).toBe('The period is still running: not compared yet')
})

test('short of the last day’s level, but on its path', () => {
  expect(say(onItsPath)).toBe(
    'Đến 22/11/2024, thành phố có 26 trong 57 cơ sở dữ liệu dùng chung đã tạo lập (45,6%), tăng 1 so với tháng 10, còn 2 nữa đến mốc 28 của ngày 31/12/2024, đúng lộ trình.',
  )
  expect(say(onItsPath, 'en')).toMatch(
    /, up 1 from October, 2 to go to the target of 28 for 31 Dec 2024, as planned\.$/,
  )
})

test('a target whose day is past keeps its day', () => {
  const past = { ...onNationalPortal, until: '2025-01-31', period: '2025-01' }
  expect(say(past)).toMatch(/so với mốc 85% của ngày 31\/12\/2024\.$/)
})

test('a title inside a sentence loses its capital, an abbreviation keeps it', () => {
  expect(['Sở, ngành', 'CSDL dùng chung', 'Đất đai', 'A1', ''].map(lowerFirst)).toEqual([
    'sở, ngành',
    'CSDL dùng chung',
    'đất đai',
    'A1',
    '',
  ])
  expect(upperFirst('đất đai')).toBe('Đất đai')
})

test('of one office', () => {
  const health = office('SYT', 'Sở Y tế', 'Department of Health')
  expect(kpiSentence(nineteenOfFiftySeven, 'vi', health)).toContain('Đến 22/11/2024, Sở Y tế có 19')
  expect(kpiSentence(nineteenOfFiftySeven, 'en', health)).toContain(
    'As of 22 Nov 2024, the Department of Health had'.replace('22 Nov 2024', '22\u00a0Nov\u00a02024'),
  )
})

test('gaps, alone and beside a drawn target', () => {
  const gaps = (item: ScorecardItem, lang: Lang = 'vi') =>
    [gapWords(item, lang), gapBrief(item, lang)].map((text) => text && plain(text))
  expect(gaps(nineteenOfFiftySeven)).toEqual(['thiếu 9 so với mốc 28', 'thiếu 9 cơ sở dữ liệu dùng chung'])
  expect(gaps(onNationalPortal)).toEqual(['thiếu 68 so với mốc 85%', 'thiếu 68 dịch vụ'])
  expect(gaps(onNationalPortal, 'en')).toEqual(['68 short of the target of 85%', '68 services short'])
  expect(gaps(settledOnTime)).toEqual(['vượt 2,3 điểm phần trăm so với mốc 95%', 'vượt 2,3 điểm phần trăm'])
  expect(gaps(overdueDossiers)).toEqual(['cao hơn 312 so với mức tối đa 1.000', 'cao hơn 312 hồ sơ'])
  expect(gaps(sharedTables)).toEqual([null, null])
  expect(gaps(machineReadable)).toEqual([null, null])
  expect(gaps({ ...openDataOffices, numerator: 14, value: 0.7, status: 'on-track' })).toEqual([
    'đạt mốc 14',
    'đạt mốc',
  ])
  expect(gaps({ ...overdueDossiers, numerator: 990, value: 990, status: 'on-track' })).toEqual([
    'thấp hơn 10 so với mức tối đa 1.000',
    'thấp hơn 10 hồ sơ',
  ])
})

test('a large whole is short by percentage points, not by a list', () => {
  const short = { ...settledOnTime, numerator: 112_000, value: 112_000 / 121_630, status: 'behind' as const }
  expect(plain(gapWords(short, 'vi') ?? '')).toBe('thiếu 2,9 điểm phần trăm so với mốc 95%')
})

test('a target is named in things where it is a number of them', () => {
  expect([
    levelText(28 / 57, { unit: 'share', denominator: 57 }, 'vi'),
    levelText(0.85, { unit: 'share', denominator: 1937 }, 'vi'),
  ]).toEqual(['28', '85%'])
  expect(levelText(28 / 57, { unit: 'share', denominator: 58 }, 'vi')).toBe('49,1%')
  expect(
    nineteenOfFiftySeven.target &&
      plain(targetLabel(nineteenOfFiftySeven.target, nineteenOfFiftySeven, 'vi')),
  ).toBe('Mốc 28 · 31/12/2024')
})

test('changes carry their judgement', () => {
  const words = (item: ScorecardItem, lang: Lang = 'vi') => plain(changeWords(item, lang) ?? '')
  expect(words(onNationalPortal)).toBe('Tăng 41 so với tháng 10: tốt hơn')
  expect(words(settledOnTime)).toBe('Giảm 0,4 điểm phần trăm so với tháng 10: kém hơn')
  expect(words(overdueDossiers)).toBe('Giảm 20 so với tháng 10: tốt hơn')
  expect(words(openDataOffices)).toBe('Không đổi so với tháng 10')
  expect(words({ ...sharedTables, change: null })).toBe('Chưa có kỳ nào để so sánh')
  expect(words(overdueDossiers, 'en')).toBe('Down 20 from October: better')
  expect(changeWords(machineReadable, 'vi')).toBeNull()
})

test('figures of a tile', () => {
  const text = (item: ScorecardItem, lang: Lang = 'vi') => plain(figureText(item, lang) ?? 'null')
  expect(
    [nineteenOfFiftySeven, filedOnline, warehouseRecords, sharedTables, machineReadable].map((i) => text(i)),
  ).toEqual(['19/57 (33,3%)', 'trên 90%', 'trên 437.000', '58', 'null'])
  expect(figureParts(filedOnline, 'vi')).toEqual({
    over: 'trên',
    main: '90%',
    of: null,
    share: null,
    noun: 'hồ sơ',
  })
  expect(figureParts(nineteenOfFiftySeven, 'vi')).toEqual({
    over: null,
    main: '19',
    of: '57',
    share: '33,3%',
    noun: null,
  })
  expect(figureParts(sharedTables, 'vi')?.noun).toBe('bảng dữ liệu')
})

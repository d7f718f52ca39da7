import type { ThemeName } from '../../tokens.ts'
import type { Lang } from '../../words.ts'
import type { ChartData, ChartKind } from '../index.ts'
import rankingCounts from './ranking-counts.ts'
import rankingLargeCounts from './ranking-large-counts.ts'
import rankingLongNames from './ranking-long-names.ts'
import rankingNoData from './ranking-no-data.ts'
import rankingSomeWithoutData from './ranking-some-without-data.ts'
import rankingThirtyFiveOffices from './ranking-thirty-five-offices.ts'
import rankingTwentyOffices from './ranking-twenty-offices.ts'
import servicesMissing from './services-missing.ts'
import trendAllZero from './trend-all-zero.ts'
import trendLongHistory from './trend-long-history.ts'
import trendLowerIsBetter from './trend-lower-is-better.ts'
import trendNineteenOfFiftySeven from './trend-nineteen-of-fifty-seven.ts'
import trendNoTarget from './trend-no-target.ts'
import trendOnePoint from './trend-one-point.ts'
import trendPathToTarget from './trend-path-to-target.ts'
import trendWeeks from './trend-weeks.ts'
import trendWithGap from './trend-with-gap.ts'

/** One way of looking at a case. */
export type Look = { theme: ThemeName; lang: Lang; width: number }
export type Case = {
  [K in ChartKind]: { kind: K; data: ChartData[K]; looks: readonly Look[]; says: readonly string[] }
}[ChartKind]

const usual: Look = { theme: 'light', lang: 'vi', width: 960 }
const phone: Look = { ...usual, width: 328 }
const dark: Look = { ...usual, theme: 'dark' }
const english: Look = { ...usual, lang: 'en' }
const paper: Look = { ...usual, theme: 'print' }

/** `says`: words that must be in the picture in its usual look, with ordinary spaces. */
export const gallery: Record<string, Case> = {
  'trend-nineteen-of-fifty-seven': {
    kind: 'trend',
    data: trendNineteenOfFiftySeven,
    looks: [usual, dark, english, phone, paper],
    says: [
      'Mốc 28 · 31/12/2024',
      '19/57',
      '33,3% · 22/11/2024',
      'Tháng 9:',
      'chưa có số liệu',
      'T1/2025',
      '60',
    ],
  },
  'trend-path-to-target': {
    kind: 'trend',
    data: trendPathToTarget,
    looks: [usual, phone],
    says: ['Mốc 85% · 31/12/2024', '1.579/1.937', '81,5% · 22/11/2024', '80%'],
  },
  'trend-with-gap': {
    kind: 'trend',
    data: trendWithGap,
    looks: [usual, dark],
    says: ['940/1.000', '94,0% · 31/10/2024', 'Tháng 4:', 'chưa có số liệu'],
  },
  'trend-one-point': { kind: 'trend', data: trendOnePoint, looks: [usual], says: ['23', '22/11/2024'] },
  'trend-all-zero': {
    kind: 'trend',
    data: trendAllZero,
    looks: [usual],
    says: ['0/20', 'Mốc 2 · 31/12/2024'],
  },
  'trend-lower-is-better': {
    kind: 'trend',
    data: trendLowerIsBetter,
    looks: [usual, english],
    says: ['Tối đa 1.000 · 31/12/2024', '1.312', 'hồ sơ quá hạn'],
  },
  'trend-no-target': {
    kind: 'trend',
    data: trendNoTarget,
    looks: [usual, phone],
    says: ['58', '22/11/2024', 'Cùng kỳ năm trước'],
  },
  'trend-long-history': {
    kind: 'trend',
    data: trendLongHistory,
    looks: [usual, phone],
    says: ['2016', '2024', 'Mốc 95% · 31/12/2025'],
  },
  'trend-weeks': {
    kind: 'trend',
    data: trendWeeks,
    looks: [usual],
    says: ['1.712/1.800', 'Mốc 90% · 31/12/2024'],
  },
  'ranking-twenty-offices': {
    kind: 'ranking',
    data: rankingTwentyOffices,
    looks: [usual, dark, english, phone, paper],
    says: [
      'Toàn thành phố',
      '19/57',
      '33,3%',
      'Chậm tiến độ',
      'Thanh tra thành phố',
      'trung vị 29,2%',
      'Sở, ngành',
    ],
  },
  'ranking-long-names': {
    kind: 'ranking',
    data: rankingLongNames,
    looks: [usual, phone],
    says: ['4.912/5.040', '97,5%', 'Đúng tiến độ'],
  },
  'ranking-counts': {
    kind: 'ranking',
    data: rankingCounts,
    looks: [usual],
    says: ['24', '73', 'trung vị 10'],
  },
  'ranking-large-counts': { kind: 'ranking', data: rankingLargeCounts, looks: [usual], says: ['512', '979'] },
  'ranking-no-data': {
    kind: 'ranking',
    data: rankingNoData,
    looks: [usual],
    says: ['Chưa đơn vị nào có số liệu.'],
  },
  'ranking-some-without-data': {
    kind: 'ranking',
    data: rankingSomeWithoutData,
    looks: [usual, dark],
    says: ['Chưa có số liệu', '9/12', '–'],
  },
  'ranking-thirty-five-offices': {
    kind: 'ranking',
    data: rankingThirtyFiveOffices,
    looks: [usual],
    says: ['Đơn vị thứ 35', 'Xã, phường'],
  },
  'services-missing': {
    kind: 'services',
    data: servicesMissing,
    looks: [usual, dark, english, phone, paper],
    says: ['Còn thiếu', '212/259 · 81,9%', '47', '48 mục khác', '126', '530/530 · 100,0%'],
  },
}

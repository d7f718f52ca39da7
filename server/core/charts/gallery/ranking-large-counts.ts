import type { RankingData } from '../ranking.ts'
import { city, rowsOf } from './build.ts'

export default {
  unit: 'count',
  rows: rowsOf(
    [
      ['Sở Xây dựng', 512, null],
      ['Sở Tài nguyên và Môi trường', 344, null],
      ['Sở Y tế', 120, null],
      ['Sở Nội vụ', 3, null],
      ['Sở Du lịch', 0, null],
    ],
    { level: null, slack: 0 },
  ),
  city: city(979, null, 'behind'),
  median: 120,
} satisfies RankingData

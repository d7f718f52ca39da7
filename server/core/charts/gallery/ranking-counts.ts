import type { RankingData } from '../ranking.ts'
import { city, rowsOf } from './build.ts'

/** Without denominators: one cell a thing, on the scale of the largest office. */
export default {
  unit: 'count',
  rows: rowsOf(
    [
      ['Sở Thông tin và Truyền thông', 24, null],
      ['Sở Giáo dục và Đào tạo', 16, null],
      ['Sở Tài chính', 13, null],
      ['Sở Nông nghiệp và Phát triển nông thôn', 10, null],
      ['Sở Giao thông vận tải', 7, null],
      ['Sở Du lịch', 3, null],
      ['Thanh tra thành phố', 0, null],
    ],
    { level: null, slack: 0 },
  ),
  city: city(73, null, 'no-target'),
  median: 10,
} satisfies RankingData

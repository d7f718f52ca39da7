import type { RankingData } from '../ranking.ts'
import { city, rowsOf } from './build.ts'

/** Denominators far beyond what can be cut into cells, and names that need two lines. */
export default {
  unit: 'share',
  rows: rowsOf(
    [
      [
        'Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và hạ tầng kỹ thuật đô thị',
        4_912,
        5_040,
      ],
      ['Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính thành phố', 11_868, 12_430],
      ['Sở Nông nghiệp và Phát triển nông thôn', 7_211, 7_480],
      ['Sở Y tế', 9_163, 9_360],
      ['Sở Lao động – Thương binh và Xã hội', 6_575, 6_730],
    ],
    { level: 0.97, slack: 0.02 },
  ),
  city: city(39_729, 41_040, 'at-risk'),
  median: 0.9698,
} satisfies RankingData

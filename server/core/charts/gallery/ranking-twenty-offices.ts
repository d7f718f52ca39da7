import { medianOf } from '../../value.ts'
import type { RankingData } from '../ranking.ts'
import { city, rowsOf } from './build.ts'

const rows = rowsOf(
  [
    ['Văn phòng UBND thành phố', 2, 2],
    ['Sở Thông tin và Truyền thông', 3, 4],
    ['Sở Nội vụ', 2, 3],
    ['Sở Tư pháp', 2, 3],
    ['Sở Giáo dục và Đào tạo', 2, 3],
    ['Sở Khoa học và Công nghệ', 1, 2],
    ['Ban Quản lý Khu kinh tế Hải Phòng', 1, 2],
    ['Sở Kế hoạch và Đầu tư', 1, 3],
    ['Sở Tài chính', 1, 3],
    ['Sở Y tế', 1, 3],
    ['Sở Nông nghiệp và Phát triển nông thôn', 1, 4],
    ['Sở Lao động – Thương binh và Xã hội', 1, 4],
    ['Sở Tài nguyên và Môi trường', 1, 5],
    ['Sở Giao thông vận tải', 0, 4],
    ['Sở Xây dựng', 0, 4],
    ['Sở Công Thương', 0, 3],
    ['Sở Văn hóa và Thể thao', 0, 2],
    ['Sở Ngoại vụ', 0, 1],
    ['Sở Du lịch', 0, 1],
    ['Thanh tra thành phố', 0, 1],
  ],
  { level: 28 / 57, slack: 0.16 },
)

export default {
  unit: 'share',
  rows,
  city: city(19, 57, 'behind'),
  median: medianOf(rows.map((row) => row.value)),
} satisfies RankingData

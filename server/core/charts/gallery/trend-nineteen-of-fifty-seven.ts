import type { TrendData } from '../trend.ts'
import { path, pointsUpTo, step } from './build.ts'

export default {
  unit: 'share',
  better: 'higher',
  asOfDay: '2024-11-22',
  points: pointsUpTo('2024-11', [5, 6, 6, 8, 9, 11, 13, 15, null, 18, 19], 57),
  targets: [
    step('2023-07-01', '2024-06-30', 12 / 57),
    step('2024-07-01', '2024-12-31', 28 / 57),
    step('2025-01-01', '2025-06-30', 42 / 57),
    path('2025-07-01', '2025-12-31', 42 / 57, 1),
  ],
  events: [
    {
      day: '2024-03-15',
      label: { vi: 'Ban hành danh mục 57 cơ sở dữ liệu', en: 'List of 57 databases issued' },
      sample: true,
    },
    {
      day: '2024-11-21',
      label: { vi: 'Khởi động Dự án Chính quyền số', en: 'Digital Government Project launched' },
    },
  ],
} satisfies TrendData

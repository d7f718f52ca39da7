import type { TrendData } from '../trend.ts'
import { pointsUpTo } from './build.ts'

export default {
  unit: 'count',
  better: 'higher',
  asOfDay: '2024-11-22',
  points: pointsUpTo('2024-11', [31, 33, 36, 36, 40, 42, 45, 47, 50, 52, 55, 58], null),
  targets: [],
  events: [],
  compare: {
    label: 'Cùng kỳ năm trước',
    points: pointsUpTo('2024-11', [12, 12, 14, 17, 17, 19, 22, 22, 25, 27, 28, 30], null),
  },
} satisfies TrendData

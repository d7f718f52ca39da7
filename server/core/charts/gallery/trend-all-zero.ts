import type { TrendData } from '../trend.ts'
import { pointsUpTo, step } from './build.ts'

export default {
  unit: 'share',
  better: 'higher',
  asOfDay: '2024-11-22',
  points: pointsUpTo('2024-11', [0, 0, 0, 0, 0, 0], 20),
  targets: [step('2024-01-01', '2024-12-31', 0.1)],
  events: [],
} satisfies TrendData

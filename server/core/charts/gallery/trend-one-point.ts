import type { TrendData } from '../trend.ts'
import { pointsUpTo } from './build.ts'

export default {
  unit: 'count',
  better: 'higher',
  asOfDay: '2024-11-22',
  points: pointsUpTo('2024-11', [23], null),
  targets: [],
  events: [],
} satisfies TrendData

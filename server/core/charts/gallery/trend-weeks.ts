import type { TrendData } from '../trend.ts'
import { pointsUpTo, step } from './build.ts'

export default {
  unit: 'share',
  better: 'higher',
  asOfDay: '2024-11-22',
  points: pointsUpTo(
    '2024-W47',
    [2104, 2090, 2143, 2166, 2201, 2188, 2230, 2219, 2254, 1712],
    [2301, 2288, 2310, 2340, 2351, 2362, 2374, 2360, 2388, 1800],
  ),
  targets: [step('2024-01-01', '2024-12-31', 0.9)],
  events: [],
} satisfies TrendData

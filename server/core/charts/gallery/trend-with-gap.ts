import type { TrendData } from '../trend.ts'
import { pointsUpTo, step } from './build.ts'

/** One figure stands alone between two gaps; the newest period is missing too. */
export default {
  unit: 'share',
  better: 'higher',
  asOfDay: '2024-11-22',
  points: pointsUpTo(
    '2024-11',
    [null, 812, 820, 835, null, 851, null, null, 902, 911, 940, null],
    [900, 900, 910, 920, 920, 930, 940, 960, 980, 990, 1000, 1000],
  ),
  targets: [step('2024-01-01', '2024-12-31', 0.95)],
  events: [],
} satisfies TrendData

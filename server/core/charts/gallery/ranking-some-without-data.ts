import type { RankingData } from '../ranking.ts'
import { city, rowsOf } from './build.ts'

/** A denominator of nothing has no share: hatched, never zero. */
export default {
  unit: 'share',
  rows: rowsOf(
    [
      ['Sở Nội vụ', 12, 12],
      ['Sở Tư pháp', 9, 12],
      ['Sở Y tế', 3, 30],
      ['Sở Du lịch', 0, 0],
      ['Sở Ngoại vụ', 0, 0],
    ],
    { level: 0.8, slack: 0.1 },
  ),
  city: city(24, 54, 'behind'),
  median: 0.75,
} satisfies RankingData

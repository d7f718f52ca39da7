import { medianOf } from '../../value.ts'
import type { RankingData } from '../ranking.ts'
import { city, rowsOf } from './build.ts'

const rows = rowsOf(
  Array.from(
    { length: 35 },
    (_, i) => [`Đơn vị thứ ${i + 1}`, 900 - i * 17 - (i % 4) * 9, 1_000 - (i % 5) * 3] as const,
  ),
  { level: 0.7, slack: 0.1, kind: 'commune' },
)

export default {
  unit: 'share',
  rows,
  city: city(
    rows.reduce((sum, row) => sum + row.numerator, 0),
    rows.reduce((sum, row) => sum + (row.denominator ?? 0), 0),
    'at-risk',
  ),
  median: medianOf(rows.map((row) => row.value)),
} satisfies RankingData

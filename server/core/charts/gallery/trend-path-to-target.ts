import type { TrendData } from '../trend.ts'
import { path, pointsUpTo } from './build.ts'

export default {
  unit: 'share',
  better: 'higher',
  asOfDay: '2024-11-22',
  points: pointsUpTo(
    '2024-11',
    [1290, 1302, 1331, 1357, 1380, 1402, 1438, 1461, 1490, 1513, 1538, 1579],
    [1901, 1901, 1905, 1911, 1916, 1916, 1920, 1924, 1930, 1933, 1937, 1937],
  ),
  targets: [path('2023-12-31', '2024-12-31', 0.7, 0.85)],
  events: [],
} satisfies TrendData

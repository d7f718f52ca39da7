import type { TrendData } from '../trend.ts'
import { pointsUpTo, step } from './build.ts'

export default {
  unit: 'count',
  better: 'lower',
  asOfDay: '2024-11-22',
  points: pointsUpTo(
    '2024-11',
    [1900, 1740, 1810, 1655, 1490, 1512, 1420, 1388, 1350, 1405, 1332, 1312],
    null,
  ),
  targets: [step('2024-01-01', '2024-06-30', 1500), step('2024-07-01', '2024-12-31', 1000)],
  events: [
    {
      day: '2024-06-10',
      label: { vi: 'Tổ công tác rà soát hồ sơ quá hạn', en: 'Task force on overdue dossiers' },
    },
  ],
} satisfies TrendData

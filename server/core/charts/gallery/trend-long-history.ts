import type { TrendData } from '../trend.ts'
import { pointsUpTo, step } from './build.ts'

/** Nine years of months, with seasons. */
const months = Array.from({ length: 107 }, (_, i) => Math.round(8_000 + i * 41 + 900 * Math.sin(i / 1.9)))

export default {
  unit: 'share',
  better: 'higher',
  asOfDay: '2024-11-22',
  points: pointsUpTo(
    '2024-11',
    months.map((n) => Math.round(n * 0.79)),
    months,
  ).map((p, i) => {
    const numerator = Math.round((p.denominator ?? 0) * (0.55 + i * 0.0035 + 0.015 * Math.sin(i / 2.3)))
    return { ...p, numerator, value: numerator / (p.denominator ?? 1) }
  }),
  targets: [
    step('2016-01-01', '2020-12-31', 0.7),
    step('2021-01-01', '2023-12-31', 0.8),
    step('2024-01-01', '2025-12-31', 0.95),
  ],
  events: [
    {
      day: '2018-04-23',
      label: { vi: 'Nghị định 61/2018/NĐ-CP về cơ chế một cửa', en: 'Decree 61/2018 on one-stop service' },
    },
    { day: '2021-06-15', label: { vi: 'Bắt đầu Dự án', en: 'Project begins' } },
    { day: '2022-06-23', label: { vi: 'Quyết định 766/QĐ-TTg', en: 'Decision 766' } },
  ],
} satisfies TrendData

import { platforms } from '../../db/schema/registers.ts'
import { nameOf, noteOf } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'

export default defineKpi({
  id: 'platforms-in-operation',
  public: true,
  theme: 'platforms',
  name: { vi: 'Nền tảng số đã đưa vào vận hành', en: 'Digital platforms in operation' },
  short: { vi: 'Nền tảng đã vận hành', en: 'Platforms in operation' },
  unit: 'share',
  noun: { vi: 'nền tảng số', en: 'digital platforms' },
  better: 'higher',
  // One platform of the ten.
  slack: 0.1,
  question: {
    vi: 'Bao nhiêu nền tảng số dùng chung của thành phố đã được đưa vào vận hành?',
    en: 'How many of the city’s shared digital platforms are in operation?',
  },
  formula: {
    vi: 'Số nền tảng trong danh mục đã đưa vào vận hành, chia cho số nền tảng trong danh mục, tính đến cuối kỳ.',
    en: 'Platforms on the list that are in operation, divided by platforms on the list, at the end of the period.',
  },
  numerator: { vi: 'Nền tảng đã đưa vào vận hành', en: 'Platforms in operation' },
  denominator: { vi: 'Nền tảng trong danh mục', en: 'Platforms on the list' },
  source: {
    vi: 'Danh mục nền tảng số dùng chung của thành phố',
    en: 'Register of the city’s shared digital platforms',
  },
  documents: ['DA-CQS-HP-2021-2025'],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Nguồn công khai nêu tên mười nền tảng, không nêu ngày đưa vào vận hành của từng nền tảng.',
    en: 'Public sources name ten platforms, not the day on which each went into operation.',
  },
  kinds: ['department'],
  measure: reached({ register: platforms, planned: platforms.plannedOn, actual: platforms.launchedOn }),
  dateLabels: {
    due: { vi: 'Ngày dự kiến', en: 'Planned for' },
    done: { vi: 'Ngày đưa vào vận hành', en: 'In operation since' },
  },
  columns: { name: nameOf(platforms, { vi: 'Nền tảng', en: 'Platform' }), note: noteOf(platforms) },
})

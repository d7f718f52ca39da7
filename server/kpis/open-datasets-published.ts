import { openDatasets } from '../../db/schema/registers.ts'
import { nameOf, noteOf } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'

export default defineKpi({
  id: 'open-datasets-published',
  public: true,
  theme: 'data',
  name: { vi: 'Bộ dữ liệu mở đã công bố', en: 'Open datasets published' },
  short: { vi: 'Bộ dữ liệu mở', en: 'Open datasets' },
  unit: 'share',
  noun: { vi: 'bộ dữ liệu mở', en: 'open datasets' },
  better: 'higher',
  // Five datasets of the 98: a gap that a quarter of steady work closes.
  slack: 0.05,
  question: {
    vi: 'Bao nhiêu bộ dữ liệu trong kế hoạch dữ liệu mở đã được công bố trên Cổng dữ liệu mở?',
    en: 'How many datasets of the open-data plan have been published on the open-data portal?',
  },
  formula: {
    vi: 'Số bộ dữ liệu đã công bố trên Cổng dữ liệu mở, chia cho số bộ dữ liệu trong kế hoạch, tính đến cuối kỳ.',
    en: 'Datasets published on the open-data portal, divided by datasets in the plan, at the end of the period.',
  },
  numerator: {
    vi: 'Bộ dữ liệu đã công bố trên Cổng dữ liệu mở',
    en: 'Datasets published on the open-data portal',
  },
  denominator: { vi: 'Bộ dữ liệu trong kế hoạch dữ liệu mở', en: 'Datasets in the open-data plan' },
  source: { vi: 'Danh mục bộ dữ liệu mở', en: 'Register of open datasets' },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: '50/98 là số bộ dữ liệu trên một Cổng dữ liệu mở, không phải “50 cổng” như một số bản dịch đã đăng.',
    en: '50/98 counts datasets on one open-data portal, not “50 portals” as some translations printed.',
  },
  kinds: ['department'],
  matrix: true,
  measure: reached({
    register: openDatasets,
    planned: openDatasets.plannedOn,
    actual: openDatasets.publishedOn,
  }),
  dateLabels: {
    due: { vi: 'Ngày dự kiến công bố', en: 'Planned for' },
    done: { vi: 'Ngày công bố', en: 'Published on' },
  },
  columns: { name: nameOf(openDatasets, { vi: 'Bộ dữ liệu', en: 'Dataset' }), note: noteOf(openDatasets) },
})

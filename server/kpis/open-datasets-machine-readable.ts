import { sql } from 'drizzle-orm'
import { openDatasets } from '../../db/schema/registers.ts'
import { nameOf, noteOf } from './columns.ts'
import { defineKpi } from './define.ts'
import { listedWhere, reachedBy } from './measure.ts'

export default defineKpi({
  id: 'open-datasets-machine-readable',
  public: true,
  theme: 'data',
  name: { vi: 'Bộ dữ liệu mở đúng chuẩn máy đọc', en: 'Machine-readable open datasets' },
  short: { vi: 'Dữ liệu mở máy đọc được', en: 'Machine-readable datasets' },
  unit: 'share',
  noun: { vi: 'bộ dữ liệu mở', en: 'open datasets' },
  better: 'higher',
  // The same as for datasets published.
  slack: 0.05,
  question: {
    vi: 'Trong các bộ dữ liệu mở đã được đánh giá, bao nhiêu bộ có định dạng mà máy đọc được?',
    en: 'Of the open datasets that have been assessed, how many are in a format that machines can read?',
  },
  formula: {
    vi: 'Số bộ dữ liệu được đánh giá là đúng chuẩn máy đọc, chia cho số bộ dữ liệu đã được đánh giá, tính đến cuối kỳ.',
    en: 'Datasets assessed as machine-readable, divided by datasets assessed, at the end of the period.',
  },
  numerator: {
    vi: 'Bộ dữ liệu được đánh giá là đúng chuẩn máy đọc',
    en: 'Datasets assessed as machine-readable',
  },
  denominator: { vi: 'Bộ dữ liệu mở đã được đánh giá', en: 'Open datasets that have been assessed' },
  source: {
    vi: 'Kết quả đánh giá định dạng các bộ dữ liệu mở',
    en: 'Assessments of the format of open datasets',
  },
  documents: [],
  owner: 'STTTT',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Bộ dữ liệu chưa được đánh giá không nằm trong mẫu số; khi chưa bộ nào được đánh giá thì chỉ số chưa có số liệu, không phải bằng 0.',
    en: 'Datasets that nobody has assessed are not in the denominator; while none is assessed there is no figure, which is not zero.',
  },
  kinds: ['department'],
  measure: listedWhere({
    register: openDatasets,
    among: (w) => reachedBy(openDatasets.assessedOn, w),
    where: sql`coalesce(${openDatasets.machineReadable}, false)`,
    due: null,
    done: openDatasets.assessedOn,
  }),
  dateLabels: { done: { vi: 'Ngày đánh giá', en: 'Assessed on' } },
  columns: {
    name: nameOf(openDatasets, { vi: 'Bộ dữ liệu', en: 'Dataset' }),
    publishedOn: {
      label: { vi: 'Ngày công bố', en: 'Published on' },
      kind: 'date',
      column: openDatasets.publishedOn,
    },
    machineReadable: {
      label: { vi: 'Máy đọc được', en: 'Machine-readable' },
      kind: 'yes-no',
      column: openDatasets.machineReadable,
    },
    note: noteOf(openDatasets),
  },
})

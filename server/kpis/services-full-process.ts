import { sql } from 'drizzle-orm'
import { procedures } from '../../db/schema/registers.ts'
import { nameOf, noteOf } from './columns.ts'
import { defineKpi } from './define.ts'
import { reached } from './measure.ts'

export default defineKpi({
  id: 'services-full-process',
  public: true,
  theme: 'services',
  name: {
    vi: 'Thủ tục đủ điều kiện đã cung cấp dịch vụ công toàn trình',
    en: 'Eligible procedures offered as full-process services',
  },
  short: { vi: 'Dịch vụ công toàn trình', en: 'Full-process services' },
  unit: 'share',
  noun: { vi: 'dịch vụ công toàn trình', en: 'full-process services' },
  better: 'higher',
  // The same as for services on the national portal, so that the two read alike.
  slack: 0.05,
  question: {
    vi: 'Trong các thủ tục hành chính đủ điều kiện, bao nhiêu thủ tục đã được cung cấp dưới hình thức dịch vụ công trực tuyến toàn trình?',
    en: 'Of the eligible procedures, how many are offered as full-process online services?',
  },
  formula: {
    vi: 'Số thủ tục đủ điều kiện đã cung cấp dịch vụ công trực tuyến toàn trình, chia cho số thủ tục đủ điều kiện, tính đến cuối kỳ.',
    en: 'Eligible procedures offered as full-process services, divided by eligible procedures, at the end of the period.',
  },
  numerator: {
    vi: 'Thủ tục đủ điều kiện đã cung cấp toàn trình',
    en: 'Eligible procedures offered as full-process',
  },
  denominator: {
    vi: 'Thủ tục hành chính đủ điều kiện cung cấp toàn trình',
    en: 'Procedures eligible for full-process',
  },
  source: {
    vi: 'Danh mục thủ tục hành chính của thành phố',
    en: 'The city’s register of administrative procedures',
  },
  documents: ['DA-CQS-HP-2021-2025', '42/2022/NĐ-CP', '942/QĐ-TTg', '749/QĐ-TTg'],
  owner: 'VPUBND',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Quyết định 749 và 942 dùng thang “mức độ 1–4” có trước năm 2022; Nghị định 42/2022/NĐ-CP chỉ còn “toàn trình” và “một phần”. Không so trực tiếp số liệu của hai thang.',
    en: 'Decisions 749 and 942 use the scale of “levels 1–4” from before 2022; Decree 42/2022/NĐ-CP knows only “full-process” and “partial”. Figures of the two scales must not be compared directly.',
  },
  kinds: ['department', 'district'],
  measure: reached({
    register: procedures,
    planned: procedures.fullProcessPlannedOn,
    actual: procedures.fullProcessOn,
    among: sql`${procedures.eligible}`,
  }),
  dateLabels: {
    due: { vi: 'Ngày dự kiến', en: 'Planned for' },
    done: { vi: 'Ngày cung cấp toàn trình', en: 'Full-process since' },
  },
  columns: {
    name: nameOf(procedures, { vi: 'Thủ tục hành chính', en: 'Administrative procedure' }),
    integratedOn: {
      label: { vi: 'Ngày tích hợp Cổng quốc gia', en: 'On the national portal since' },
      kind: 'date',
      column: procedures.integratedOn,
    },
    note: noteOf(procedures),
  },
})

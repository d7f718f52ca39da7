import { sql } from 'drizzle-orm'
import { petitions } from '../../db/schema/flows.ts'
import { petitionTotals } from '../../db/schema/rollups.ts'
import { petitionColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { share } from './measure.ts'
import { petitionRollup } from './rollups.ts'

export default defineKpi({
  id: 'petitions-not-repeated',
  public: true,
  theme: 'satisfaction',
  name: { vi: 'Phản ánh, kiến nghị không lặp lại', en: 'Petitions not repeated' },
  short: { vi: 'Phản ánh không lặp lại', en: 'Petitions not repeated' },
  unit: 'share',
  noun: { vi: 'phản ánh, kiến nghị', en: 'petitions' },
  better: 'higher',
  // As for petitions on time.
  slack: 0.02,
  question: {
    vi: 'Trong các phản ánh, kiến nghị đã trả lời, bao nhiêu không bị gửi lại cùng một nội dung?',
    en: 'Of the petitions answered, how many were not sent again about the same matter?',
  },
  formula: {
    vi: 'Số phản ánh, kiến nghị trả lời trong kỳ mà người gửi không phản ánh lại, chia cho số phản ánh, kiến nghị trả lời trong kỳ.',
    en: 'Petitions answered in the period whose sender did not come back, divided by petitions answered in the period.',
  },
  numerator: {
    vi: 'Phản ánh, kiến nghị đã trả lời và không lặp lại',
    en: 'Petitions answered and not repeated',
  },
  denominator: { vi: 'Phản ánh, kiến nghị trả lời trong kỳ', en: 'Petitions answered in the period' },
  source: {
    vi: 'Hệ thống tiếp nhận, xử lý phản ánh, kiến nghị',
    en: 'The system for feedback and petitions',
  },
  documents: ['766/QĐ-TTg'],
  owner: 'VPUBND',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Bộ chỉ số 766 còn trừ phản ánh quá hạn và phản ánh mà người gửi không hài lòng; ở đây chỉ xét việc lặp lại.',
    en: 'Index 766 also takes off petitions that were overdue or left the sender dissatisfied; here only repetition counts.',
  },
  satisfaction: 'records',
  kinds: ['department', 'district'],
  measure: share({
    flow: petitions,
    at: petitions.answeredOn,
    where: sql`not ${petitions.repeated}`,
    rollup: { tables: petitionRollup, among: petitionTotals.answered, where: petitionTotals.answeredOnce },
  }),
  dateLabels: { done: { vi: 'Ngày trả lời', en: 'Answered on' } },
  columns: {
    topic: petitionColumns.topic,
    receivedOn: petitionColumns.receivedOn,
    dueOn: petitionColumns.dueOn,
    repeated: petitionColumns.repeated,
  },
})

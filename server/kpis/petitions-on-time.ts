import { petitions } from '../../db/schema/flows.ts'
import { petitionTotals } from '../../db/schema/rollups.ts'
import { petitionColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { onTime } from './measure.ts'
import { petitionRollup } from './rollups.ts'

export default defineKpi({
  id: 'petitions-on-time',
  public: true,
  theme: 'satisfaction',
  name: { vi: 'Phản ánh, kiến nghị xử lý đúng hạn', en: 'Petitions answered on time' },
  short: { vi: 'Phản ánh xử lý đúng hạn', en: 'Petitions on time' },
  unit: 'share',
  noun: { vi: 'phản ánh, kiến nghị', en: 'petitions' },
  better: 'higher',
  // The chance variation of an office with a hundred cases a month at 95 % (2.2 points).
  slack: 0.02,
  question: {
    vi: 'Trong các phản ánh, kiến nghị đến hạn, bao nhiêu được trả lời đúng hạn?',
    en: 'Of the petitions that fell due, how many were answered on time?',
  },
  formula: {
    vi: 'Số phản ánh, kiến nghị đến hạn trong kỳ và được trả lời đúng hạn, chia cho số phản ánh, kiến nghị đến hạn trong kỳ. Hạn là 15 ngày làm việc từ khi tiếp nhận, không tính thời gian chờ người gửi bổ sung, trừ khi nguồn ghi hạn khác.',
    en: 'Petitions due in the period and answered by the deadline, divided by petitions due in the period. The deadline is 15 working days from when it was received, without time waiting for the sender, unless the source gives another.',
  },
  numerator: {
    vi: 'Phản ánh, kiến nghị đến hạn được trả lời đúng hạn',
    en: 'Petitions due that were answered on time',
  },
  denominator: { vi: 'Phản ánh, kiến nghị đến hạn trong kỳ', en: 'Petitions due in the period' },
  source: {
    vi: 'Hệ thống tiếp nhận, xử lý phản ánh, kiến nghị',
    en: 'The system for feedback and petitions',
  },
  documents: ['766/QĐ-TTg'],
  owner: 'VPUBND',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Bộ chỉ số 766 còn có hạn từ chối 2 ngày, yêu cầu bổ sung 5 ngày và công khai 2 ngày làm việc; ở đây chỉ xét hạn trả lời. Bộ chỉ số cho điểm tối đa khi không có phản ánh nào; ở đây không có phản ánh thì không có tỷ lệ.',
    en: 'Index 766 also has terms for refusing (2 working days), asking for what is missing (5) and publishing (2); here only the answer is held to its deadline. The index gives the full score where there are no petitions; here no petitions means no share.',
  },
  satisfaction: 'records',
  kinds: ['department', 'district'],
  matrix: true,
  measure: onTime({
    table: petitions,
    due: petitions.dueOn,
    done: petitions.answeredOn,
    rollup: { tables: petitionRollup, due: petitionTotals.due, met: petitionTotals.dueMet },
  }),
  dateLabels: { done: { vi: 'Ngày trả lời', en: 'Answered on' } },
  columns: {
    topic: petitionColumns.topic,
    receivedOn: petitionColumns.receivedOn,
    repeated: petitionColumns.repeated,
  },
})

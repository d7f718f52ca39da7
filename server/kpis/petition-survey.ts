import { sql } from 'drizzle-orm'
import { surveyResponses } from '../../db/schema/flows.ts'
import { surveyTotals } from '../../db/schema/rollups.ts'
import { surveyColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { share } from './measure.ts'
import { surveyRollup } from './rollups.ts'

export default defineKpi({
  id: 'petition-survey',
  public: true,
  theme: 'satisfaction',
  name: { vi: 'Hài lòng về xử lý phản ánh, kiến nghị', en: 'Satisfaction with the handling of petitions' },
  short: { vi: 'Hài lòng xử lý phản ánh', en: 'Petition satisfaction' },
  unit: 'share',
  noun: { vi: 'phiếu khảo sát', en: 'survey responses' },
  better: 'higher',
  // As for the survey after dossiers.
  slack: 0.02,
  question: {
    vi: 'Bao nhiêu người gửi phản ánh, kiến nghị hài lòng với việc xử lý?',
    en: 'How many of those who sent a petition are satisfied with how it was handled?',
  },
  formula: {
    vi: 'Số phiếu khảo sát trong kỳ chấm 4 hoặc 5 điểm, chia cho số phiếu khảo sát trong kỳ.',
    en: 'Survey responses in the period scoring 4 or 5, divided by survey responses in the period.',
  },
  numerator: { vi: 'Phiếu chấm 4 hoặc 5 điểm', en: 'Responses scoring 4 or 5' },
  denominator: {
    vi: 'Phiếu khảo sát về xử lý phản ánh, kiến nghị',
    en: 'Responses about the handling of petitions',
  },
  source: {
    vi: 'Phiếu khảo sát sau khi trả lời phản ánh, kiến nghị',
    en: 'Surveys after petitions are answered',
  },
  documents: [],
  owner: 'VPUBND',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Chưa có đợt khảo sát nào về xử lý phản ánh, kiến nghị được ghi nhận thì chỉ số chưa có số liệu, không phải bằng 0.',
    en: 'Where no survey about petitions has been recorded there is no figure, which is not zero.',
  },
  satisfaction: 'survey',
  kinds: ['department', 'district'],
  measure: share({
    flow: surveyResponses,
    at: surveyResponses.answeredOn,
    among: sql`${surveyResponses.subject} = 'petition'`,
    where: sql`${surveyResponses.score} >= 4`,
    rollup: {
      tables: surveyRollup,
      among: surveyTotals.ofPetitions,
      where: surveyTotals.ofPetitionsSatisfied,
    },
  }),
  dateLabels: { done: { vi: 'Ngày trả lời', en: 'Answered on' } },
  columns: surveyColumns,
})

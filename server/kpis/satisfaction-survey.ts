import { sql } from 'drizzle-orm'
import { surveyResponses } from '../../db/schema/flows.ts'
import { surveyTotals } from '../../db/schema/rollups.ts'
import { surveyColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { share } from './measure.ts'
import { surveyRollup } from './rollups.ts'

export default defineKpi({
  id: 'satisfaction-survey',
  public: true,
  theme: 'satisfaction',
  name: { vi: 'Mức độ hài lòng qua khảo sát', en: 'Satisfaction in surveys' },
  short: { vi: 'Mức độ hài lòng', en: 'Satisfaction' },
  unit: 'share',
  noun: { vi: 'phiếu khảo sát', en: 'survey responses' },
  better: 'higher',
  // Twice the sampling error of a share of 90 % over a thousand responses (0.95 points).
  slack: 0.02,
  question: {
    vi: 'Bao nhiêu người trả lời khảo sát hài lòng với việc giải quyết thủ tục hành chính?',
    en: 'How many of those surveyed are satisfied with how their dossier was handled?',
  },
  formula: {
    vi: 'Số phiếu khảo sát trong kỳ chấm 4 hoặc 5 điểm, chia cho số phiếu khảo sát trong kỳ.',
    en: 'Survey responses in the period scoring 4 or 5, divided by survey responses in the period.',
  },
  numerator: { vi: 'Phiếu chấm 4 hoặc 5 điểm', en: 'Responses scoring 4 or 5' },
  denominator: {
    vi: 'Phiếu khảo sát về giải quyết thủ tục hành chính',
    en: 'Responses about the handling of dossiers',
  },
  source: { vi: 'Phiếu khảo sát sau khi trả kết quả', en: 'Surveys after results are returned' },
  documents: [],
  owner: 'VPUBND',
  cadence: 'month',
  dueDay: 25,
  caveat: {
    vi: 'Đây là khảo sát của thành phố, không phải chỉ số thành phần về hài lòng của Bộ chỉ số 766 và không phải SIPAS.',
    en: 'This is the city’s own survey; it is neither the satisfaction component of Index 766 nor SIPAS.',
  },
  satisfaction: 'survey',
  kinds: ['department', 'district'],
  measure: share({
    flow: surveyResponses,
    at: surveyResponses.answeredOn,
    among: sql`${surveyResponses.subject} = 'dossier'`,
    where: sql`${surveyResponses.score} >= 4`,
    rollup: { tables: surveyRollup, among: surveyTotals.ofDossiers, where: surveyTotals.ofDossiersSatisfied },
  }),
  dateLabels: { done: { vi: 'Ngày trả lời', en: 'Answered on' } },
  columns: surveyColumns,
})

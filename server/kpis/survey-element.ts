import { sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { surveyResponses } from '../../db/schema/flows.ts'
import type { Words } from '../core/words.ts'
import { surveyColumns } from './columns.ts'
import { defineKpi } from './define.ts'
import { share } from './measure.ts'
import { surveyRollup } from './rollups.ts'

/**
 * One of the five elements of SIPAS (domain notes 3.4) in the city's own survey: of the answers that speak of it, those that give
 * it 4 or 5. An answer that leaves it out is in neither part.
 */
export const surveyElement = (of: {
  id: string
  name: Words
  short: Words
  /** what the answers are satisfied with, within a sentence */
  about: Words
  column: AnyPgColumn
  rollup: { among: AnyPgColumn; where: AnyPgColumn }
}) =>
  defineKpi({
    id: of.id,
    public: true,
    theme: 'satisfaction',
    name: of.name,
    short: of.short,
    unit: 'share',
    noun: { vi: 'phiếu khảo sát', en: 'survey responses' },
    better: 'higher',
    // As for the survey as a whole.
    slack: 0.02,
    question: {
      vi: `Bao nhiêu người trả lời khảo sát hài lòng về ${of.about.vi}?`,
      en: `How many of those surveyed are satisfied with ${of.about.en}?`,
    },
    formula: {
      vi: `Số phiếu trong kỳ chấm 4 hoặc 5 điểm về ${of.about.vi}, chia cho số phiếu trong kỳ có chấm điểm về ${of.about.vi}.`,
      en: `Responses in the period that give ${of.about.en} 4 or 5, divided by responses in the period that score it.`,
    },
    numerator: { vi: 'Phiếu chấm 4 hoặc 5 điểm', en: 'Responses scoring 4 or 5' },
    denominator: { vi: `Phiếu có chấm điểm về ${of.about.vi}`, en: `Responses that score ${of.about.en}` },
    source: { vi: 'Phiếu khảo sát sau khi trả kết quả', en: 'Surveys after results are returned' },
    documents: [],
    owner: 'VPUBND',
    cadence: 'month',
    dueDay: 25,
    caveat: {
      vi: 'Yếu tố lấy theo SIPAS, nhưng đây là khảo sát của thành phố, không phải SIPAS và không phải điểm hài lòng của Bộ chỉ số 766. Phiếu không chấm yếu tố này thì không tính.',
      en: 'The element is one of SIPAS, but this is the city’s own survey: neither SIPAS nor the satisfaction of Index 766. Answers that leave the element out do not count.',
    },
    satisfaction: 'survey',
    elementOf: 'satisfaction-survey',
    kinds: ['department', 'district'],
    measure: share({
      flow: surveyResponses,
      at: surveyResponses.answeredOn,
      among: sql`${surveyResponses.subject} = 'dossier' and ${of.column} is not null`,
      where: sql`${of.column} >= 4`,
      rollup: { tables: surveyRollup, ...of.rollup },
    }),
    dateLabels: { done: { vi: 'Ngày trả lời', en: 'Answered on' } },
    columns: {
      element: {
        label: { vi: 'Điểm yếu tố (1–5)', en: 'Score of the element (1–5)' },
        kind: 'number',
        column: of.column,
      },
      ...surveyColumns,
    },
  })

import { surveyResponses } from '../../db/schema/flows.ts'
import { surveyTotals } from '../../db/schema/rollups.ts'
import { surveyElement } from './survey-element.ts'

export default surveyElement({
  id: 'survey-result',
  name: { vi: 'Hài lòng về kết quả', en: 'Satisfaction with the result' },
  short: { vi: 'Kết quả', en: 'The result' },
  about: { vi: 'kết quả dịch vụ', en: 'the result' },
  column: surveyResponses.resultScore,
  rollup: { among: surveyTotals.resultAnswered, where: surveyTotals.resultSatisfied },
})

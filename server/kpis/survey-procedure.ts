import { surveyResponses } from '../../db/schema/flows.ts'
import { surveyTotals } from '../../db/schema/rollups.ts'
import { surveyElement } from './survey-element.ts'

export default surveyElement({
  id: 'survey-procedure',
  name: { vi: 'Hài lòng về thủ tục hành chính', en: 'Satisfaction with the procedure' },
  short: { vi: 'Thủ tục hành chính', en: 'The procedure' },
  about: { vi: 'thủ tục hành chính', en: 'the procedure' },
  column: surveyResponses.procedureScore,
  rollup: { among: surveyTotals.procedureAnswered, where: surveyTotals.procedureSatisfied },
})

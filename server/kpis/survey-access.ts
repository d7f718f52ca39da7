import { surveyResponses } from '../../db/schema/flows.ts'
import { surveyTotals } from '../../db/schema/rollups.ts'
import { surveyElement } from './survey-element.ts'

export default surveyElement({
  id: 'survey-access',
  name: { vi: 'Hài lòng về tiếp cận dịch vụ', en: 'Satisfaction with access to the service' },
  short: { vi: 'Tiếp cận dịch vụ', en: 'Access to the service' },
  about: { vi: 'việc tiếp cận dịch vụ', en: 'access to the service' },
  column: surveyResponses.accessScore,
  rollup: { among: surveyTotals.accessAnswered, where: surveyTotals.accessSatisfied },
})

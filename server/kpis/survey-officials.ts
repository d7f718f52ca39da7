import { surveyResponses } from '../../db/schema/flows.ts'
import { surveyTotals } from '../../db/schema/rollups.ts'
import { surveyElement } from './survey-element.ts'

export default surveyElement({
  id: 'survey-officials',
  name: { vi: 'Hài lòng về công chức', en: 'Satisfaction with the officials' },
  short: { vi: 'Công chức', en: 'The officials' },
  about: { vi: 'công chức trực tiếp giải quyết', en: 'the officials who handled it' },
  column: surveyResponses.officialsScore,
  rollup: { among: surveyTotals.officialsAnswered, where: surveyTotals.officialsSatisfied },
})

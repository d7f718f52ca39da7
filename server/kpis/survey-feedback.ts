import { surveyResponses } from '../../db/schema/flows.ts'
import { surveyTotals } from '../../db/schema/rollups.ts'
import { surveyElement } from './survey-element.ts'

export default surveyElement({
  id: 'survey-feedback',
  name: {
    vi: 'Hài lòng về tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị',
    en: 'Satisfaction with the handling of feedback',
  },
  short: { vi: 'Giải quyết góp ý, phản ánh', en: 'Handling of feedback' },
  about: {
    vi: 'việc tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị',
    en: 'how feedback and petitions are received and handled',
  },
  column: surveyResponses.feedbackScore,
  rollup: { among: surveyTotals.feedbackAnswered, where: surveyTotals.feedbackSatisfied },
})

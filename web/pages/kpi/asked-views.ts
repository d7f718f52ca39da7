import type { Day } from '../../../server/core/day.ts'
import { yearBeforeSpan } from '../../../server/core/year-before.ts'
import type { ViewState } from '../../app/view-state.ts'
import type { Series } from '../../data/questions.ts'

/** Milestones are judged by months up to the moment, whatever period and grain the page shows. */
export function milestoneView(view: ViewState): ViewState {
  const { period: _period, grain: _grain, from: _from, to: _to, ...rest } = view
  return rest
}

/** An office is ranked among all, also where the page is of it alone. */
export function rankingView(view: ViewState): ViewState {
  const { office: _office, ...rest } = view
  return rest
}

/** The periods of a series, a year before; null where nothing was recorded that early. */
export function yearBeforeView(view: ViewState, series: Series, firstDay: Day): ViewState | null {
  const span = yearBeforeSpan(series.points, firstDay)
  return span && ({ ...view, grain: undefined, ...span } as ViewState)
}

import { type Stage, stages } from '../../../server/core/deadline.ts'
import { citySight } from '../../../server/core/roles.ts'
import type { ViewState } from '../../app/view-state.ts'
import type { Person } from '../../widgets/grant-words.ts'
import { officesHeld } from '../../widgets/grant-words.ts'

export const taskViews = ['list', 'timeline', 'calendar', 'board'] as const
type TaskView = (typeof taskViews)[number]

export const taskViewOf = ({ view }: ViewState): TaskView =>
  taskViews.find((known) => known === view) ?? 'list'

/** Fills a screen or two; the others are a press away. */
const usualSize = 50
/** Where rows are listed the address pages through them. */
export const listView = (view: ViewState): ViewState => ({ ...view, size: view.size ?? String(usualSize) })

/** A column of the board: the stages that read as one status. */
export const boardColumns = [
  ['overdue'],
  ['due-today', 'due-soon'],
  ['not-due'],
  ['no-deadline'],
  ['done-on-time', 'done'],
  ['done-late'],
  ['stopped'],
] as const satisfies Stage[][]

const mostCards = 12

/** Only the columns that the filter lets through. */
export function columnsOf(view: ViewState): readonly Stage[][] {
  const chosen = chosenStages(view)
  if (chosen.length === 0) return boardColumns.map((column) => [...column])
  return boardColumns
    .map((column) => column.filter((stage) => chosen.includes(stage)))
    .filter((column) => column.length > 0)
}

/** A column is a list of its own, by deadline, from its first card on. */
export function columnView({ group: _, page: __, ...view }: ViewState, column: readonly Stage[]): ViewState {
  return { ...view, stage: column.join(','), sort: view.sort ?? 'due', size: String(mostCards) }
}

export function chosenStages({ stage }: ViewState): Stage[] {
  const said = (stage ?? '').split(',')
  return stages.filter((known) => said.includes(known))
}

/** The month whose days are shown: that of the filter, else the one that is looked at. */
export const calendarView = (view: ViewState, asOfDay: string): ViewState & { month: string } => ({
  ...(view.asOf ? { asOf: view.asOf } : {}),
  ...(view.office ? { office: view.office } : {}),
  month: view.month && view.month !== 'none' ? view.month : asOfDay.slice(0, 7),
})

/** Whose criterion stands above the register: of one office, or (null) of all that the person sees. */
export function officeJudged({ office }: ViewState, person: Person): string | null {
  if (office) return office
  const seesCity = person.grants.some(({ role, inForce }) => inForce && citySight.includes(role))
  const [own, another] = seesCity ? [] : officesHeld(person)
  return own && !another ? own.code : null
}

type Scope = Pick<ViewState, 'asOf' | 'year'>

const scopeOf = ({ asOf, year }: Scope): ViewState => ({
  ...(asOf ? { asOf } : {}),
  ...(year ? { year } : {}),
})

export const ratingView = (view: ViewState, office: string | null): ViewState => ({
  ...scopeOf(view),
  ...(office ? { office } : {}),
})

/** What makes the criterion 0, what may next, and what waits on somebody: a few of each. */
export const mostTold = 5
export const costsView = (view: ViewState, office: string): ViewState => ({
  ...ratingView(view, office),
  mark: 'costs',
  size: String(mostTold),
})
export const nextView = (view: ViewState, office: string): ViewState => ({
  ...ratingView(view, office),
  stage: 'due-today,due-soon',
  sort: 'due',
  size: String(mostTold),
})
export const waitingView = (view: ViewState, office: string): ViewState => ({
  ...ratingView(view, office),
  mark: 'waiting',
  size: String(mostTold),
})

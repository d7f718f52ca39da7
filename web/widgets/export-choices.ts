import type { BlockSpec } from '../../server/core/briefings/spec.ts'
import type { WhenRule } from '../../server/core/briefings/when.ts'
import { type Stage, stages } from '../../server/core/deadline.ts'
import type { Grain } from '../../server/core/period.ts'
import type { ViewState } from '../app/view-state.ts'
import type { ExportChoice } from './export-menu.tsx'

type Key = ExportChoice['key']

/** What chooses the figures of the overview. */
export const chosenFigures = ({ period, asOf, compare, office }: ViewState) => ({
  period,
  asOf,
  compare,
  office,
})

/** What of the address of a page chooses the figures of each thing that is taken out of it. */
export const kpiChoices = (view: ViewState, id: string, keys: readonly Key[]): ExportChoice[] =>
  keys.map((key) => {
    const { office, ...whole } = chosenFigures(view)
    const { grain, from, to, part, q, filter, sort } = view
    const search =
      key === 'rows'
        ? { ...whole, office, part, q, filter, sort }
        : key === 'services' || key === 'by-service'
          ? { ...whole, office }
          : key === 'trend' || key === 'series'
            ? { ...whole, office, grain, from, to }
            : // An office is ranked among all, also where the page is of it alone.
              whole
    return { key, path: `kpis/${encodeURIComponent(id)}`, search, spec: kpiSpec(key, view, id) }
  })

export const overviewChoices = (view: ViewState, keys: readonly Key[]): ExportChoice[] =>
  keys.map((key) => {
    const of = key === 'matrix' ? 'matrix' : 'themes'
    const choice = { key, path: 'scorecard', search: chosenFigures(view) }
    return key === 'book' ? choice : { ...choice, spec: bare({ kind: 'scorecard', of, ...whenOf(view) }) }
  })

export function officeChoices(view: ViewState, code: string): ExportChoice[] {
  const { office: _, ...search } = chosenFigures(view)
  const spec: BlockSpec = bare({ kind: 'scorecard', of: 'office', office: code, ...whenOf(view) })
  return [{ key: 'office', path: `offices/${encodeURIComponent(code)}`, search, spec }]
}

/** Pages whose file is a block of its own: the tasks, the criterion, an index. */
export const taskChoices = (view: ViewState, year: number): ExportChoice[] => [
  blockChoice(
    view,
    bare({
      kind: 'tasks',
      of: 'list',
      office: view.office,
      year,
      stages: stagesIn(view.stage),
    }),
  ),
]

export const criterionChoices = (view: ViewState, year: number): ExportChoice[] => [
  blockChoice(view, bare({ kind: 'tasks', of: 'criterion', office: view.office, year })),
]

export const indexChoices = (
  view: ViewState,
  index: string,
  of: 'components' | 'offices',
): ExportChoice[] => [
  blockChoice(
    view,
    bare({
      kind: 'index',
      index,
      of,
      office: of === 'components' ? view.office : undefined,
      when: whenOf(view).when,
    }),
  ),
]

const blockChoice = ({ asOf }: ViewState, spec: BlockSpec): ExportChoice => ({
  key: 'block',
  path: 'block',
  search: { asOf, spec: JSON.stringify(spec) },
  spec,
})

const stagesIn = (stage: string | undefined): Stage[] | undefined => {
  const asked = stages.filter((one) => stage?.split(',').includes(one))
  return asked.length > 0 ? asked : undefined
}

/** A period that somebody chose is meant; else the briefing's own. */
const whenOf = ({ period }: ViewState): { when?: WhenRule } =>
  period === undefined ? {} : { when: { rule: 'fixed', period } }

function kpiSpec(key: Key, view: ViewState, kpi: string): BlockSpec {
  const { office, grain, from, to, part, q, filter, sort } = view
  const compare = view.compare === 'year' ? 'year' : undefined
  const when = whenOf(view)
  switch (key) {
    case 'rows':
      return bare({
        kind: 'rows',
        kpi,
        office,
        part: part as Extract<BlockSpec, { kind: 'rows' }>['part'],
        q,
        filter,
        sort,
        ...when,
      })
    case 'ranking':
    case 'breakdown':
      return bare({ kind: 'ranking', kpi, as: key === 'breakdown' ? 'table' : undefined, ...when })
    case 'services':
    case 'by-service':
      return bare({
        kind: 'services',
        kpi,
        as: key === 'by-service' ? 'table' : undefined,
        office,
        ...when,
      })
    default:
      return bare({
        kind: 'trend',
        kpi,
        as: key === 'series' ? 'table' : undefined,
        office,
        grain: grain as Grain | undefined,
        from,
        to,
        compare,
        ...when,
      })
  }
}

/** Without what was not said, so that one block is written in one way. */
const bare = <T extends BlockSpec>(spec: T): T =>
  Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)) as T

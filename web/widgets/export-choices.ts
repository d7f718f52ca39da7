import type { ViewState } from '../app/view-state.ts'
import type { ExportChoice } from './export-menu.tsx'

type Key = ExportChoice['key']

const shared = ({ period, asOf, compare, office }: ViewState) => ({ period, asOf, compare, office })

/** What of the address of a page chooses the figures of each thing that is taken out of it. */
export const kpiChoices = (view: ViewState, id: string, keys: readonly Key[]): ExportChoice[] =>
  keys.map((key) => {
    const { office, ...whole } = shared(view)
    const { grain, from, to, part, q, filter, sort } = view
    const search =
      key === 'rows'
        ? { ...whole, office, part, q, filter, sort }
        : key === 'trend' || key === 'series'
          ? { ...whole, office, grain, from, to }
          : // An office is ranked among all, also where the page is of it alone.
            whole
    return { key, path: `kpis/${encodeURIComponent(id)}`, search }
  })

export const overviewChoices = (view: ViewState, keys: readonly Key[]): ExportChoice[] =>
  keys.map((key) => ({ key, path: 'scorecard', search: shared(view) }))

export function officeChoices(view: ViewState, code: string): ExportChoice[] {
  const { office: _, ...search } = shared(view)
  return [{ key: 'office', path: `offices/${encodeURIComponent(code)}`, search }]
}

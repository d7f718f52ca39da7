import { carried, patched, searchOf, type ViewPatch, type ViewState } from './view-state.ts'

const segment = encodeURIComponent

/** Every address of the product, without its state. */
export const paths = {
  overview: () => '/',
  kpis: () => '/kpis',
  kpi: (id: string) => `/kpis/${segment(id)}`,
  offices: () => '/offices',
  office: (code: string) => `/offices/${segment(code)}`,
}

/** A link to another page: period, moment, comparison, office and language go along. */
export const hrefTo = (path: string, view: ViewState, patch: ViewPatch = {}): string =>
  path + searchOf(patched(carried(view), patch))

/** A link to the same page with something changed. */
export const hrefHere = (path: string, view: ViewState, patch: ViewPatch): string =>
  path + searchOf(patched(view, patch))

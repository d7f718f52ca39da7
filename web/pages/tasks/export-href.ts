import { searchOf, type ViewState } from '../../app/view-state.ts'

/** The spreadsheet of what the register shows: narrowed and in the same order, but whole. */
export function exportHref(view: ViewState, year: number): string {
  const { page: _, size: __, view: ___, show: ____, period: _____, compare: ______, ...kept } = view
  return `/tasks.xlsx${searchOf({ ...kept, year: view.year ?? String(year) })}`
}

import type { Change, Changes } from '../../../server/core/reporting/answers.ts'

export type ValueChange = Extract<Change, { kind: 'value' }>
export type ValueGroup = { kpi: Changes['values'][number]['kpi']; found: number; rows: ValueChange[] }

const isValue = (change: Change): change is ValueChange => change.kind === 'value'

/** Official values that are judged otherwise than the estimate they replaced. */
export const turnedValues = ({ changes }: Changes): ValueChange[] =>
  changes.filter(isValue).filter(({ turned }) => turned)

/** Values of one sort by KPI, the KPI with the most changes first. */
export function valueGroups({ changes, values }: Changes, sort: 'revised' | 'first'): ValueGroup[] {
  const rows = changes.filter(isValue).filter(({ old }) => (old === null) === (sort === 'first'))
  return values
    .filter((count) => count[sort] > 0)
    .map(({ kpi, ...count }) => ({
      kpi,
      found: count[sort],
      rows: rows.filter((row) => row.kpi.id === kpi.id),
    }))
    .sort((a, b) => b.found - a.found)
}

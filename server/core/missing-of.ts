import type { Unit } from './value.ts'

type Counted = { numerator: number; denominator: number | null }

/** Whether a KPI is made worse by what is not counted: of a share that should grow, the rest. */
export const isByMissing = ({ better, unit }: { better: 'higher' | 'lower'; unit: Unit }): boolean =>
  unit === 'share' && better === 'higher'

/** What makes a figure worse, in things counted; of a count that should grow, what there is. */
export const missingOf = (
  kpi: { better: 'higher' | 'lower'; unit: Unit },
  { numerator, denominator }: Counted,
): number => (isByMissing(kpi) && denominator !== null ? denominator - numerator : numerator)

import { kpiDefinitions } from '../../db/schema/reporting.ts'
import type { Day } from '../../server/core/day.ts'
import type { Cadence } from '../../server/core/reporting/due.ts'
import {
  type Facts,
  type Moment,
  momentAt,
  rowsOf,
  type TableRows,
  versionsOf,
} from '../generators/versions.ts'

type Said = readonly [vi: string, en: string]

/** One version of the definition of a reported KPI, as it is written down here. */
export type ReportedKpi = {
  id: string
  /** periods that end on this day or later are reported by it */
  fromOn: Day
  /** when it was decided */
  setOn: Day
  theme: 'data' | 'services' | 'platforms' | 'people' | 'security' | 'work' | 'economy' | 'indices'
  name: Said
  /** at most 32 letters */
  short: Said
  /** in the form that follows a number */
  noun: Said
  shape: 'stock' | 'flow'
  better?: 'lower'
  slack: number
  question: Said
  formula: Said
  numerator: Said
  /** with it the KPI is a share, without it a count */
  denominator?: Said
  source: Said
  caveat?: Said
  documents: readonly string[]
  owner: string
  kinds: readonly ('department' | 'district')[]
  reporters?: readonly string[]
  cadence: Cadence
  /** months after the period in which it is due, where that is not the usual */
  dueLag?: number
  least?: number
  most?: number
  notAbove?: string
  public: boolean
  matrix?: true
  origin?: 'centre'
}

/** Monthly reports fall due within their month, on the 25th (domain notes 4.1); what ends a quarter or a year, a month later. */
const usualLag: Record<Cadence, number> = { month: 0, quarter: 1, half: 1, year: 1 }
/** A yearly figure stands until the one after next, as indices are published long after their year. */
const carriesOf: Record<Cadence, number> = { month: 1, quarter: 1, half: 1, year: 2 }

export type Definition = Facts<typeof kpiDefinitions>

export function definitionsOf(list: readonly ReportedKpi[]): Definition[] {
  const positions = new Map<string, string[]>()
  return list.map((kpi) => {
    const ids = positions.get(kpi.theme) ?? []
    if (!ids.includes(kpi.id)) ids.push(kpi.id)
    positions.set(kpi.theme, ids)
    const share = kpi.denominator !== undefined
    return {
      code: `${kpi.id}@${kpi.fromOn}`,
      kpiId: kpi.id,
      fromOn: kpi.fromOn,
      retiredOn: null,
      theme: kpi.theme,
      position: ids.indexOf(kpi.id) + 1,
      nameVi: kpi.name[0],
      nameEn: kpi.name[1],
      shortVi: kpi.short[0],
      shortEn: kpi.short[1],
      nounVi: kpi.noun[0],
      nounEn: kpi.noun[1],
      unit: share ? 'share' : 'count',
      shape: kpi.shape,
      better: kpi.better ?? 'higher',
      slack: kpi.slack,
      questionVi: kpi.question[0],
      questionEn: kpi.question[1],
      formulaVi: kpi.formula[0],
      formulaEn: kpi.formula[1],
      numeratorVi: kpi.numerator[0],
      numeratorEn: kpi.numerator[1],
      denominatorVi: kpi.denominator?.[0] ?? null,
      denominatorEn: kpi.denominator?.[1] ?? null,
      sourceVi: kpi.source[0],
      sourceEn: kpi.source[1],
      caveatVi: kpi.caveat?.[0] ?? null,
      caveatEn: kpi.caveat?.[1] ?? null,
      documents: [...kpi.documents],
      ownerCode: kpi.owner,
      kinds: [...kpi.kinds],
      reporters: kpi.reporters ? [...kpi.reporters] : null,
      cadence: kpi.cadence,
      dueDay: 25,
      dueLag: kpi.dueLag ?? usualLag[kpi.cadence],
      carries: carriesOf[kpi.cadence],
      least: kpi.least ?? 0,
      most: kpi.most ?? (share ? 1 : null),
      notAbove: kpi.notAbove ?? null,
      public: kpi.public,
      matrix: kpi.matrix ?? false,
      origin: kpi.origin ?? 'office',
    }
  })
}

export const definitionRows = (list: readonly ReportedKpi[], clock: Moment): TableRows =>
  rowsOf(
    kpiDefinitions,
    definitionsOf(list).flatMap((facts, i) =>
      versionsOf(
        {
          at: momentAt((list[i] as ReportedKpi).setOn, '14:00'),
          by: 'Danh mục chỉ tiêu của thành phố',
          facts,
        },
        [],
        clock,
      ),
    ),
  )

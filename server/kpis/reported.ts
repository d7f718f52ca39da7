import { and, sql } from 'drizzle-orm'
import { kpiDefinitions, reportedValues } from '../../db/schema/reporting.ts'
import { vintageWords } from '../core/reporting/vintage.ts'
import type { Words } from '../core/words.ts'
import type { Column, Kpi, OfficeKind } from './define.ts'
import { knownAt, type Measure, type Window } from './measure.ts'
import { isTheme } from './themes.ts'

/** A row of `kpi_definitions`, without its clocks. */
export type Definition = Omit<
  typeof kpiDefinitions.$inferSelect,
  'versionId' | 'knownFrom' | 'knownTo' | 'recordedBy'
>

/**
 * A KPI whose definition is rows and whose values are reported. It has the shape of a computed one, so that it is
 * wherever those are.
 */
export function reportedKpi(definition: Definition): Kpi {
  const d = definition
  const of = (vi: string, en: string): Words => ({ vi, en })
  return {
    id: d.kpiId,
    public: d.public,
    theme: isTheme(d.theme) ? d.theme : 'indices',
    name: of(d.nameVi, d.nameEn),
    short: of(d.shortVi, d.shortEn),
    unit: d.unit,
    noun: of(d.nounVi, d.nounEn),
    better: d.better,
    slack: d.slack,
    question: of(d.questionVi, d.questionEn),
    formula: of(d.formulaVi, d.formulaEn),
    numerator: of(d.numeratorVi, d.numeratorEn),
    denominator: d.denominatorVi !== null ? of(d.denominatorVi, d.denominatorEn ?? d.denominatorVi) : null,
    source: of(d.sourceVi, d.sourceEn),
    documents: d.documents,
    owner: d.ownerCode,
    cadence: d.cadence,
    dueDay: d.dueDay,
    ...(d.caveatVi ? { caveat: of(d.caveatVi, d.caveatEn ?? d.caveatVi) } : {}),
    kinds: d.kinds as OfficeKind[],
    matrix: d.matrix,
    measure: reportedMeasure(d),
    reporting: {
      fromOn: d.fromOn,
      retiredOn: d.retiredOn,
      offices: d.reporters,
      cadence: d.cadence,
      dueDay: d.dueDay,
      dueLag: d.dueLag,
      carries: d.carries,
      least: d.least,
      most: d.most,
      notAbove: d.notAbove,
      origin: d.origin,
    },
    columns,
  }
}

const columns: Record<string, Column> = {
  period: { label: { vi: 'Kỳ số liệu', en: 'Period' }, kind: 'text', column: reportedValues.period },
  numerator: { label: { vi: 'Tử số', en: 'Numerator' }, kind: 'number', column: reportedValues.numerator },
  denominator: {
    label: { vi: 'Mẫu số', en: 'Denominator' },
    kind: 'number',
    column: reportedValues.denominator,
  },
  vintage: {
    label: { vi: 'Loại số liệu', en: 'Vintage' },
    kind: 'choice',
    column: reportedValues.vintage,
    choices: vintageWords,
  },
  source: { label: { vi: 'Nguồn', en: 'Source' }, kind: 'text', column: reportedValues.source },
  note: { label: { vi: 'Ghi chú', en: 'Note' }, kind: 'text', column: reportedValues.note },
  enteredBy: {
    label: { vi: 'Người nhập', en: 'Entered by' },
    kind: 'text',
    column: reportedValues.enteredBy,
  },
  endorsedBy: {
    label: { vi: 'Thủ trưởng duyệt', en: 'Endorsed by' },
    kind: 'text',
    column: reportedValues.endorsedBy,
  },
}

function reportedMeasure({ kpiId, shape }: Definition): Measure {
  const v = reportedValues
  return {
    shape,
    table: v,
    office: v.officeCode,
    code: v.code,
    search: sql`${v.search}`,
    sample: () => sql`${v.sample}`,
    recordedAt: () => sql`${v.knownFrom}`,
    within: (w) => and(sql`${v.kpiId} = ${kpiId}`, shape === 'flow' ? wholly(w) : standing(w)) ?? sql`true`,
    counted: () => sql`true`,
    amount: sql`${v.numerator}`,
    outOf: sql`${v.denominator}`,
    vintage: sql`${v.vintage}`,
    through: sql`${v.endOn}`,
    stage: null,
    dates: { due: null, done: null },
    reads: [v, kpiDefinitions],
  }
}

/** A value of a flow belongs to a period that holds all of its own, once that has begun. */
const wholly = (w: Window) =>
  sql`${reportedValues.startOn} >= ${w.start} and ${reportedValues.endOn} <= ${w.end} and ${reportedValues.startOn} <= ${w.until}`

/**
 * An office's newest value stands until a newer one, or its time, is over, or the KPI has moved to other offices.
 */
function standing(w: Window) {
  const v = reportedValues
  return sql`${v.startOn} <= ${w.until} and ${v.standsUntil} >= ${w.until}
    and not exists (select 1 from reported_values newer where newer.kpi_id = ${v.kpiId} and newer.office_code = ${v.officeCode}
      and newer.start_on > ${v.startOn} and newer.start_on <= ${w.until} and newer.stands_until >= ${w.until}
      and newer.known_from <= ${w.asOf} and newer.known_to > ${w.asOf})
    and not exists (select 1 from ${kpiDefinitions} where ${kpiDefinitions.kpiId} = ${v.kpiId}
      and ${kpiDefinitions.fromOn} > ${v.endOn} and ${kpiDefinitions.fromOn} <= ${w.until}
      and ${kpiDefinitions.reporters} is not null and not (${v.officeCode} = any(${kpiDefinitions.reporters}))
      and ${knownAt(kpiDefinitions, w.asOf)})`
}

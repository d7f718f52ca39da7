import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Day } from '../core/day.ts'
import type { Grain } from '../core/period.ts'
import type { Cadence } from '../core/reporting/due.ts'
import type { SatisfactionBy } from '../core/sentences/satisfaction.ts'
import type { Better } from '../core/status.ts'
import type { Unit } from '../core/value.ts'
import type { Words } from '../core/words.ts'
import type { Measure, Window } from './measure.ts'
import { serviceOf } from './services.ts'
import type { ThemeId } from './themes.ts'

export type OfficeKind = 'city' | 'department' | 'district' | 'commune'

/** The drawing side knows kinds, never subjects. */
export type ColumnKind = 'text' | 'name' | 'number' | 'date' | 'choice' | 'yes-no'

/** A column of the row's own table, or what is looked up elsewhere as it was known at the moment. */
type ColumnSource = AnyPgColumn | SQL | ((w: Window) => SQL)

/** A column of the list of rows. Its key is the allow-list for sorting and filtering. */
export type Column = {
  label: Words
  kind: ColumnKind
  column: ColumnSource
  /** for `name`: the same in English */
  columnEn?: ColumnSource
  /** for `choice`: the word for each stored value; a choice can be filtered by */
  choices?: Record<string, Words>
}

export const columnSql = (column: ColumnSource, w: Window): SQL =>
  typeof column === 'function' ? column(w) : sql`${column}`

/** How the values of a reported KPI come in. */
export type Reporting = {
  /** the definition's own validity; both in days, the second the first on which it is asked for no longer */
  fromOn: Day
  retiredOn: Day | null
  /** the offices that report; null: all of the KPI's kinds */
  offices: readonly string[] | null
  cadence: Cadence
  dueDay: number
  /** months between the end of a period and the month in which its report is due */
  dueLag: number
  /** periods after its own through which a value stands */
  carries: number
  /** what a value can be, in its unit */
  least: number | null
  most: number | null
  /** another KPI whose numerator this one's cannot exceed */
  notAbove: string | null
  origin: 'office' | 'centre'
}

/** One question with one definition. */
export type Kpi = {
  id: string
  /** false: seen only by those whose rights reach the office */
  public: boolean
  theme: ThemeId
  name: Words
  /** at most 32 letters, for the head of a matrix column */
  short: Words
  unit: Unit
  /** what is counted, in the form that follows a number ("19 cơ sở dữ liệu", "19 databases") */
  noun: Words
  better: Better
  /** shortfall, in the unit of the value, that is still "at risk" rather than "behind" */
  slack: number
  question: Words
  formula: Words
  numerator: Words
  /** null: a count without a denominator */
  denominator: Words | null
  source: Words
  /** documents that define it (codes of the register of documents) */
  documents: readonly string[]
  /** the office that answers for the definition */
  owner: string
  cadence: Grain
  /** day of the month by which the figure of the month is due */
  dueDay: number
  caveat?: Words
  /** by what satisfaction is measured; a survey's share is shown with the interval that so few answers leave open */
  satisfaction?: SatisfactionBy
  /** the id of the KPI that it is an element of: it stands on that one's page, and not on the overview beside it */
  elementOf?: string
  /** kinds of office that the breakdown lists */
  kinds: readonly OfficeKind[]
  /** a column of the overview's matrix */
  matrix?: boolean
  measure: Measure
  /** heads of the two dates of a row, where "deadline" and "done on" would be wrong */
  dateLabels?: { due?: Words; done?: Words }
  columns: Record<string, Column>
  /** absent: computed from registers and flows */
  reporting?: Reporting
}

export const defineKpi = (kpi: Kpi): Kpi => kpi

const deadline: Words = { vi: 'Thời hạn', en: 'Deadline' }
const doneOn: Words = { vi: 'Ngày hoàn thành', en: 'Done on' }

/** What the browser gets of a KPI: plain data, without the measure and its columns' SQL. */
export function describe(kpi: Kpi) {
  const { measure, columns, dateLabels, reporting, ...plain } = kpi
  return {
    ...plain,
    reporting: reporting ?? null,
    shape: measure.shape,
    /** what its rows can be told apart by besides the office */
    service: serviceOf(measure)?.label ?? null,
    hasStage: measure.stage !== null,
    hasDue: measure.dates.due !== null,
    hasDone: measure.dates.done !== null,
    dateLabels: { due: dateLabels?.due ?? deadline, done: dateLabels?.done ?? doneOn },
    columns: Object.entries(columns).map(([key, { label, kind, choices }]) => ({
      key,
      label,
      kind,
      ...(choices ? { choices } : {}),
    })),
  }
}

export type KpiDescriptor = ReturnType<typeof describe>

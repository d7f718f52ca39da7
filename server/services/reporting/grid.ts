import { AppError } from '../../core/app-error.ts'
import { dayOfInstant } from '../../core/day.ts'
import { type Period, parsePeriod } from '../../core/period.ts'
import type { CellContext, ReportGrid } from '../../core/reporting/answers.ts'
import { type Cadence, cadences, dueOn } from '../../core/reporting/due.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { officeOf, readOffices, refOf } from '../offices.ts'
import { readAskedFor, recentPeriods } from './asked-for.ts'
import { kpiRef, readCells } from './cells.ts'
import { readContexts } from './contexts.ts'
import { type Askable, readSubjects } from './subjects.ts'

export type GridQuestion = {
  office: string
  cadence?: Cadence | undefined
  /** one period; otherwise the newest that have begun */
  period?: string | undefined
  /** how many periods back, at most 12 */
  count?: number | undefined
}

const mostPeriods = 12

/**
 * What one office enters: every KPI asked of it, period by period, with what is in force and what is under way.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-office, bad-period
 */
export async function readGrid(ctx: VerbContext, question: GridQuestion): Promise<ReportGrid> {
  entitled(ctx.actor, 'see-entries', question.office)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const office = officeOf(offices, question.office)
  const asked = question.period === undefined ? undefined : parsePeriod(question.period)
  if (question.period !== undefined && !asked)
    throw new AppError('bad-period', { period: question.period.slice(0, 40) })
  const all = await readAskedFor(ctx, { offices: [office.code] })
  const offered = cadences.filter((one) => all.some(({ at }) => at.grain === one))
  const cadence = question.cadence ?? offered.find((one) => one === asked?.grain) ?? offered[0] ?? 'month'
  const count = Math.min(Math.max(question.count ?? 1, 1), mostPeriods)
  const periods = asked ? [asked] : recentPeriods(ctx, cadence, count)
  const cells = await readAskedFor(ctx, { offices: [office.code], cadence, periods })
  const [read, around, subjects] = await Promise.all([
    readCells(ctx, cells),
    readContexts(ctx, cells),
    readSubjects(
      ctx.db,
      periods.map(({ id }) => ({ kpi: '', office: '', period: id, code: id })),
    ),
  ])
  const kpis = new Map(cells.map(({ kpi, definition }) => [kpi, kpiRef(definition)]))
  return {
    office: refOf(office),
    today: dayOfInstant(ctx.now),
    cadence,
    periods: [...periods].reverse().map((period) => ({
      id: period.id,
      due: dueIn(cells, period),
      locked: subjects(period.id).locked,
    })),
    kpis: [...kpis.values()],
    cells: read.map((cell, i) => ({ ...cell, ...(around[i] as CellContext) })),
    cadences: offered,
  }
}

/** The earliest deadline of a period. */
function dueIn(cells: readonly Askable[], period: Period): string {
  const days = cells
    .filter(({ period: id }) => id === period.id)
    .map(({ definition }) => dueOn(period, definition.reporting))
  return days.sort()[0] ?? period.end
}

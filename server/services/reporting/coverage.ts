import { and, eq } from 'drizzle-orm'
import { periodLocks } from '../../../db/schema/reporting.ts'
import { holdingFor } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import { type State, states, waiting } from '../../core/approval/states.ts'
import { dayOfInstant } from '../../core/day.ts'
import { parsePeriod } from '../../core/period.ts'
import type { Coverage, ReportCell } from '../../core/reporting/answers.ts'
import { compareText } from '../../core/text.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices, refOf } from '../offices.ts'
import { readAskedFor } from './asked-for.ts'
import { readCells } from './cells.ts'

/**
 * Who has reported a period and who has not, the furthest behind first: of every office to a reviewer, of the own ones
 * to those who report for them.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, bad-period, period-in-future
 */
export async function readCoverage(ctx: VerbContext, question: { period: string }): Promise<Coverage> {
  const today = dayOfInstant(ctx.now)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const seen = [...offices.values()].filter(({ code }) => holdingFor(ctx.actor, 'see-entries', code))
  if (seen.length === 0) entitled(ctx.actor, 'see-entries')
  const period = parsePeriod(question.period)
  if (!period) throw new AppError('bad-period', { period: question.period.slice(0, 40) })
  if (period.start > today) throw new AppError('period-in-future', { period: period.id, day: today })
  const asked = await readAskedFor(ctx, { offices: seen.map(({ code }) => code), periods: [period] })
  const [cells, lock] = await Promise.all([readCells(ctx, asked), readLock(ctx, period.id)])
  const rows = seen.flatMap((office) => {
    const own = cells.filter((cell) => cell.office === office.code)
    const [first] = own.map(({ due }) => due).sort()
    if (first === undefined) return []
    const counts = countsOf(own)
    const late = own.filter((cell) => cell.late).length
    return [{ office: refOf(office), due: first, counts, late, expected: own.length }]
  })
  return {
    period: period.id,
    today,
    lock,
    offices: rows.sort(
      (a, b) => missing(b) - missing(a) || b.late - a.late || compareText(a.office.name.vi, b.office.name.vi),
    ),
    total: {
      expected: cells.length,
      approved: cells.filter(({ value }) => value !== null).length,
      sent: cells.filter(({ state }) => waiting.includes(state)).length,
      late: cells.filter((cell) => cell.late).length,
    },
  }
}

const missing = ({ counts }: { counts: Record<State, number> }) =>
  counts.empty + counts.entered + counts.returned

const countsOf = (cells: readonly ReportCell[]) =>
  Object.fromEntries(
    states.map((state) => [state, cells.filter((cell) => cell.state === state).length]),
  ) as Record<State, number>

async function readLock(ctx: VerbContext, period: string): Promise<Coverage['lock']> {
  const [row] = await ctx.db
    .select()
    .from(periodLocks)
    .where(and(eq(periodLocks.code, period), eq(periodLocks.knownTo, 'infinity')))
  return row
    ? {
        locked: row.locked,
        reason: row.reason,
        by: row.recordedBy,
        at: new Date(row.knownFrom).toISOString(),
      }
    : null
}

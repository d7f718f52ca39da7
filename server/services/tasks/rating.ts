import { and, type SQL, sql } from 'drizzle-orm'
import { anyOf } from '../../../db/any-of.ts'
import type { Db } from '../../../db/client.ts'
import { rowsOf } from '../../../db/rows.ts'
import { officeSuccessions } from '../../../db/schema/offices.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import type { Transaction } from '../../../db/versions.ts'
import { scopeKey, seesOf } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import { addDays, type Day } from '../../core/day.ts'
import { dueSoonDays, stageOf } from '../../core/deadline.ts'
import type { OfficeRating, RatingPage } from '../../core/tasks/answers.ts'
import { isRated, type RatedTask, ratingOf } from '../../core/tasks/rating.ts'
import { compareText } from '../../core/text.ts'
import { knownAt, listedAt } from '../../kpis/measure.ts'
import { charged } from '../../kpis/task-list.ts'
import type { Context } from '../context.ts'
import { type Moment, momentOf } from '../moment.ts'
import { mustSeeSome } from '../must-see.ts'
import { existsOn, type Office, officeOf, readOffices, refOf } from '../offices.ts'
import { findTasks } from './find.ts'
import { taskReads } from './list.ts'
import { windowOf } from './row.ts'

export type RatingQuestion = {
  office?: string | undefined
  year?: number | undefined
  asOf?: string | undefined
}

/** What the rating knows of a task, and what is beside it. */
type Known = RatedTask & { sample: boolean }

/**
 * What the yearly criterion gives each office that the asker sees, worst first: on the day of the moment, by what was
 * known then. Tasks of an office whose duties have passed to another count for that one.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-office, those of `momentOf`
 */
export async function readRatings(ctx: Context, question: RatingQuestion): Promise<RatingPage> {
  mustSeeSome(ctx)
  const moment = await momentOf(ctx, question.asOf)
  const offices = await readOffices(ctx, moment)
  const year = question.year ?? Number(moment.day.slice(0, 4))
  const one = question.office === undefined ? null : officeOf(offices, question.office)
  if (one && !seesOf(ctx.scope, { public: false }, one.code)) throw new AppError('not-yours')
  const key = `ratings ${year} ${one?.code ?? ''} ${moment.key} ${scopeKey(ctx.scope)}`
  return ctx.answers.get(key, [...taskReads, officeSuccessions], async () => {
    const asked = one
      ? [one]
      : [...offices.values()].filter(
          (office) => existsOn(office, moment.day) && seesOf(ctx.scope, { public: false }, office.code),
        )
    const lines = await linesOf(ctx.db, moment, asked)
    const { ratings, tasks: known } = await rateOffices(ctx.db, moment, year, lines, {
      evenWithout: one !== null,
    })
    return {
      asOfDay: moment.day,
      year,
      offices: ratings,
      onTime: onTimeOf(known, moment.day),
      dangers: await dangersOf(ctx, moment, known, ratings, lines),
      sample: known.some(({ sample }) => sample),
    }
  })
}

/** Each office, and the codes of those whose duties had passed to it by the day. */
export type Line = { office: Office; codes: readonly string[] }

/** Duties pass by the day of the moment, as was known then. */
export async function linesOf(
  db: Db | Transaction,
  { asOf, day }: Moment,
  offices: readonly Office[],
): Promise<Line[]> {
  const passed = await db
    .select({ from: officeSuccessions.predecessorCode, to: officeSuccessions.successorCode })
    .from(officeSuccessions)
    .where(
      and(
        knownAt(officeSuccessions, sql`${asOf}::timestamptz`),
        sql`${officeSuccessions.happenedOn} <= ${day}`,
      ),
    )
  return offices.map((office) => {
    const codes = [office.code]
    for (const code of codes)
      for (const { from, to } of passed) if (to === code && !codes.includes(from)) codes.push(from)
    return { office, codes }
  })
}

/** The tasks of a year's list that some offices are charged for, and what the criterion gives each of these. */
export async function rateOffices(
  db: Db | Transaction,
  moment: Moment,
  year: number,
  lines: readonly Line[],
  { evenWithout }: { evenWithout: boolean },
): Promise<{ ratings: OfficeRating[]; tasks: Known[] }> {
  const w = windowOf(moment)
  const codes = [...new Set(lines.flatMap((line) => line.codes))]
  const known = await rowsOf<Known>(
    db,
    sql`select ${tasks.code} as "code", ${tasks.officeCode} as "office", ${tasks.chargedOfficeCode} as "chargedOffice",
      ${tasks.dueOn} as "dueOn", ${tasks.heldToOn} as "heldToOn", ${tasks.doneOn} as "doneOn",
      ${tasks.stoppedOn} as "stoppedOn", ${tasks.sample} as "sample"
    from ${tasks} where ${knownAt(tasks, w.asOf)} and ${listedAt(tasks, w)} and ${tasks.year} = ${year}
      and ${charged} = any(${sql.param(codes)}::text[])`,
  )
  const byOffice = new Map<string, Known[]>()
  for (const task of known) {
    const office = task.chargedOffice ?? task.office
    const own = byOffice.get(office)
    if (own) own.push(task)
    else byOffice.set(office, [task])
  }
  const ratings = lines
    .map((line) => ({
      office: refOf(line.office),
      rating: ratingOf(
        line.codes.flatMap((code) => byOffice.get(code) ?? []),
        line.codes,
        moment.day,
      ),
    }))
    .filter(({ rating }) => evenWithout || rating.points !== null)
  return { ratings: ratings.sort(worstFirst), tasks: known }
}

const worstFirst = (a: OfficeRating, b: OfficeRating): number =>
  b.rating.deciding.length - a.rating.deciding.length ||
  (b.rating.deciding[0]?.daysLate ?? 0) - (a.rating.deciding[0]?.daysLate ?? 0) ||
  (a.rating.next?.daysLeft ?? Number.POSITIVE_INFINITY) -
    (b.rating.next?.daysLeft ?? Number.POSITIVE_INFINITY) ||
  compareText(a.office.name.vi, b.office.name.vi)

/** By the deadline in force: what is overdue and open is in the denominator, what is due on the day itself waits. */
function onTimeOf(known: readonly Known[], today: Day): RatingPage['onTime'] {
  const stages = known
    .filter((task) => isRated(task, today))
    .map((task) => ({ task, stage: stageOf(task, today) }))
  const due = stages.filter(
    ({ task: { dueOn }, stage }) =>
      stage === 'overdue' ||
      stage === 'done-late' ||
      (stage === 'done-on-time' && dueOn !== null && dueOn <= today),
  )
  return { numerator: due.filter(({ stage }) => stage === 'done-on-time').length, denominator: due.length }
}

/** Open, due within a week, of offices that have lost nothing yet. */
async function dangersOf(
  ctx: Context,
  moment: Moment,
  known: readonly Known[],
  ratings: readonly OfficeRating[],
  lines: readonly Line[],
): Promise<RatingPage['dangers']> {
  const unspoilt = new Set(
    ratings.flatMap(({ office, rating }) =>
      rating.points === 0 ? [] : (lines.find((line) => line.office.code === office.code)?.codes ?? []),
    ),
  )
  const until = addDays(moment.day, dueSoonDays)
  const codes = known
    .filter((task) => {
      if (task.dueOn === null || task.dueOn < moment.day || task.dueOn > until) return false
      const stage = stageOf(task, moment.day)
      return (
        (stage === 'due-today' || stage === 'due-soon') && unspoilt.has(task.chargedOffice ?? task.office)
      )
    })
    .map(({ code }) => code)
  return codes.length === 0 ? [] : findTasks(ctx, moment, anyOf(tasks.code, codes) as SQL)
}

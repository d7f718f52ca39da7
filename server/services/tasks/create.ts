import { and, eq, sql } from 'drizzle-orm'
import { rowsOf } from '../../../db/rows.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import { nextMoment, recordVersion, type Transaction } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import { type Day, dayOfInstant } from '../../core/day.ts'
import { fold } from '../../core/text.ts'
import { lockOffices } from '../approval/lock-offices.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { clean } from '../proposals/kinds/text.ts'
import { readStory } from '../scorecard.ts'
import { type ClearThings, clearFacts, givenTo } from './clear-things.ts'
import { currentTask, type TaskChanged } from './in-turn.ts'

export type CreateInput = ClearThings & {
  /** absent: `NT-<year>-<nn>`, the next of the year */
  code?: string | undefined
  office: string
  coordinating: readonly string[]
  year: number
  /** null: no deadline, and the note says why */
  dueOn: Day | null
  note: string | null
}

/**
 * Lists a new task, as of today.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, task-incomplete, unknown-office, bad-dates,
 * task-exists where there is one of this code, or one of the same words of that office and year
 */
export async function createTask(ctx: VerbContext, input: CreateInput): Promise<TaskChanged> {
  const actor = personOf(ctx.actor)
  const by = entitled(actor, 'manage-tasks')
  const today = dayOfInstant(ctx.now)
  const clear = clearFacts(input)
  const { year, dueOn } = input
  const note = clean(input.note)
  if (dueOn === null && !note) throw new AppError('task-incomplete')
  if (dueOn !== null && dueOn < today) throw new AppError('bad-dates')
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const officeCode = givenTo(offices, input.office, today)
  const coordinating = [...new Set(input.coordinating)]
    .map((code) => givenTo(offices, code, today))
    .filter((code) => code !== officeCode)
  const story = await readStory(ctx)
  return ctx.db.transaction(async (tx) => {
    await lockYear(tx, year)
    await lockOffices(tx, [officeCode])
    const code = input.code?.normalize('NFC') ?? (await nextCode(tx, year))
    const same = await likeOne(tx, { code, year, officeCode, nameVi: clear.nameVi })
    if (same) throw new AppError('task-exists', { code: same })
    const facts = {
      ...clear,
      code,
      officeCode,
      coordinating,
      year,
      originalDueOn: dueOn,
      dueOn,
      note,
      listedOn: today,
      sample: story !== null,
    }
    await recordVersion(tx, tasks, code, {
      at: await nextMoment(tx, tasks, [code], ctx.now),
      by: actor.name,
      facts,
    })
    await leaveEntry(tx, ctx, {
      verb: 'task.created',
      subject: { kind: 'task', id: code },
      office: officeCode,
      by,
      after: facts,
    })
    return { code, version: (await currentTask(tx, code))?.versionId ?? 0 }
  })
}

/** Whoever gives codes of a year's list takes turns. */
export const lockYear = (tx: Transaction, year: number) =>
  tx.execute(sql`select pg_advisory_xact_lock(7411029, ${year}::int)`)

/** The next code of the year's list; one that was ever given is not given again. */
async function nextCode(tx: Transaction, year: number): Promise<string> {
  const start = `NT-${year}-`
  const [row] = await rowsOf<{ last: number }>(
    tx,
    sql`select coalesce(max(substr(${tasks.code}, ${start.length + 1})::int), 0) as "last" from ${tasks}
      where ${tasks.code} ~ ${`^${start}[0-9]{1,6}$`}`,
  )
  return `${start}${String((row?.last ?? 0) + 1).padStart(2, '0')}`
}

/** The code of a task that would be there twice: one of this code at any time, or of the same words in the list. */
async function likeOne(
  tx: Transaction,
  { code, year, officeCode, nameVi }: { code: string; year: number; officeCode: string; nameVi: string },
): Promise<string | undefined> {
  const [taken] = await tx.select({ code: tasks.code }).from(tasks).where(eq(tasks.code, code)).limit(1)
  if (taken) return taken.code
  const listed = await tx
    .select({ code: tasks.code, nameVi: tasks.nameVi })
    .from(tasks)
    .where(and(eq(tasks.year, year), eq(tasks.officeCode, officeCode), eq(tasks.knownTo, 'infinity')))
  return listed.find((one) => fold(one.nameVi) === fold(nameVi))?.code
}

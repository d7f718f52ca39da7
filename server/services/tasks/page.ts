import { and, asc, desc, eq, lte, type SQL, sql } from 'drizzle-orm'
import { seals, taskNotes, taskSteps, tasks } from '../../../db/schema/tasks.ts'
import { type Actor, holdingFor } from '../../auth/actor.ts'
import { AppError } from '../../core/app-error.ts'
import { stageOf } from '../../core/deadline.ts'
import type { Decision, ProposalContent } from '../../core/proposals/proposal.ts'
import type { TaskNote, TaskPage, TaskRow, TaskStep } from '../../core/tasks/answers.ts'
import { knownAt } from '../../kpis/measure.ts'
import type { Context } from '../context.ts'
import { type Moment, momentOf } from '../moment.ts'
import { mustSeeSome } from '../must-see.ts'
import { type Office, officeNamed, readOffices } from '../offices.ts'
import { readDecisions, readItemEvidence, readUnderWay } from '../proposals/of-item.ts'
import { findTasks } from './find.ts'
import { deadlineSteps, type TaskVersion, taskHistory } from './history.ts'

export type TaskPageQuestion = { code: string; asOf?: string | undefined }

/**
 * Everything about one task, as it was known at a moment. One that the asker does not see is not there.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-task, those of `momentOf`
 */
export async function readTaskPage(ctx: Context, { code, asOf }: TaskPageQuestion): Promise<TaskPage> {
  mustSeeSome(ctx)
  const moment = await momentOf(ctx, asOf)
  const [task] = await findTasks(ctx, moment, eq(tasks.code, code))
  if (!task) throw new AppError('unknown-task')
  const item = { register: 'tasks', code } as const
  const [offices, versions, decided, steps, notes, underWay, files, sealed] = await Promise.all([
    readOffices(ctx, moment),
    readVersions(ctx, moment, code),
    readDecisions(ctx, moment, item),
    readSteps(ctx, moment, code),
    readNotes(ctx, moment, code),
    readUnderWay(ctx, moment, { register: 'tasks', codes: [code], now: asOf === undefined }),
    readItemEvidence(ctx, moment, item),
    readSealed(ctx, moment, code),
  ])
  const current = versions.at(-1)
  if (!current) throw new AppError('unknown-task')
  const latest = decided.find(({ kind, outcome }) => kind === 'progress' && outcome === 'approved')
  const charged = current.chargedOfficeCode ?? current.officeCode
  return {
    asOfDay: moment.day,
    task: { ...task, responsibility: current.responsibility, note: current.note, result: current.result },
    charged: officeNamed(offices, charged),
    deadlines: deadlineSteps(versions, decided),
    steps,
    notes: notes(offices),
    decisions: decided,
    latest: latest ? lastSaid(latest) : null,
    proposals: underWay as TaskPage['proposals'],
    evidence: files,
    history: taskHistory(versions, decided, offices),
    sealedIn: sealed,
    may: asOf === undefined ? mayDo(ctx.actor, task, charged, sealed.length > 0) : nothing,
  }
}

const lastSaid = ({ content, decidedAt }: Decision): TaskPage['latest'] => {
  const { note, difficulties, requests } = content as ProposalContent['progress']
  return { note, difficulties, requests, at: decidedAt }
}

/** What stood then is read back; it is changed now. */
const nothing: TaskPage['may'] = {
  report: false,
  note: false,
  split: false,
  amend: false,
  stop: false,
  handOver: false,
  dispute: false,
}

function mayDo(actor: Actor, task: TaskRow, charged: string, isSealed: boolean): TaskPage['may'] {
  const isOpen = task.doneOn === null && task.stopped === null
  const reports = holdingFor(actor, 'report-tasks', task.office.code) !== undefined
  const manages = holdingFor(actor, 'manage-tasks') !== undefined
  const concerned = [task.office, ...task.coordinating].map(({ code }) => code)
  return {
    report: reports && isOpen,
    note: concerned.some((office) => holdingFor(actor, 'note-tasks', office) !== undefined),
    split: reports,
    amend: manages,
    stop: manages && task.doneOn === null,
    handOver: manages && isOpen,
    dispute:
      isSealed &&
      [task.office.code, charged].some((office) => holdingFor(actor, 'dispute-seals', office) !== undefined),
  }
}

const at = ({ asOf }: Moment): SQL => sql`${asOf}::timestamptz`

const readVersions = (ctx: Context, moment: Moment, code: string): Promise<TaskVersion[]> =>
  ctx.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.code, code), lte(tasks.knownFrom, at(moment))))
    .orderBy(asc(tasks.knownFrom))

async function readSteps(ctx: Context, moment: Moment, code: string): Promise<TaskStep[]> {
  const rows = await ctx.db
    .select()
    .from(taskSteps)
    .where(and(eq(taskSteps.taskCode, code), knownAt(taskSteps, at(moment))))
    .orderBy(asc(taskSteps.position))
  return rows.map(({ code: step, versionId, position, name, plannedOn, doneOn }) => ({
    code: step,
    version: versionId,
    position,
    name,
    plannedOn,
    doneOn,
    stage: stageOf({ dueOn: plannedOn, doneOn }, moment.day),
  }))
}

/** Newest first. */
async function readNotes(
  ctx: Context,
  moment: Moment,
  code: string,
): Promise<(offices: ReadonlyMap<string, Office>) => TaskNote[]> {
  const rows = await ctx.db
    .select()
    .from(taskNotes)
    .where(and(eq(taskNotes.taskCode, code), knownAt(taskNotes, at(moment))))
    .orderBy(desc(taskNotes.knownFrom))
  return (offices) =>
    rows.map((row) => ({
      code: row.code,
      at: new Date(row.knownFrom).toISOString(),
      by: row.recordedBy,
      office: row.officeCode === null ? null : officeNamed(offices, row.officeCode),
      text: row.text,
    }))
}

/** Frozen results that hold it: the bytes have no blanks, so its code stands in them in one way. */
const readSealed = (ctx: Context, moment: Moment, code: string): Promise<TaskPage['sealedIn']> =>
  ctx.db
    .select({ code: seals.code, hash: seals.hash })
    .from(seals)
    .where(
      and(knownAt(seals, at(moment)), sql`strpos(${seals.content}, ${`"code":${JSON.stringify(code)}`}) > 0`),
    )
    .orderBy(asc(seals.code))

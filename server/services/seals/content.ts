import { and, asc, eq, sql } from 'drizzle-orm'
import { rowsOf } from '../../../db/rows.ts'
import { evidence } from '../../../db/schema/reporting.ts'
import { disputes, tasks } from '../../../db/schema/tasks.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { Day } from '../../core/day.ts'
import type { Stage } from '../../core/deadline.ts'
import type { Period } from '../../core/period.ts'
import type { SealContent, SealedTask } from '../../core/seals/content.ts'
import { daysMissed } from '../../core/tasks/rating.ts'
import { knownAt, listedAt } from '../../kpis/measure.ts'
import type { Moment } from '../moment.ts'
import { existsOn, type Office } from '../offices.ts'
import { linesOf, rateOffices } from '../tasks/rating.ts'
import { stageAt, windowOf } from '../tasks/row.ts'

type Freezing = {
  period: Period
  /** the day whose end is judged */
  day: Day
  /** of the knowledge that it holds, as the database writes it */
  at: string
  by: string
  reason: string | null
  replaces: string | null
  offices: ReadonlyMap<string, Office>
}

/** What a period holds on a day, by what is known at a moment: the yearly list to which it belongs, and all that decides its ratings. */
export async function contentOf(tx: Transaction, freezing: Freezing): Promise<SealContent> {
  const { period, day, at, by, reason, replaces, offices } = freezing
  const moment: Moment = { asOf: at, day, key: at }
  const year = Number(period.start.slice(0, 4))
  const rated = [...offices.values()].filter((office) => existsOn(office, day))
  const lines = await linesOf(tx, moment, rated)
  const { ratings } = await rateOffices(tx, moment, year, lines, { evenWithout: false })
  const sealed = await readTasks(tx, moment, year)
  return {
    format: 'task-seal/1',
    period: period.id,
    year,
    asOfDay: day,
    frozenAt: new Date(at).toISOString(),
    frozenBy: by,
    reason,
    replaces,
    offices: ratings
      .map(({ office, rating }) => ({ code: office.code, name: office.name, rating }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    tasks: sealed,
    disputes: await readDisputes(tx, period.id),
    sample: sealed.some(({ sample }) => sample),
  }
}

type Found = typeof tasks.$inferSelect & { stage: Stage; files: string[] | null }

async function readTasks(tx: Transaction, moment: Moment, year: number): Promise<SealedTask[]> {
  const w = windowOf(moment)
  const rows = await rowsOf<{ task: Found }>(
    tx,
    sql`with files as (
        select regexp_replace(${evidence.subject}, '^tasks/(.*)/[^/]+$', '\\1') as code,
          json_agg(${evidence.hash} order by ${evidence.knownFrom}, ${evidence.code}) as hashes
        from ${evidence} where ${evidence.subject} like 'tasks/%' and ${knownAt(evidence, w.asOf)} group by 1)
      select json_build_object(
        'code', ${tasks.code}, 'nameVi', ${tasks.nameVi}, 'nameEn', ${tasks.nameEn}, 'officeCode', ${tasks.officeCode},
        'coordinating', to_json(${tasks.coordinating}), 'chargedOfficeCode', ${tasks.chargedOfficeCode},
        'assignedBy', ${tasks.assignedBy}, 'listedOn', ${tasks.listedOn}, 'originalDueOn', ${tasks.originalDueOn},
        'dueOn', ${tasks.dueOn}, 'heldToOn', ${tasks.heldToOn}, 'doneOn', ${tasks.doneOn},
        'stoppedOn', ${tasks.stoppedOn}, 'stopKind', ${tasks.stopKind}, 'stoppedBy', ${tasks.stoppedBy},
        'progress', ${tasks.progress}, 'result', ${tasks.result}, 'sample', ${tasks.sample},
        'stage', ${stageAt(w)}, 'files', files.hashes) as "task"
      from ${tasks} left join files on files.code = ${tasks.code}
      where ${knownAt(tasks, w.asOf)} and ${listedAt(tasks, w)} and ${tasks.year} = ${year}
      order by ${tasks.code} collate "C"`,
  )
  return rows.map(({ task }) => ({
    code: task.code,
    name: { vi: task.nameVi, en: task.nameEn },
    office: task.officeCode,
    coordinating: task.coordinating,
    charged: task.chargedOfficeCode ?? task.officeCode,
    assignedBy: task.assignedBy,
    listedOn: task.listedOn,
    originalDueOn: task.originalDueOn,
    dueOn: task.dueOn,
    heldToOn: task.heldToOn,
    doneOn: task.doneOn,
    stopped:
      task.stoppedOn !== null && task.stoppedOn <= moment.day
        ? { on: task.stoppedOn, kind: task.stopKind ?? 'suspended', by: task.stoppedBy }
        : null,
    progress: task.progress,
    result: task.result,
    stage: task.stage,
    daysMissed: daysMissed(task, moment.day),
    evidence: task.files ?? [],
    sample: task.sample,
  }))
}

/** All about any version of the period, oldest first, as they stand within the transaction. */
async function readDisputes(tx: Transaction, seal: string): Promise<SealContent['disputes']> {
  const rows = await tx
    .select()
    .from(disputes)
    .where(and(eq(disputes.seal, seal), eq(disputes.knownTo, 'infinity')))
    .orderBy(asc(disputes.openedAt), asc(disputes.code))
  return rows.map((row) => ({
    code: row.code,
    about: row.sealHash,
    task: row.taskCode,
    office: row.officeCode,
    claim: row.claim,
    reason: row.reason,
    state: row.state,
    openedBy: row.openedBy,
    openedAt: new Date(row.openedAt).toISOString(),
    answer: row.answer,
    answeredBy: row.state === 'open' ? null : row.recordedBy,
    answeredAt: row.state === 'open' ? null : new Date(row.knownFrom).toISOString(),
  }))
}

import { and, eq, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { proposals } from '../../../db/schema/proposals.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../core/words.ts'
import { knownAt, listedAt } from '../../kpis/measure.ts'
import { inForce } from '../../kpis/task-list.ts'
import type { Moment } from '../moment.ts'
import type { Reminding } from '../reminders/reminding.ts'
import { windowOf } from './row.ts'

export type NearTask = { code: string; office: string; name: Words; due: Day }
export type Waits = {
  code: string
  office: string
  name: Words
  kind: 'progress' | 'completion' | 'extension'
  with: 'head' | 'reviewer'
}

/** Every open task whose deadline lies within some days, whoever sees it: it is the service that reminds. */
export async function readOpenTasks(
  { db }: Pick<Reminding, 'db'>,
  moment: Moment,
  { from, to }: { from?: Day; to: Day },
): Promise<NearTask[]> {
  const w = windowOf(moment)
  const rows = await db
    .select({
      code: tasks.code,
      office: tasks.officeCode,
      vi: tasks.nameVi,
      en: tasks.nameEn,
      due: tasks.dueOn,
    })
    .from(tasks)
    .where(
      and(
        knownAt(tasks, w.asOf),
        listedAt(tasks, w),
        inForce(w),
        sql`coalesce(${tasks.doneOn}, 'infinity') > ${w.until}`,
        isNotNull(tasks.dueOn),
        lte(tasks.dueOn, to),
        from ? gte(tasks.dueOn, from) : undefined,
      ),
    )
    .orderBy(tasks.dueOn, tasks.code)
  return rows.map(({ code, office, vi, en, due }) => ({ code, office, name: { vi, en }, due: due as Day }))
}

/** What was sent of tasks and waits for the head of its office, or for the reviewer. */
export async function readWaitingTasks({ db }: Pick<Reminding, 'db'>, moment: Moment): Promise<Waits[]> {
  const w = windowOf(moment)
  const rows = await db
    .select({
      code: proposals.item,
      office: tasks.officeCode,
      vi: tasks.nameVi,
      en: tasks.nameEn,
      kind: proposals.kind,
      state: proposals.state,
    })
    .from(proposals)
    .innerJoin(tasks, and(eq(tasks.code, proposals.item), knownAt(tasks, w.asOf)))
    .where(
      and(
        eq(proposals.register, 'tasks'),
        inArray(proposals.state, ['submitted', 'endorsed']),
        inArray(proposals.kind, ['progress', 'completion', 'extension']),
        knownAt(proposals, w.asOf),
      ),
    )
    .orderBy(proposals.item, proposals.kind)
  return rows.map(({ code, office, vi, en, kind, state }) => ({
    code,
    office,
    name: { vi, en },
    kind: kind as Waits['kind'],
    with: state === 'submitted' ? 'head' : 'reviewer',
  }))
}

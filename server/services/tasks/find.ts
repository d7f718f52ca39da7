import { type SQL, sql } from 'drizzle-orm'
import { rowsOf } from '../../../db/rows.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import type { TaskRow } from '../../core/tasks/answers.ts'
import { readExceptionalDays } from '../calendar/exceptional-days.ts'
import type { Context } from '../context.ts'
import type { Moment } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { registerAt, type TaskFound, taskJson, taskRow, underWayAt, windowOf } from './row.ts'

/** The tasks of which something holds, as known at a moment and in the asker's rights; the one due first comes first. */
export async function findTasks(ctx: Context, moment: Moment, where: SQL): Promise<TaskRow[]> {
  const w = windowOf(moment)
  const [offices, exceptional, rows] = await Promise.all([
    readOffices(ctx, moment),
    readExceptionalDays(ctx, moment),
    rowsOf<{ task: TaskFound }>(
      ctx.db,
      sql`with ${underWayAt(w)} select ${taskJson(w)} as "task"
        from ${tasks} left join under_way on under_way.item = ${tasks.code}
        where ${registerAt(ctx.scope, w)} and ${where} order by ${tasks.dueOn} nulls last, ${tasks.code}`,
    ),
  ])
  return rows.map(({ task }) => taskRow(task, { day: moment.day, offices, exceptional }))
}

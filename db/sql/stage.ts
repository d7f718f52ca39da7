import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** The twin of `stageOf` in the core, for lists that the database sorts and filters; a property test holds them equal. */
export function stageSql({ dueOn, doneOn }: { dueOn: AnyPgColumn; doneOn: AnyPgColumn }, today: SQL): SQL {
  return sql`case
    when ${doneOn} <= ${today} then
      case when ${dueOn} is null then 'done' when ${doneOn} <= ${dueOn} then 'done-on-time' else 'done-late' end
    when ${dueOn} is null then 'no-deadline'
    when ${dueOn} < ${today} then 'overdue'
    when ${dueOn} = ${today} then 'due-today'
    when ${dueOn} <= ${today} + 7 then 'due-soon'
    else 'not-due'
  end`
}

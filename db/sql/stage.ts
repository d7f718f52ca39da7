import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

type Stage =
  | 'overdue'
  | 'due-today'
  | 'due-soon'
  | 'not-due'
  | 'no-deadline'
  | 'done-on-time'
  | 'done-late'
  | 'done'
  | 'stopped'

const word = (stage: Stage): SQL => sql.raw(`'${stage}'`)

/**
 * The twin of `stageOf` in the core, for lists that the database sorts and filters; a property test holds them equal.
 * `said`: what stands for a stage; its word, if not given.
 */
export function stageSql(
  { dueOn, doneOn, stoppedOn }: { dueOn: AnyPgColumn; doneOn: AnyPgColumn; stoppedOn?: AnyPgColumn },
  today: SQL,
  said: (stage: Stage) => SQL = word,
): SQL {
  return sql`case
    when ${doneOn} <= ${today} then case when ${dueOn} is null then ${said('done')}
      when ${doneOn} <= ${dueOn} then ${said('done-on-time')} else ${said('done-late')} end
    ${stoppedOn ? sql`when ${stoppedOn} <= ${today} then ${said('stopped')}` : sql``}
    when ${dueOn} is null then ${said('no-deadline')}
    when ${dueOn} < ${today} then ${said('overdue')}
    when ${dueOn} = ${today} then ${said('due-today')}
    when ${dueOn} <= ${today} + 7 then ${said('due-soon')}
    else ${said('not-due')}
  end`
}

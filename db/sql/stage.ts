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

/** What a deadline is held against; `supplements`: how many times the citizen was asked for them, where that counts. */
type Dates = { dueOn: AnyPgColumn; doneOn: AnyPgColumn; supplements?: AnyPgColumn | undefined }

/** The twin of `isMet` in the core. */
export const metSql = ({ dueOn, doneOn, supplements }: Dates): SQL =>
  sql`coalesce(${doneOn} <= ${dueOn}${supplements ? sql` and ${supplements} <= 1` : sql``}, false)`

/**
 * The twin of `stageOf` in the core, for lists that the database sorts and filters; a property test holds them equal.
 * `said`: what stands for a stage; its word, if not given.
 */
export function stageSql(
  dates: Dates & { stoppedOn?: AnyPgColumn },
  today: SQL,
  said: (stage: Stage) => SQL = word,
): SQL {
  const { dueOn, doneOn, stoppedOn } = dates
  return sql`case
    when ${doneOn} <= ${today} then case when ${dueOn} is null then ${said('done')}
      when ${metSql(dates)} then ${said('done-on-time')} else ${said('done-late')} end
    ${stoppedOn ? sql`when ${stoppedOn} <= ${today} then ${said('stopped')}` : sql``}
    when ${dueOn} is null then ${said('no-deadline')}
    when ${dueOn} < ${today} then ${said('overdue')}
    when ${dueOn} = ${today} then ${said('due-today')}
    when ${dueOn} <= ${today} + 7 then ${said('due-soon')}
    else ${said('not-due')}
  end`
}

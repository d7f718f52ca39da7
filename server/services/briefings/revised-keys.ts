import { count, like, sql } from 'drizzle-orm'
import { reminders } from '../../../db/schema/reporting.ts'
import type { Revised } from '../../core/briefings/briefing.ts'
import type { Context } from '../context.ts'

/** By which it is known that somebody was told of a revision. */
export const revisedKey = (code: string, { key, row, column, now }: Revised, personId: string): string =>
  ['revised', code, key, row, column, now, personId].join('/')

/** Of briefings by their code, the revisions that were told: counting them anew would read each briefing twice. */
export async function toldRevisions(db: Context['db']): Promise<ReadonlyMap<string, number>> {
  const code = sql<string>`split_part(${reminders.key}, '/', 2)`
  const found = await db
    .select({ code, count: count() })
    .from(reminders)
    .where(like(reminders.key, 'revised/%'))
    .groupBy(code)
  return new Map(found.map((one) => [one.code, one.count]))
}

import { sql } from 'drizzle-orm'
import { centralSystems, procedures } from '../../../db/schema/registers.ts'
import { dayOfInstant, maxDay } from '../../core/day.ts'
import type { Around } from '../../core/ingest/read-row.ts'
import { readExceptionalDays } from '../calendar/exceptional-days.ts'
import type { Context } from '../context.ts'
import { momentNow } from '../moment.ts'
import { readOffices } from '../offices.ts'

/**
 * What rows are held against, as known now. A code that a register ever had is known: a late dossier may name a procedure
 * that was withdrawn since. A demonstration's city stands in the past; events may be newer, up to the wall's day.
 */
export async function readAround(
  ctx: Pick<Context, 'db' | 'answers' | 'now'> & { visit: { at: Date } },
  mayOf: 'all' | readonly string[],
): Promise<Around> {
  const moment = momentNow(ctx.now)
  const codesOf = (table: typeof procedures | typeof centralSystems, name: string) =>
    ctx.answers.get(`codes of ${name}`, [table], async () => {
      const rows = await ctx.db.select({ code: sql<string>`distinct ${table.code}` }).from(table)
      return new Set(rows.map(({ code }) => code))
    })
  const [offices, exceptional, known, systems] = await Promise.all([
    readOffices(ctx, moment),
    readExceptionalDays(ctx, moment),
    codesOf(procedures, 'procedures'),
    codesOf(centralSystems, 'central systems'),
  ])
  return {
    offices,
    exceptional,
    procedures: known,
    systems,
    mayOf: mayOf === 'all' ? 'all' : new Set(mayOf),
    today: maxDay(moment.day, dayOfInstant(ctx.visit.at)),
  }
}

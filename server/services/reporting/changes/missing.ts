import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../../db/rows.ts'
import { dayOfInstant } from '../../../core/day.ts'
import type { Missing } from '../../../core/reporting/answers.ts'
import { dueOn } from '../../../core/reporting/due.ts'
import { compareText } from '../../../core/text.ts'
import type { Context } from '../../context.ts'
import type { Moment } from '../../moment.ts'
import { refOf } from '../../offices.ts'
import { readAskedFor } from '../asked-for.ts'
import type { Seen } from './seen.ts'

/** Reports whose deadline has passed since, and that nobody has sent; the earliest deadline first. */
export async function readMissing(ctx: Context, then: Moment, seen: Seen): Promise<Missing[]> {
  const today = dayOfInstant(ctx.now)
  const { offices: within } = ctx.scope
  const offices = (seen.officeCodes ?? [...seen.offices.keys()]).filter(
    (code) => within === 'all' || within.includes(code),
  )
  if (offices.length === 0) return []
  const asked = (await readAskedFor(ctx, { offices, byNow: true }))
    .map((ask) => ({ ...ask, due: dueOn(ask.at, ask.definition.reporting) }))
    .filter(({ kpi, due }) => seen.kpis.has(kpi) && due >= then.day && due < today)
  const unsent = new Set(
    await readUnsent(
      ctx,
      asked.map(({ code }) => code),
    ),
  )
  return asked
    .filter(({ code }) => unsent.has(code))
    .flatMap(({ kpi, office: code, period, definition, due }): Missing[] => {
      const office = seen.offices.get(code)
      return office ? [{ kpi: { id: kpi, name: definition.name }, office: refOf(office), period, due }] : []
    })
    .sort((a, b) =>
      a.due < b.due ? -1 : a.due > b.due ? 1 : compareText(a.office.name.vi, b.office.name.vi),
    )
}

/** One parameter however many there are: a year of a city is tens of thousands. */
async function readUnsent(ctx: Context, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const rows = await rowsOf<{ code: string }>(
    ctx.db,
    sql`select code as "code" from unnest(${sql.param([...codes])}::text[]) asked(code)
      where not exists (select 1 from reported_values v where v.code = asked.code and v.known_to = 'infinity')
        and not exists (select 1 from entries e where e.code = asked.code and e.known_to = 'infinity'
          and e.state in ('submitted', 'endorsed'))`,
  )
  return rows.map(({ code }) => code)
}

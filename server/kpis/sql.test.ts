import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import type { Kpi } from './define.ts'
import { kpis } from './index.ts'
import { knownAt, type Window } from './measure.ts'

const w: Window = {
  start: sql.raw('asked.start_on'),
  until: sql.raw('asked.until_on'),
  end: sql.raw('asked.end_on'),
  asOf: sql.raw('as_of'),
}

/** The query that points are asked with, to be read and reviewed as SQL. */
function pointsOf({ id, name, measure }: Kpi): string {
  const query = sql`-- ${sql.raw(id)}: ${sql.raw(name.en)} (${sql.raw(measure.shape)})
select asked.period, ${measure.office} as office,
  sum(${measure.amount}) filter (where ${measure.counted(w)}) as numerator,
  sum(${measure.amount}) as denominator,
  bool_or(${measure.sample(w)}) as sample,
  max(${measure.recordedAt(w)}) as recorded_at
from asked
join ${measure.table} on ${knownAt(measure.table, w.asOf)}
  and ${measure.within(w)}
group by 1, 2
`
  const text = new PgDialect().sqlToQuery(query.inlineParams()).sql
  return text.replaceAll('"', '').replace(/(?<=\S) and \((?!\()/g, '\n    and (')
}

test.each(kpis.map((kpi) => [kpi.id, kpi] as const))('the SQL of %s reads as SQL', async (id, kpi) => {
  await expect(pointsOf(kpi)).toMatchFileSnapshot(`./sql/${id}.sql`)
})

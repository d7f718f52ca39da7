import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { documents, targets } from '../../../../db/schema/targets.ts'
import type { Change } from '../../../core/reporting/answers.ts'
import type { Context } from '../../context.ts'
import { refOf } from '../../offices.ts'
import { during, iso, mostListed, type Seen, told } from './seen.ts'

type Row = typeof targets.$inferSelect
const level = (row: Row) => ({ level: row.level, dueOn: row.dueOn })

/** Targets set, moved and withdrawn. */
export async function readTargetChanges(
  ctx: Context,
  seen: Seen,
): Promise<{ changes: Change[]; found: number }> {
  const earlier = alias(targets, 'earlier')
  const own = seen.guard({ kpiId: targets.kpiId, office: targets.officeCode })
  const found = sql<number>`(count(*) over ())::int`
  const [opened, withdrawn] = await Promise.all([
    ctx.db
      .select({
        row: getTableColumns(targets),
        was: getTableColumns(earlier),
        document: documents.titleVi,
        found,
      })
      .from(targets)
      .leftJoin(earlier, and(eq(earlier.code, targets.code), eq(earlier.knownTo, targets.knownFrom)))
      .leftJoin(documents, and(eq(documents.code, targets.documentCode), eq(documents.knownTo, 'infinity')))
      .where(and(during(targets.knownFrom, seen), own))
      .orderBy(desc(targets.knownFrom))
      .limit(mostListed),
    ctx.db
      .select({ row: getTableColumns(targets), found })
      .from(targets)
      .where(
        and(
          during(targets.knownTo, seen),
          sql`not exists (select 1 from targets later where later.code = ${targets.code} and later.known_from = ${targets.knownTo})`,
          own,
        ),
      )
      .orderBy(desc(targets.knownTo))
      .limit(mostListed),
  ])
  const changeOf = (
    row: Row,
    rest: Omit<Change & { kind: 'target' }, 'kind' | 'kpi' | 'office'>,
  ): Change[] => {
    const kpi = seen.kpis.get(row.kpiId)
    const office = seen.offices.get(row.officeCode)
    return kpi ? [{ kind: 'target', kpi: told(kpi), office: office ? refOf(office) : null, ...rest }] : []
  }
  return {
    found: (opened[0]?.found ?? 0) + (withdrawn[0]?.found ?? 0),
    changes: [
      ...opened.flatMap(({ row, was, document }) =>
        changeOf(row, {
          at: iso(row.knownFrom),
          by: row.recordedBy,
          old: was ? level(was) : null,
          next: level(row),
          why: document,
        }),
      ),
      ...withdrawn.flatMap(({ row }) =>
        changeOf(row, { at: iso(row.knownTo), by: null, old: level(row), next: null, why: null }),
      ),
    ],
  }
}

import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { reportedValues } from '../../../../db/schema/reporting.ts'
import type { Change, Changes } from '../../../core/reporting/answers.ts'
import type { Context } from '../../context.ts'
import { refOf } from '../../offices.ts'
import { readJudge } from './judge.ts'
import { during, iso, mostListed, newestFirst, type Seen, told } from './seen.ts'

type Row = typeof reportedValues.$inferSelect
type Opened = { row: Row; was: Row | null }

const earlier = alias(reportedValues, 'earlier')
const replaced = and(eq(earlier.code, reportedValues.code), eq(earlier.knownTo, reportedValues.knownFrom))
/** Nothing took its place at once: there is no value any more. */
const leftOff = sql`not exists (select 1 from reported_values later
  where later.code = ${reportedValues.code} and later.known_from = ${reportedValues.knownTo})`

export type ValueChanges = { changes: (Change & { kind: 'value' })[]; counts: Changes['values'] }

/** Values revised, reported for the first time and withdrawn: how many by KPI, the newest, and those that turn a verdict. */
export async function readValueChanges(ctx: Context, seen: Seen): Promise<ValueChanges> {
  const own = seen.guard({ kpiId: reportedValues.kpiId, office: reportedValues.officeCode })
  const opened = and(during(reportedValues.knownFrom, seen), own)
  const withdrawn = and(during(reportedValues.knownTo, seen), own, leftOff)
  const [counted, newest, official, gone] = await Promise.all([
    countByKpi(ctx, opened, withdrawn),
    ctx.db
      .select({ row: getTableColumns(reportedValues), was: getTableColumns(earlier) })
      .from(reportedValues)
      .leftJoin(earlier, replaced)
      .where(inArray(reportedValues.versionId, newestOf(ctx, opened))),
    ctx.db
      .select({ row: getTableColumns(reportedValues), was: getTableColumns(earlier) })
      .from(reportedValues)
      .innerJoin(earlier, replaced)
      .where(and(opened, eq(reportedValues.vintage, 'official'), sql`${earlier.vintage} <> 'official'`))
      .orderBy(desc(reportedValues.knownFrom))
      .limit(mostJudged),
    ctx.db
      .select()
      .from(reportedValues)
      .where(withdrawn)
      .orderBy(desc(reportedValues.knownTo))
      .limit(mostListed),
  ])
  const judge = await readJudge(ctx)
  const turns = new Map(
    official.flatMap((pair) => {
      const turned = turnOf(pair, judge)
      return turned ? [[pair.row.versionId, turned] as const] : []
    }),
  )
  const listed = new Map(
    [...newest, ...official.filter(({ row }) => turns.has(row.versionId))].map((pair) => [
      pair.row.versionId,
      pair,
    ]),
  )
  const shown = [...listed.values()].flatMap((pair) =>
    changeOf(pair, seen, turns.get(pair.row.versionId) ?? null),
  )
  const ended = gone.flatMap((row) => withdrawalOf(row, seen))
  return {
    changes: [...shown, ...ended].sort(newestFirst),
    counts: counted.flatMap(({ kpiId, ...count }) => {
      const kpi = seen.kpis.get(kpiId)
      return kpi ? [{ kpi: { id: kpi.id, name: kpi.name }, ...count }] : []
    }),
  }
}

/** Official values after others that are judged anew: a year of a whole city. */
const mostJudged = 20_000

const newestOf = (ctx: Context, opened: SQL | undefined) =>
  ctx.db
    .select({ versionId: reportedValues.versionId })
    .from(reportedValues)
    .where(opened)
    .orderBy(desc(reportedValues.knownFrom), desc(reportedValues.versionId))
    .limit(mostListed)

/** `revised`: withdrawn too. */
async function countByKpi(ctx: Context, opened: SQL | undefined, withdrawn: SQL | undefined) {
  const [begun, over] = await Promise.all([
    ctx.db
      .select({
        kpiId: reportedValues.kpiId,
        revised: sql<number>`count(${earlier.versionId})::int`,
        all: sql<number>`count(*)::int`,
      })
      .from(reportedValues)
      .leftJoin(earlier, replaced)
      .where(opened)
      .groupBy(reportedValues.kpiId),
    ctx.db
      .select({ kpiId: reportedValues.kpiId, gone: sql<number>`count(*)::int` })
      .from(reportedValues)
      .where(withdrawn)
      .groupBy(reportedValues.kpiId),
  ])
  const gone = new Map(over.map((row) => [row.kpiId, row.gone]))
  const all = new Map(begun.map((row) => [row.kpiId, { revised: row.revised, first: row.all - row.revised }]))
  for (const kpiId of gone.keys()) if (!all.has(kpiId)) all.set(kpiId, { revised: 0, first: 0 })
  return [...all].map(([kpiId, { revised, first }]) => ({
    kpiId,
    revised: revised + (gone.get(kpiId) ?? 0),
    first,
  }))
}

const said = ({ numerator, denominator, vintage }: Row) => ({ numerator, denominator, vintage })

function turnOf({ row, was }: Opened, judge: Awaited<ReturnType<typeof readJudge>>) {
  const [old, next] = [was && judge(was), judge(row)]
  return old && next && old !== next ? { old, next } : null
}

function changeOf(
  { row, was }: Opened,
  seen: Seen,
  turned: ReturnType<typeof turnOf>,
): ValueChanges['changes'] {
  const kpi = seen.kpis.get(row.kpiId)
  const office = seen.offices.get(row.officeCode)
  if (!kpi || !office) return []
  return [
    {
      kind: 'value',
      at: iso(row.knownFrom),
      by: row.recordedBy,
      kpi: told(kpi),
      office: refOf(office),
      period: row.period,
      old: was ? said(was) : null,
      next: said(row),
      why: row.note ?? row.explanation,
      turned,
    },
  ]
}

function withdrawalOf(row: Row, seen: Seen): ValueChanges['changes'] {
  const kpi = seen.kpis.get(row.kpiId)
  const office = seen.offices.get(row.officeCode)
  if (!kpi || !office) return []
  return [
    {
      kind: 'value',
      at: iso(row.knownTo),
      by: null,
      kpi: told(kpi),
      office: refOf(office),
      period: row.period,
      old: said(row),
      next: null,
      why: null,
      turned: null,
    },
  ]
}

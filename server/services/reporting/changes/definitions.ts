import { inArray, sql } from 'drizzle-orm'
import { kpiDefinitions } from '../../../../db/schema/reporting.ts'
import { type Change, type DefinitionField, definitionFields } from '../../../core/reporting/answers.ts'
import type { Context } from '../../context.ts'
import { during, iso, type Seen, told } from './seen.ts'

type Row = typeof kpiDefinitions.$inferSelect

/** Definitions that are new, changed or withdrawn, with the fields that differ from the one before. */
export async function readDefinitionChanges(ctx: Context, seen: Seen): Promise<Change[]> {
  const touched = ctx.db
    .select({ kpiId: kpiDefinitions.kpiId })
    .from(kpiDefinitions)
    .where(sql`${during(kpiDefinitions.knownFrom, seen)} or ${during(kpiDefinitions.knownTo, seen)}`)
  const rows = await ctx.db
    .select({
      row: kpiDefinitions,
      isFresh: during(kpiDefinitions.knownFrom, seen).mapWith(Boolean),
      isOver: during(kpiDefinitions.knownTo, seen).mapWith(Boolean),
    })
    .from(kpiDefinitions)
    .where(inArray(kpiDefinitions.kpiId, touched))
    .orderBy(kpiDefinitions.knownFrom, kpiDefinitions.fromOn)
  return rows.flatMap(({ row, isFresh, isOver }): Change[] => {
    const kpi = seen.kpis.get(row.kpiId)
    if (!kpi) return []
    const all = rows.map((other) => other.row).filter(({ kpiId }) => kpiId === row.kpiId)
    const base = { kind: 'definition' as const, kpi: told(kpi), fromOn: row.fromOn }
    const before = precedingOf(row, all)
    const isEnd = isOver && !all.some(({ code, knownFrom }) => code === row.code && knownFrom === row.knownTo)
    return [
      ...(isFresh
        ? [
            {
              ...base,
              at: iso(row.knownFrom),
              by: row.recordedBy,
              fields: before ? changedFields(before, row) : [],
              isNew: before === undefined,
              isWithdrawn: false,
            },
          ]
        : []),
      ...(isEnd
        ? [{ ...base, at: iso(row.knownTo), by: null, fields: [], isNew: false, isWithdrawn: true }]
        : []),
    ]
  })
}

/**
 * What stood in its place: the version of the same definition that it replaced, or else the definition that was in
 * force on its first day. None: the KPI is new.
 */
function precedingOf(row: Row, all: readonly Row[]): Row | undefined {
  const replaced = all.find(({ code, knownTo }) => code === row.code && knownTo === row.knownFrom)
  if (replaced) return replaced
  const beside = all
    .filter((other) => other.code !== row.code && isKnownAt(other, row.knownFrom))
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  return (
    beside.filter(({ fromOn }) => fromOn < row.fromOn).at(-1) ??
    beside.find(({ knownFrom }) => knownFrom < row.knownFrom)
  )
}

/** Instants as the database writes them, in one session: they compare as text. */
const isKnownAt = ({ knownFrom, knownTo }: Row, at: string) =>
  knownFrom <= at && (knownTo === 'infinity' || knownTo > at)

function changedFields(a: Row, b: Row): DefinitionField[] {
  const keys = Object.keys(b) as (keyof Row)[]
  const differs = keys.filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
  const named = new Set(differs.map((key) => key.replace(/(Vi|En|Code)$/, '')))
  return definitionFields.filter((field) => named.has(field))
}

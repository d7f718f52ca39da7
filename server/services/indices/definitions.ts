import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { indexComponents, indexGroups, indexVersions } from '../../../db/schema/indices.ts'
import type { IndexDefinition } from '../../core/indices/definition.ts'
import { definitionOfRows } from '../../core/indices/definition-rows.ts'
import { knownAt } from '../../kpis/measure.ts'
import type { Context } from '../context.ts'
import type { Moment } from '../moment.ts'

const definitionTables: readonly PgTable[] = [indexVersions, indexGroups, indexComponents]

/** Every version of every index known at a moment, in their order, by id. */
export function readIndices(
  { db, answers }: Pick<Context, 'db' | 'answers'>,
  moment: Moment,
): Promise<ReadonlyMap<string, readonly IndexDefinition[]>> {
  return answers.get(`indices ${moment.key}`, definitionTables, async () => {
    const at = sql`${moment.asOf}::timestamptz`
    const [versions, groups, components] = await Promise.all([
      db
        .select()
        .from(indexVersions)
        .where(knownAt(indexVersions, at))
        .orderBy(indexVersions.position, indexVersions.indexId, indexVersions.fromOn),
      db.select().from(indexGroups).where(knownAt(indexGroups, at)),
      db.select().from(indexComponents).where(knownAt(indexComponents, at)),
    ])
    const found = new Map<string, IndexDefinition[]>()
    for (const version of versions) {
      const isOf = ({ indexCode }: { indexCode: string }) => indexCode === version.code
      const definition = definitionOfRows({
        version,
        groups: groups.filter(isOf),
        components: components.filter(isOf),
      })
      found.set(definition.id, [...(found.get(definition.id) ?? []), definition])
    }
    return found
  })
}

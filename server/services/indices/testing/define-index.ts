import type { Db } from '../../../../db/client.ts'
import { indexComponents, indexGroups, indexVersions } from '../../../../db/schema/indices.ts'
import { recordVersion } from '../../../../db/versions.ts'
import type { IndexDefinition } from '../../../core/indices/definition.ts'
import { definitionRowsOf } from '../../../core/indices/definition-rows.ts'

const how = { at: '2024-01-02T08:00:00+07:00', by: 'a test' }

/** A version of an index, beside those of the story. */
export async function defineIndex(db: Db, definition: IndexDefinition): Promise<void> {
  const { version, groups, components } = definitionRowsOf(definition, 9)
  await recordVersion(db, indexVersions, version.code, { ...how, facts: version })
  for (const facts of groups) await recordVersion(db, indexGroups, facts.code, { ...how, facts })
  for (const facts of components) await recordVersion(db, indexComponents, facts.code, { ...how, facts })
}

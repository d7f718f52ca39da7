import { indexComponents, indexGroups, indexVersions } from '../../db/schema/indices.ts'
import type { Day } from '../../server/core/day.ts'
import type { IndexDefinition } from '../../server/core/indices/definition.ts'
import { definitionRowsOf } from '../../server/core/indices/definition-rows.ts'
import { type Moment, momentAt, rowsOf, type TableRows, versionsOf } from '../generators/versions.ts'
import { index766 } from './index-766.ts'

/** The day on which a version of an index was known, and what it says. */
export type KnownIndex = { knownOn: Day; definition: IndexDefinition }

const by = 'Danh mục chỉ tiêu của thành phố'

/** The composite indices that public documents define. */
export function indicesKnownAt(clock: Moment): TableRows[] {
  const known = index766.map(({ knownOn, definition }) => ({
    at: momentAt(knownOn, '14:00'),
    ...definitionRowsOf(definition, 1),
  }))
  return [
    rowsOf(
      indexVersions,
      known.flatMap(({ at, version }) => versionsOf({ at, by, facts: version }, [], clock)),
    ),
    rowsOf(
      indexGroups,
      known.flatMap(({ at, groups }) => groups.flatMap((facts) => versionsOf({ at, by, facts }, [], clock))),
    ),
    rowsOf(
      indexComponents,
      known.flatMap(({ at, components }) =>
        components.flatMap((facts) => versionsOf({ at, by, facts }, [], clock)),
      ),
    ),
  ]
}

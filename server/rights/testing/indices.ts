import { indexComponents, indexCounts, indexGroups, indexVersions } from '../../../db/schema/indices.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { definitionRowsOf } from '../../core/indices/definition-rows.ts'
import { componentOf, indexOf } from '../../core/indices/testing/small-index.ts'

/** Indices of both kinds; that they are of these kinds is held by the matrix itself. */
export const openIndex = '766'
export const guardedIndex = 'rights-index'
/** The period of which the guarded one was counted. */
const counted = '2024-10'
const component = 'only'
const by = 'somebody'

type Count = { office: string; numerator: number; at: string }

/** What was counted of an office for the guarded index. */
export async function countIndex(
  { database: { db } }: Pick<TestDatabase, 'database'>,
  { office, numerator, at }: Count,
): Promise<void> {
  const code = `${guardedIndex}/${counted}/${office}/${component}`
  await recordVersion(db, indexCounts, code, {
    at,
    by,
    facts: {
      code,
      indexId: guardedIndex,
      period: counted,
      officeCode: office,
      componentId: component,
      numerator,
      denominator: 100,
      provisional: false,
      sample: true,
    },
  })
}

/** An index that is not everybody's, counted of the city and of some offices. */
export async function placeIndex(test: TestDatabase, offices: readonly string[]): Promise<void> {
  const { db } = test.database
  const at = '2024-01-05T08:00:00+07:00'
  const definition = { ...indexOf(componentOf(component)), id: guardedIndex, public: false }
  const { version, groups, components } = definitionRowsOf(definition, 9)
  await recordVersion(db, indexVersions, version.code, { at, by, facts: version })
  for (const facts of groups) await recordVersion(db, indexGroups, facts.code, { at, by, facts })
  for (const facts of components) await recordVersion(db, indexComponents, facts.code, { at, by, facts })
  for (const [i, office] of ['HP', ...offices].entries())
    await countIndex(test, { office, numerator: 60 + i, at: '2024-11-05T08:00:00+07:00' })
}

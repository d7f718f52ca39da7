import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { dossiers, exchanges, petitions, surveyResponses } from '../../../db/schema/flows.ts'
import {
  centralSystems,
  openDatasets,
  platforms,
  procedures,
  sharedDatabases,
  sharedTables,
  warehouseDatasets,
} from '../../../db/schema/registers.ts'
import { dossierHeads, exchangeHeads, petitionHeads, surveyHeads } from '../../../db/schema/rollups.ts'
import { keptFields, type TargetId, targetOf } from '../../core/ingest/targets.ts'

/** Where the rows of a target are kept. The names of its fields are those of the columns. */
const tables: Record<TargetId, PgTable> = {
  dossiers,
  petitions,
  'survey-responses': surveyResponses,
  exchanges,
  'central-systems': centralSystems,
  'shared-databases': sharedDatabases,
  'shared-tables': sharedTables,
  'open-datasets': openDatasets,
  'warehouse-datasets': warehouseDatasets,
  procedures,
  platforms,
}

export type TableShape = {
  /** quoted, as in a statement */
  name: string
  /** the columns that come with a row, in the order of `keptFields`; quoted */
  columns: readonly { name: string; type: string }[]
  eventDay: string
  /** of a flow: where it is written in which month's part the open version of a code lies; null: a register has no parts */
  heads: string | null
  /** columns that no way in brings, and that the next version takes over from the one before */
  carried: readonly string[]
}

const quoted = (name: string) => `"${name}"`

const headsOf: Partial<Record<TargetId, PgTable>> = {
  dossiers: dossierHeads,
  petitions: petitionHeads,
  'survey-responses': surveyHeads,
  exchanges: exchangeHeads,
}

export function shapeOf(id: TargetId): TableShape {
  const target = targetOf(id)
  const table = tables[id]
  const columns = getTableColumns(table)
  const heads = headsOf[id]
  const columnOf = (field: string) => {
    const column = columns[field]
    if (!column) throw new Error(`${id} has no column for ${field}`)
    return { name: quoted(column.name), type: column.getSQLType() }
  }
  return {
    name: quoted(getTableName(table)),
    columns: keptFields(target).map((field) => columnOf(field.id)),
    eventDay: columnOf(target.eventDay).name,
    heads: heads ? quoted(getTableName(heads)) : null,
    carried: 'note' in columns ? [quoted('note')] : [],
  }
}

import { and, eq, type SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { anyOf } from '../../../db/any-of.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { RegisterName } from '../../core/proposals/proposal.ts'
import type { Context } from '../context.ts'
import { type ItemTable, itemTables } from '../items/registers.ts'

/** Where the items of each register are kept, the tasks among them. */
export const registerTables: Record<RegisterName, ItemTable> = { ...itemTables, tasks }

/** A task as it is kept. */
export type TaskRecord = typeof tasks.$inferSelect

/** An item of another register as it is kept: what all have in common, and its milestones by the names of their columns. */
export type ItemRecord = Pick<
  TaskRecord,
  | 'versionId'
  | 'knownFrom'
  | 'knownTo'
  | 'recordedBy'
  | 'code'
  | 'officeCode'
  | 'nameVi'
  | 'nameEn'
  | 'sample'
  | 'listedOn'
  | 'retiredOn'
  | 'documentCode'
  | 'note'
  | 'search'
> &
  Record<string, unknown>

/** The facts of an item, without what the writer of versions sets. */
export const factsOf = <R extends TaskRecord | ItemRecord>(
  row: R,
): Omit<R, 'versionId' | 'knownFrom' | 'knownTo' | 'recordedBy' | 'search'> => {
  const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, search: _____, ...facts } = row
  return facts
}

/** Items as they stand, by their codes. */
export async function readItems(
  db: Transaction | Context['db'],
  register: RegisterName,
  codes: readonly string[],
): Promise<ReadonlyMap<string, TaskRecord | ItemRecord>> {
  if (codes.length === 0) return new Map()
  const table = registerTables[register]
  const rows = await db
    .select()
    .from(table as PgTable)
    .where(and(anyOf(table.code, codes), eq(table.knownTo, 'infinity')) as SQL)
  return new Map(rows.map((row) => [(row as ItemRecord).code, row as TaskRecord | ItemRecord]))
}

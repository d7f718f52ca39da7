import { and, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import { anyOf } from '../../db/any-of.ts'
import { rowsOf } from '../../db/rows.ts'
import type { VersionedTable } from '../../db/schema/clocks.ts'
import type { Words } from '../core/words.ts'
import { knownAt } from '../kpis/measure.ts'
import type { Service } from '../kpis/services.ts'
import type { Context } from './context.ts'
import type { Moment } from './moment.ts'

/** Tables whose change can move the names. */
export const namesReads = ({ names }: Service): PgTable[] => (isTable(names) ? [names] : [])

/** What services are called as known at a moment, by code; one without a name is not among them. */
export async function readServiceNames(
  { db }: Pick<Context, 'db'>,
  { names }: Service,
  codes: readonly string[],
  moment: Moment,
): Promise<ReadonlyMap<string, Words>> {
  if (!isTable(names)) return new Map(Object.entries(names))
  if (codes.length === 0) return new Map()
  const rows = await rowsOf<{ code: string } & Words>(
    db,
    sql`select ${names.code} as "code", ${names.nameVi} as "vi", ${names.nameEn} as "en" from ${names}
      where ${and(knownAt(names, sql`${moment.asOf}::timestamptz`), anyOf(names.code, [...codes]))}`,
  )
  return new Map(rows.map(({ code, vi, en }) => [code, { vi, en }]))
}

type Named = Extract<Service['names'], VersionedTable & { code: AnyPgColumn }>
const isTable = (names: Service['names']): names is Named => 'knownFrom' in names

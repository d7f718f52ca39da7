import { sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, boolean, date, type PgTable, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * The second clock: when we knew it. Nothing is updated in place or deleted; a change closes one version
 * (`known_to`) and opens the next (`known_from`). Trigger `keep_versions` holds every versioned table to it.
 */
export const clocks = () => ({
  versionId: bigint('version_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  knownFrom: timestamp('known_from', { withTimezone: true, mode: 'string' }).notNull(),
  knownTo: timestamp('known_to', { withTimezone: true, mode: 'string' }).notNull().default('infinity'),
  recordedBy: text('recorded_by').notNull(),
})

/** What every register row carries besides its own milestones. */
export const registerColumns = () => ({
  ...clocks(),
  code: text('code').notNull(),
  officeCode: text('office_code').notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  /** true while no public source lists this row */
  sample: boolean('sample').notNull(),
  /** the day it entered the list */
  listedOn: date('listed_on', { mode: 'string' }).notNull(),
  /** the first day on which it no longer belongs to the list */
  retiredOn: date('retired_on', { mode: 'string' }),
  documentCode: text('document_code'),
  note: text('note'),
  /** folded text that search compares */
  search: text('search')
    .notNull()
    .generatedAlwaysAs(sql`fold_text(code || ' ' || name_vi || ' ' || name_en)`),
})

export type VersionedTable = PgTable & {
  knownFrom: AnyPgColumn
  knownTo: AnyPgColumn
  versionId: AnyPgColumn
}

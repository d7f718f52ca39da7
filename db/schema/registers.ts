import { bigint, boolean, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { registerColumns } from './clocks.ts'

const day = (name: string) => date(name, { mode: 'string' })

/** One row per version of a database or information system of a ministry, connected through the LGSP. */
export const centralSystems = pgTable(
  'central_systems',
  {
    ...registerColumns(),
    ministryVi: text('ministry_vi').notNull(),
    ministryEn: text('ministry_en').notNull(),
    systemKind: text('system_kind', { enum: ['database', 'information-system'] }).notNull(),
    plannedOn: day('planned_on'),
    connectedOn: day('connected_on'),
  },
  (t) => [index('central_systems_code').on(t.code), index('central_systems_office').on(t.officeCode)],
)

/** One row per version of a database in the city's list of shared databases. */
export const sharedDatabases = pgTable(
  'shared_databases',
  {
    ...registerColumns(),
    plannedOn: day('planned_on'),
    designedOn: day('designed_on'),
    builtOn: day('built_on'),
    createdOn: day('created_on'),
  },
  (t) => [index('shared_databases_code').on(t.code), index('shared_databases_office').on(t.officeCode)],
)

/** One row per version of a data table that an office shares. */
export const sharedTables = pgTable(
  'shared_tables',
  { ...registerColumns(), plannedOn: day('planned_on'), sharedOn: day('shared_on') },
  (t) => [index('shared_tables_code').on(t.code), index('shared_tables_office').on(t.officeCode)],
)

/** One row per version of a dataset in the city's open-data plan. */
export const openDatasets = pgTable(
  'open_datasets',
  {
    ...registerColumns(),
    plannedOn: day('planned_on'),
    publishedOn: day('published_on'),
    /** the day on which its format was assessed, and whether it passed */
    assessedOn: day('assessed_on'),
    machineReadable: boolean('machine_readable'),
  },
  (t) => [index('open_datasets_code').on(t.code), index('open_datasets_office').on(t.officeCode)],
)

/** One row per version of a dataset in the shared warehouse. */
export const warehouseDatasets = pgTable(
  'warehouse_datasets',
  {
    ...registerColumns(),
    plannedOn: day('planned_on'),
    loadedOn: day('loaded_on'),
    fieldCount: integer('field_count').notNull(),
    recordCount: bigint('record_count', { mode: 'number' }).notNull(),
  },
  (t) => [index('warehouse_datasets_code').on(t.code), index('warehouse_datasets_office').on(t.officeCode)],
)

/** One row per version of an administrative procedure and its online service (Decree 42/2022/NĐ-CP, art. 11). */
export const procedures = pgTable(
  'procedures',
  {
    ...registerColumns(),
    /** eligible to be a full-process service, so counted against the goal of 100 % */
    eligible: boolean('eligible').notNull(),
    feeBearing: boolean('fee_bearing').notNull(),
    plannedOn: day('planned_on'),
    integratedOn: day('integrated_on'),
    fullProcessPlannedOn: day('full_process_planned_on'),
    fullProcessOn: day('full_process_on'),
  },
  (t) => [index('procedures_code').on(t.code), index('procedures_office').on(t.officeCode)],
)

/** One row per version of a shared platform of the city. */
export const platforms = pgTable(
  'platforms',
  { ...registerColumns(), plannedOn: day('planned_on'), launchedOn: day('launched_on') },
  (t) => [index('platforms_code').on(t.code), index('platforms_office').on(t.officeCode)],
)

import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import * as schema from '../db/schema/index.ts'
import type { Matter } from './http/live-feed.ts'

/** They have two clocks, but no figure rests on them: what a person may see is asked with every question. */
const rights: readonly PgTable[] = [schema.grants, schema.officerCaps]
/** They dress figures and hold none: whoever chooses one asks then. */
const dress: readonly PgTable[] = [schema.deckTemplates]
/** Drafts save themselves while somebody types; until one is approved no figure changes. */
const reports: readonly PgTable[] = [
  schema.entries,
  schema.proposals,
  schema.evidence,
  schema.briefings,
  schema.briefingIssues,
]

/** Every fact has two clocks, and figures rest on facts. */
const matters: ReadonlyMap<string, Matter> = new Map(
  Object.values<unknown>(schema)
    .filter((one): one is PgTable => is(one, PgTable))
    .filter((table) => 'knownTo' in getTableColumns(table) && ![...rights, ...dress].includes(table))
    .map((table) => [getTableName(table), reports.includes(table) ? 'reports' : 'figures']),
)

/** What open pages are told when a table changes; null: nothing (sessions, letters, people). */
export const matterOf = (table: string): Matter | null => matters.get(table) ?? null

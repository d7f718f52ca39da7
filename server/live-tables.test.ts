import { getTableName } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { matterOf } from './live-tables.ts'
import { pageReads } from './services/scorecard.ts'

it('open pages are told of every table that a page of figures rests on', () => {
  const read = pageReads.map(getTableName).filter((table) => table !== 'people')
  expect(read.length).toBeGreaterThan(10)
  expect(read.filter((table) => matterOf(table) !== 'figures')).toEqual([])
  for (const table of ['reported_values', 'kpi_definitions', 'period_locks', 'contests', 'announcements'])
    expect(matterOf(table), table).toBe('figures')
})

it('drafts are reports under way, and what is about people is nothing to tell', () => {
  for (const table of ['entries', 'proposals', 'evidence']) expect(matterOf(table), table).toBe('reports')
  for (const table of ['decisions', 'tasks']) expect(matterOf(table), table).toBe('figures')
  for (const table of ['sessions', 'mails', 'people', 'grants', 'tokens', 'attempts', 'head', 'nothing'])
    expect(matterOf(table), table).toBeNull()
})

import { boolean, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { clocks } from './clocks.ts'

const wall = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** One row per version of a feed: where rows come from again and again, and how often they should. */
export const feeds = pgTable('feeds', {
  ...clocks(),
  code: text('code').notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  kind: text('kind', { enum: ['push', 'http-json', 'http-csv', 'postgres', 'ckan'] }).notNull(),
  /** a flow or a register */
  target: text('target').notNull(),
  /** without user or password; null: rows are brought to us */
  address: text('address'),
  /** see `server/core/feeds/feed.ts` */
  options: jsonb('options').notNull(),
  mapping: jsonb('mapping').notNull(),
  everyMinutes: integer('every_minutes').notNull(),
  graceMinutes: integer('grace_minutes').notNull(),
  paused: boolean('paused').notNull(),
  /** told by a story: nobody is asked for it, and it stands by the city's clock */
  sample: boolean('sample').notNull().default(false),
  /** by the wall's clock, a story's by its own: since when it is expected to deliver so often */
  expectedFrom: wall('expected_from').notNull(),
})

/** What a feed signs in with, encrypted; it is written, used and replaced, and never shown. */
export const feedSecrets = pgTable('feed_secrets', {
  feedCode: text('feed_code').primaryKey(),
  sealed: text('sealed').notNull(),
})

/** When a feed is pulled next, by the wall's clock. */
export const feedTurns = pgTable('feed_turns', {
  feedCode: text('feed_code').primaryKey(),
  nextAt: wall('next_at').notNull(),
})

/**
 * One row per version of "this feed is not well": open while it lasts, none while all is well. Figures go by it, at every
 * moment of the past as well. Its moments are the city's.
 */
export const feedTroubles = pgTable('feed_troubles', {
  ...clocks(),
  /** the feed's */
  code: text('code').notNull(),
  target: text('target').notNull(),
  state: text('state', { enum: ['late', 'failed', 'partial', 'paused'] }).notNull(),
  since: timestamp('since', { withTimezone: true, mode: 'string' }).notNull(),
  /** up to when everything had come; null: nothing ever had */
  lastGood: timestamp('last_good', { withTimezone: true, mode: 'string' }),
})

import { boolean, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** At most one row: the demonstration story this database was loaded with, and where its clock stands. */
export const stories = pgTable('stories', {
  name: text('name').primaryKey(),
  titleVi: text('title_vi').notNull(),
  titleEn: text('title_en').notNull(),
  clockAt: timestamp('clock_at', { withTimezone: true, mode: 'string' }).notNull(),
  /** when it was loaded, by the wall: its clock moves on from there (server/story-clock.ts) */
  loadedAt: timestamp('loaded_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  demonstration: boolean('demonstration').notNull(),
})

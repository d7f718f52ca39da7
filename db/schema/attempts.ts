import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** How often something was tried: counted in the database, so that every server process counts together. */
export const attempts = pgTable('attempts', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  expire: timestamp('expire', { withTimezone: true, mode: 'date' }),
})

import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** What is printed on files in place of a long address. It follows from the address, so it is written once and stays. */
export const shortAddresses = pgTable('short_addresses', {
  code: text('code').primaryKey(),
  /** from the first slash on, so that it outlives a change of the site's name */
  path: text('path').notNull(),
  keptAt: timestamp('kept_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
})

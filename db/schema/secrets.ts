import { pgTable, text } from 'drizzle-orm/pg-core'

/** What a demonstration signs its sessions with while nobody has set AUTH_SECRET; several processes share it. */
export const secrets = pgTable('secrets', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})

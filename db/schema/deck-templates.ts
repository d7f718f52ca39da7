import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { clocks } from './clocks.ts'

/** One row per version of a PowerPoint template of an office; its file lies with the evidence, under its hash. */
export const deckTemplates = pgTable('deck_templates', {
  ...clocks(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  fileName: text('file_name').notNull(),
  hash: text('hash').notNull(),
  /** bytes */
  size: integer('size').notNull(),
  uploadedBy: text('uploaded_by').notNull(),
})

import { date, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { clocks } from './clocks.ts'

/** One row per version of a briefing: what people wrote and what its blocks ask for. No version follows the issued one. */
export const briefings = pgTable(
  'briefings',
  {
    ...clocks(),
    code: text('code').notNull(),
    title: text('title').notNull(),
    lang: text('lang', { enum: ['vi', 'en'] }).notNull(),
    /** the period that its blocks speak of where they have none of their own */
    period: text('period').notNull(),
    /** what it was made from: core/briefings/templates.ts */
    template: text('template').notNull(),
    /** key and spec of each, in their order: core/briefings/briefing.ts */
    blocks: jsonb('blocks').notNull(),
    startedBy: text('started_by').notNull(),
    /** the briefing that it goes on from: the one duplicated or refreshed */
    basedOn: text('based_on'),
    /** what had changed when it was refreshed: core/briefings/differences.ts */
    differences: jsonb('differences'),
    state: text('state', { enum: ['draft', 'issued'] }).notNull(),
    /** the moment whose knowledge it shows; null: a draft shows now */
    issuedAt: timestamp('issued_at', { withTimezone: true, mode: 'string' }),
  },
  (t) => [index('briefings_issued').on(t.issuedAt)],
)

/** What was issued, as it read on that moment: the bytes that were hashed. It proves, and answers nothing. */
export const briefingIssues = pgTable('briefing_issues', {
  ...clocks(),
  /** of the briefing */
  code: text('code').notNull(),
  issuerId: text('issuer_id').notNull(),
  /** the day on which it was issued, in the city */
  issuedOn: date('issued_on', { mode: 'string' }).notNull(),
  content: text('content').notNull(),
  /** SHA-256 of `content` in UTF-8, in hexadecimal */
  hash: text('hash').notNull(),
})

import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Mail to be sent: written in the transaction of what it tells of, sent after it, again until it went. */
export const mails = pgTable(
  'mails',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    recipient: text('recipient').notNull(),
    lang: text('lang', { enum: ['vi', 'en'] }).notNull(),
    subject: text('subject').notNull(),
    /** null once sent: it may hold an address that opens an account */
    body: text('body'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    /** what the mail server said last */
    failure: text('failure'),
  },
  (t) => [index('mails_waiting').on(t.nextAttemptAt).where(sql`sent_at is null`)],
)

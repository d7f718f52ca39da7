import { bigint, index, jsonb, pgSchema, text, timestamp } from 'drizzle-orm/pg-core'

/** A schema of its own, so that it can belong to somebody other than the application (`db/seal-audit.ts`). */
export const audit = pgSchema('audit')

/**
 * Who did what. Rows are only ever added; trigger `chain_entries` numbers each and gives it the hash of the one before
 * (`db/sql/audit.ts` says over what).
 */
export const auditEntries = audit.table(
  'entries',
  {
    /** 1, 2, 3 …: without gaps, so that a missing one shows */
    number: bigint('number', { mode: 'number' }).primaryKey().default(0),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
    actorKind: text('actor_kind', { enum: ['person', 'machine', 'terminal', 'public'] }).notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    /** the role, office and delegation that allowed it, such as `head@SYT` */
    actingAs: text('acting_as').notNull(),
    /** network address, or `terminal` */
    address: text('address').notNull(),
    verb: text('verb').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** the office that the subject belongs to, if any */
    officeCode: text('office_code'),
    before: jsonb('before'),
    after: jsonb('after'),
    previousHash: text('previous_hash').notNull().default(''),
    hash: text('hash').notNull().default(''),
  },
  (t) => [index('entries_at').on(t.at)],
)

/** One row: where the log ends. Kept by the same trigger, it shows that the last entries were cut off. */
export const auditHead = audit.table('head', {
  number: bigint('number', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
})

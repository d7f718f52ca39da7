import { date, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { clocks } from './clocks.ts'

/** One row per version of "this person holds this role, in this office, from this day to that". */
export const grants = pgTable(
  'grants',
  {
    ...clocks(),
    code: text('code').notNull(),
    personId: text('person_id').notNull(),
    role: text('role', {
      enum: ['leader', 'head', 'officer', 'reviewer', 'communications', 'administrator'],
    }).notNull(),
    /** null: the whole city */
    officeCode: text('office_code'),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    /** the last day; null: until further notice */
    toOn: date('to_on', { mode: 'string' }),
    /** the person who lent the role for a time */
    delegatedBy: text('delegated_by'),
    /** `sign-on`: follows from the groups that the city's single sign-on names, and goes with them */
    origin: text('origin', { enum: ['given', 'sign-on'] })
      .notNull()
      .default('given'),
  },
  (t) => [index('grants_person').on(t.personId)],
)

/** One row per version of "this office may have this many officers"; `code` is the office's. */
export const officerCaps = pgTable('officer_caps', {
  ...clocks(),
  code: text('code').notNull(),
  cap: integer('cap').notNull(),
})

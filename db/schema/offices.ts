import { date, index, pgTable, text } from 'drizzle-orm/pg-core'
import { clocks } from './clocks.ts'

/** One row per version of an office. An office is never keyed by name: two areas have been called Lê Chân. */
export const offices = pgTable(
  'offices',
  {
    ...clocks(),
    code: text('code').notNull(),
    kind: text('kind', { enum: ['city', 'department', 'district', 'commune'] }).notNull(),
    parentCode: text('parent_code'),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    /** the first day on which the office no longer exists */
    validTo: date('valid_to', { mode: 'string' }),
  },
  (t) => [index('offices_code').on(t.code)],
)

/** One row per version of "this office passed its duties to that one on this day". */
export const officeSuccessions = pgTable('office_successions', {
  ...clocks(),
  code: text('code').notNull(),
  predecessorCode: text('predecessor_code').notNull(),
  successorCode: text('successor_code').notNull(),
  happenedOn: date('happened_on', { mode: 'string' }).notNull(),
})

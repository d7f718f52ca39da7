import { boolean, date, doublePrecision, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { clocks } from './clocks.ts'

/** One row per public document that sets a target, a rule or a figure. */
export const documents = pgTable('documents', {
  ...clocks(),
  code: text('code').notNull(),
  titleVi: text('title_vi').notNull(),
  titleEn: text('title_en').notNull(),
  issuedOn: date('issued_on', { mode: 'string' }).notNull(),
})

/** One row per version of one step of a target: KPI × office × span of days. */
export const targets = pgTable(
  'targets',
  {
    ...clocks(),
    code: text('code').notNull(),
    kpiId: text('kpi_id').notNull(),
    officeCode: text('office_code').notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** level on `from_on` where the step is a path; null where the level must hold throughout */
    fromLevel: doublePrecision('from_level'),
    level: doublePrecision('level').notNull(),
    documentCode: text('document_code'),
    sample: boolean('sample').notNull(),
  },
  (t) => [index('targets_kpi').on(t.kpiId, t.officeCode)],
)

/**
 * One row per version of a figure that the city announced. Evidence to compare with, never an answer: a counted
 * figure is shown as published only when it agrees with the announcement.
 */
export const announcements = pgTable('announcements', {
  ...clocks(),
  code: text('code').notNull(),
  kpiId: text('kpi_id').notNull(),
  /** the day the figure speaks of */
  asOfOn: date('as_of_on', { mode: 'string' }).notNull(),
  announcedOn: date('announced_on', { mode: 'string' }).notNull(),
  /** `more-than` where the source says "more than 437,000" or "over 90 %" */
  relation: text('relation', { enum: ['equals', 'more-than'] }).notNull(),
  numerator: integer('numerator'),
  denominator: integer('denominator'),
  share: doublePrecision('share'),
  sourceVi: text('source_vi').notNull(),
  sourceEn: text('source_en').notNull(),
})

/** One row per version of something that happened and that a chart should show: an event of one KPI, or of all. */
export const events = pgTable('events', {
  ...clocks(),
  code: text('code').notNull(),
  kpiId: text('kpi_id'),
  happenedOn: date('happened_on', { mode: 'string' }).notNull(),
  labelVi: text('label_vi').notNull(),
  labelEn: text('label_en').notNull(),
  sample: boolean('sample').notNull(),
})

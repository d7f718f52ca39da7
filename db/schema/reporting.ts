import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import { clocks } from './clocks.ts'

const vintage = () => text('vintage', { enum: ['estimate', 'preliminary', 'official'] }).notNull()

/**
 * One row per version of the definition of a reported KPI, in force for periods that end on `from_on` or later, until
 * the next definition of the same KPI. Earlier periods keep theirs.
 */
export const kpiDefinitions = pgTable('kpi_definitions', {
  ...clocks(),
  /** `<kpi_id>@<from_on>` */
  code: text('code').notNull(),
  kpiId: text('kpi_id').notNull(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  /** the first day on which it is asked for no longer */
  retiredOn: date('retired_on', { mode: 'string' }),
  theme: text('theme').notNull(),
  /** its place among the reported KPIs of its theme */
  position: integer('position').notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  shortVi: text('short_vi').notNull(),
  shortEn: text('short_en').notNull(),
  nounVi: text('noun_vi').notNull(),
  nounEn: text('noun_en').notNull(),
  unit: text('unit', { enum: ['share', 'count'] }).notNull(),
  /** `stock`: the newest value stands; `flow`: values of periods add up */
  shape: text('shape', { enum: ['stock', 'flow'] }).notNull(),
  better: text('better', { enum: ['higher', 'lower'] }).notNull(),
  slack: doublePrecision('slack').notNull(),
  questionVi: text('question_vi').notNull(),
  questionEn: text('question_en').notNull(),
  formulaVi: text('formula_vi').notNull(),
  formulaEn: text('formula_en').notNull(),
  numeratorVi: text('numerator_vi').notNull(),
  numeratorEn: text('numerator_en').notNull(),
  /** null unless the unit is `share` */
  denominatorVi: text('denominator_vi'),
  denominatorEn: text('denominator_en'),
  sourceVi: text('source_vi').notNull(),
  sourceEn: text('source_en').notNull(),
  caveatVi: text('caveat_vi'),
  caveatEn: text('caveat_en'),
  documents: text('documents').array().notNull(),
  /** the office that answers for the definition */
  ownerCode: text('owner_code').notNull(),
  /** kinds of office that report it; narrowed by `reporters` */
  kinds: text('kinds').array().notNull(),
  /** the offices that report it; null: all of the kinds */
  reporters: text('reporters').array(),
  cadence: text('cadence', { enum: ['month', 'quarter', 'half', 'year'] }).notNull(),
  dueDay: integer('due_day').notNull(),
  /** months between the end of a period and the month in which its report is due */
  dueLag: integer('due_lag').notNull(),
  /** periods after its own through which a value of a stock stands while no newer one is there */
  carries: integer('carries').notNull(),
  /** the least and the most that a value can be, in the unit of the value */
  least: doublePrecision('least'),
  most: doublePrecision('most'),
  /** another reported KPI whose numerator this one's cannot exceed */
  notAbove: text('not_above'),
  public: boolean('public').notNull(),
  matrix: boolean('matrix').notNull(),
  /** `centre`: figures come from the ministries, and an office may contest them */
  origin: text('origin', { enum: ['office', 'centre'] }).notNull(),
})

const valueColumns = () => ({
  /** `<kpi>/<office>/<period>` (core/reporting/due.ts) */
  code: text('code').notNull(),
  kpiId: text('kpi_id').notNull(),
  officeCode: text('office_code').notNull(),
  period: text('period').notNull(),
  numerator: doublePrecision('numerator'),
  denominator: doublePrecision('denominator'),
  vintage: vintage(),
  note: text('note'),
  source: text('source'),
  /** why a value is short of its target, in the office's words */
  explanation: text('explanation'),
  enteredBy: text('entered_by').notNull(),
  /** the day on which the office first sent it: lateness is judged by it; null while it has not left the office */
  sentOn: date('sent_on', { mode: 'string' }),
})

/** One row per version of a value in force: what was approved, known from the moment of its approval. */
export const reportedValues = pgTable(
  'reported_values',
  {
    ...clocks(),
    ...valueColumns(),
    numerator: doublePrecision('numerator').notNull(),
    startOn: date('start_on', { mode: 'string' }).notNull(),
    endOn: date('end_on', { mode: 'string' }).notNull(),
    /** the last day on which it stands for want of a newer one */
    standsUntil: date('stands_until', { mode: 'string' }).notNull(),
    endorsedBy: text('endorsed_by').notNull(),
    sample: boolean('sample').notNull(),
    search: text('search')
      .notNull()
      .generatedAlwaysAs(
        sql`fold_text(period || ' ' || coalesce(note, '') || ' ' || coalesce(source, '') || ' ' || entered_by)`,
      ),
  },
  (t) => [
    index('reported_values_kpi').on(t.kpiId, t.officeCode, t.startOn),
    index('reported_values_known').on(t.knownFrom),
  ],
)

/** One row per version of a value under way. None is open once it is approved or discarded. */
export const entries = pgTable(
  'entries',
  {
    ...clocks(),
    ...valueColumns(),
    state: text('state', { enum: ['entered', 'submitted', 'endorsed', 'returned'] }).notNull(),
    /** why it was returned */
    reason: text('reason'),
    /** who returned it, or who answers for it as head of office */
    endorsedBy: text('endorsed_by'),
    /** the version in force that the work began from; null: there was none */
    basedOn: integer('based_on'),
  },
  (t) => [index('entries_office').on(t.officeCode, t.period)],
)

/** One row per request that was carried out: asked again after a lost answer, it is answered and not repeated. */
export const answeredRequests = pgTable('answered_requests', {
  /** chosen by the one who asks */
  key: text('key').primaryKey(),
  personId: text('person_id').notNull(),
  at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
  answer: jsonb('answer').notNull(),
})

/** One row per version of whether a period is closed to changes. */
export const periodLocks = pgTable('period_locks', {
  ...clocks(),
  /** the id of the period */
  code: text('code').notNull(),
  locked: boolean('locked').notNull(),
  reason: text('reason').notNull(),
})

/** One row per version of an office's objection to a figure. Both values stay visible until it is decided. */
export const contests = pgTable('contests', {
  ...clocks(),
  code: text('code').notNull(),
  kpiId: text('kpi_id').notNull(),
  officeCode: text('office_code').notNull(),
  period: text('period').notNull(),
  /** as it stood when it was contested */
  numerator: doublePrecision('numerator'),
  denominator: doublePrecision('denominator'),
  claimedNumerator: doublePrecision('claimed_numerator').notNull(),
  claimedDenominator: doublePrecision('claimed_denominator'),
  reason: text('reason').notNull(),
  source: text('source').notNull(),
  state: text('state', { enum: ['open', 'upheld', 'dismissed'] }).notNull(),
  openedBy: text('opened_by').notNull(),
  openedAt: timestamp('opened_at', { withTimezone: true, mode: 'string' }).notNull(),
  decision: text('decision'),
})

/** One row per file kept, named by what is in it (SHA-256). */
export const evidenceFiles = pgTable('evidence_files', {
  hash: text('hash').primaryKey(),
  mediaType: text('media_type').notNull(),
  size: integer('size').notNull(),
  keptAt: timestamp('kept_at', { withTimezone: true, mode: 'string' }).notNull(),
})

/** One row per version of a file's being evidence for a value, or for what is proposed. */
export const evidence = pgTable(
  'evidence',
  {
    ...clocks(),
    code: text('code').notNull(),
    /** the code of the value or of the proposal */
    subject: text('subject').notNull(),
    /** null: it is not of a KPI's value */
    kpiId: text('kpi_id'),
    officeCode: text('office_code').notNull(),
    hash: text('hash').notNull(),
    fileName: text('file_name').notNull(),
    attachedBy: text('attached_by').notNull(),
  },
  (t) => [index('evidence_subject').on(t.subject)],
)

/** One row per version of a target that somebody proposed and somebody else decides on. */
export const proposedTargets = pgTable('proposed_targets', {
  ...clocks(),
  code: text('code').notNull(),
  kpiId: text('kpi_id').notNull(),
  officeCode: text('office_code').notNull(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  dueOn: date('due_on', { mode: 'string' }).notNull(),
  fromLevel: doublePrecision('from_level'),
  level: doublePrecision('level').notNull(),
  documentCode: text('document_code'),
  /** the target in force that it would replace; null: it would be a new one */
  replaces: text('replaces'),
  state: text('state', { enum: ['proposed', 'approved', 'refused'] }).notNull(),
  reason: text('reason'),
  proposedBy: text('proposed_by').notNull(),
  proposedById: text('proposed_by_id').notNull(),
})

/** One row per reminder that was sent: once each, whichever process thinks of it. */
export const reminders = pgTable('reminders', {
  /** `<stage>/<office>/<due>/<person>` */
  key: text('key').primaryKey(),
  sentAt: timestamp('sent_at', { withTimezone: true, mode: 'string' }).notNull(),
})

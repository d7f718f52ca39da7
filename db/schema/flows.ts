import { sql } from 'drizzle-orm'
import { bigint, boolean, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { clocks } from './clocks.ts'

/*
 * Flows lie in one partition a month of their event (`filed_on`, `received_on`, `answered_on`, `exchanged_on`), made by
 * `ensure_months(flow, days)` before rows come in; what belongs to no partition lies in `<flow>_default`. Writers write
 * to the flow itself, never to a partition: there the rollups of db/schema/rollups.ts are kept.
 */
const day = (name: string) => date(name, { mode: 'string' })
const flowColumns = () => ({
  ...clocks(),
  // A key of a partitioned table holds the day of the partition.
  versionId: bigint('version_id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  code: text('code').notNull(),
  officeCode: text('office_code').notNull(),
  sample: boolean('sample').notNull(),
})

/** One row per version of a dossier. No citizen's name and no free text: such columns do not exist here. */
export const dossiers = pgTable(
  'dossiers',
  {
    ...flowColumns(),
    procedureCode: text('procedure_code').notNull(),
    channel: text('channel', { enum: ['online', 'counter', 'post'] }).notNull(),
    /** filed with an identified and authenticated account (VNeID) */
    identified: boolean('identified').notNull(),
    /** filed for a service that is full-process */
    fullProcess: boolean('full_process').notNull(),
    feeDue: boolean('fee_due').notNull(),
    paidOnline: boolean('paid_online').notNull(),
    filedOn: day('filed_on').notNull(),
    dueOn: day('due_on').notNull(),
    settledOn: day('settled_on'),
    /** how many times the citizen was asked to add something (yêu cầu bổ sung) */
    supplements: integer('supplements').notNull().default(0),
    /** result issued electronically */
    digitalResult: boolean('digital_result').notNull(),
    search: text('search').notNull().generatedAlwaysAs(sql`fold_text(code || ' ' || procedure_code)`),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.filedOn] }),
    index('dossiers_filed').on(t.filedOn, t.officeCode),
    index('dossiers_due').on(t.dueOn, t.officeCode),
    // Half of all versions are of the time before a settlement; those of dossiers still open are told apart by `known_to`.
    index('dossiers_settled').on(t.settledOn, t.knownTo, t.officeCode),
  ],
)

/** One row per version of a petition (phản ánh, kiến nghị). */
export const petitions = pgTable(
  'petitions',
  {
    ...flowColumns(),
    topic: text('topic', {
      enum: ['land', 'environment', 'traffic', 'construction', 'procedure', 'other'],
    }).notNull(),
    receivedOn: day('received_on').notNull(),
    dueOn: day('due_on').notNull(),
    answeredOn: day('answered_on'),
    /** the petitioner came back with the same matter */
    repeated: boolean('repeated').notNull(),
    search: text('search').notNull().generatedAlwaysAs(sql`fold_text(code)`),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.receivedOn] }),
    index('petitions_received').on(t.receivedOn),
    index('petitions_due').on(t.dueOn),
    index('petitions_answered').on(t.answeredOn),
  ],
)

/** One row per version of an answer to a satisfaction survey. */
export const surveyResponses = pgTable(
  'survey_responses',
  {
    ...flowColumns(),
    subject: text('subject', { enum: ['dossier', 'petition'] }).notNull(),
    answeredOn: day('answered_on').notNull(),
    /** overall satisfaction, 1 to 5; 4 and 5 are satisfied */
    score: integer('score').notNull(),
    /** the five elements of SIPAS, each 1 to 5; null: not asked, or not answered */
    accessScore: integer('access_score'),
    procedureScore: integer('procedure_score'),
    officialsScore: integer('officials_score'),
    resultScore: integer('result_score'),
    feedbackScore: integer('feedback_score'),
    search: text('search').notNull().generatedAlwaysAs(sql`fold_text(code)`),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.answeredOn] }),
    index('survey_responses_answered').on(t.answeredOn),
  ],
)

/** One row per version of "this central system exchanged so many messages through the LGSP on this day". */
export const exchanges = pgTable(
  'exchanges',
  {
    ...flowColumns(),
    systemCode: text('system_code').notNull(),
    exchangedOn: day('exchanged_on').notNull(),
    messages: integer('messages').notNull(),
    search: text('search').notNull().generatedAlwaysAs(sql`fold_text(code)`),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.exchangedOn] }), index('exchanges_on').on(t.exchangedOn)],
)

import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

/**
 * Rollups of the flows, kept by the database itself (migration 0015, trigger `keep_rollup`), exactly and by two clocks.
 *
 * `<flow>_totals` holds what is known now: by office and day, by office and month (for long sums), and by office, service
 * and month. A row is counted on the day of each of its events: the day it was filed, fell due, was settled.
 * `<flow>_pending` holds what writers brought while another writer held the totals; the next one adds it to them, and
 * whoever reads adds both. So writers never wait for each other here.
 * `<flow>_changes` holds what became known when its day had begun, or its month had ended (services): as of a moment,
 * the sum is that of now without the changes known later. What was known before its day needs no change on record: no
 * moment before that day asks about it.
 */
const grain = () => text('grain', { enum: ['day', 'month', 'service'] }).notNull()

const key = () => ({
  grain: grain(),
  /** the day; of `month` and `service` the first of the month */
  day: date('day', { mode: 'string' }).notNull(),
  officeCode: text('office_code').notNull(),
  /** procedure, topic, subject, central system; empty but in `service` */
  service: text('service').notNull(),
  sample: boolean('sample').notNull(),
})

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** When what is counted here became known: first; last before its day began; last of all. */
const known = () => ({
  firstAt: moment('first_at').notNull(),
  earlyAt: moment('early_at'),
  lastAt: moment('last_at').notNull(),
})

const count = (name: string) => integer(name).notNull()

const dossierSums = () => ({
  /** by the day of filing */
  filed: count('filed'),
  filedOnline: count('filed_online'),
  filedFull: count('filed_full'),
  filedIdentified: count('filed_identified'),
  feeDue: count('fee_due'),
  feePaid: count('fee_paid'),
  /** by the day on which it fell due; `due_met`: settled by then, and the citizen asked for supplements no more than once */
  due: count('due'),
  dueMet: count('due_met'),
  /** by the day of settlement */
  settled: count('settled'),
  settledDigital: count('settled_digital'),
  /** by the day on which it left the desk: of settlement, or of filing where that is written down as later */
  closed: count('closed'),
  /** one more on the day on which it became overdue, one less on the day it was settled */
  late: count('late'),
})

const petitionSums = () => ({
  received: count('received'),
  due: count('due'),
  dueMet: count('due_met'),
  answered: count('answered'),
  answeredOnce: count('answered_once'),
})

const surveySums = () => ({
  ofDossiers: count('of_dossiers'),
  ofDossiersSatisfied: count('of_dossiers_satisfied'),
  ofPetitions: count('of_petitions'),
  ofPetitionsSatisfied: count('of_petitions_satisfied'),
  /** of the answers about dossiers, those that speak of an element; and that give it 4 or 5 */
  accessAnswered: count('access_answered'),
  accessSatisfied: count('access_satisfied'),
  procedureAnswered: count('procedure_answered'),
  procedureSatisfied: count('procedure_satisfied'),
  officialsAnswered: count('officials_answered'),
  officialsSatisfied: count('officials_satisfied'),
  resultAnswered: count('result_answered'),
  resultSatisfied: count('result_satisfied'),
  feedbackAnswered: count('feedback_answered'),
  feedbackSatisfied: count('feedback_satisfied'),
})

const exchangeSums = () => ({
  reports: count('reports'),
  messages: bigint('messages', { mode: 'number' }).notNull(),
})

export const dossierTotals = pgTable('dossier_totals', { ...key(), ...known(), ...dossierSums() }, (t) => [
  primaryKey({ columns: [t.grain, t.day, t.officeCode, t.service, t.sample] }),
  index('dossier_totals_first').on(t.firstAt).where(sql`grain = 'month'`),
])
export const dossierPending = pgTable('dossier_pending', { ...key(), ...known(), ...dossierSums() })
export const dossierChanges = pgTable(
  'dossier_changes',
  { ...key(), knownAt: moment('known_at').notNull(), ...dossierSums() },
  (t) => [index('dossier_changes_key').on(t.grain, t.officeCode, t.day, t.knownAt)],
)

export const petitionTotals = pgTable('petition_totals', { ...key(), ...known(), ...petitionSums() }, (t) => [
  primaryKey({ columns: [t.grain, t.day, t.officeCode, t.service, t.sample] }),
  index('petition_totals_first').on(t.firstAt).where(sql`grain = 'month'`),
])
export const petitionPending = pgTable('petition_pending', { ...key(), ...known(), ...petitionSums() })
export const petitionChanges = pgTable(
  'petition_changes',
  { ...key(), knownAt: moment('known_at').notNull(), ...petitionSums() },
  (t) => [index('petition_changes_key').on(t.grain, t.officeCode, t.day, t.knownAt)],
)

export const surveyTotals = pgTable('survey_totals', { ...key(), ...known(), ...surveySums() }, (t) => [
  primaryKey({ columns: [t.grain, t.day, t.officeCode, t.service, t.sample] }),
  index('survey_totals_first').on(t.firstAt).where(sql`grain = 'month'`),
])
export const surveyPending = pgTable('survey_pending', { ...key(), ...known(), ...surveySums() })
export const surveyChanges = pgTable(
  'survey_changes',
  { ...key(), knownAt: moment('known_at').notNull(), ...surveySums() },
  (t) => [index('survey_changes_key').on(t.grain, t.officeCode, t.day, t.knownAt)],
)

export const exchangeTotals = pgTable('exchange_totals', { ...key(), ...known(), ...exchangeSums() }, (t) => [
  primaryKey({ columns: [t.grain, t.day, t.officeCode, t.service, t.sample] }),
  index('exchange_totals_first').on(t.firstAt).where(sql`grain = 'month'`),
])
export const exchangePending = pgTable('exchange_pending', { ...key(), ...known(), ...exchangeSums() })
export const exchangeChanges = pgTable(
  'exchange_changes',
  { ...key(), knownAt: moment('known_at').notNull(), ...exchangeSums() },
  (t) => [index('exchange_changes_key').on(t.grain, t.officeCode, t.day, t.knownAt)],
)

/** Where the open version of each code lies: one for all partitions, which have no other way to be one together. */
export const dossierHeads = pgTable('dossier_heads', {
  code: text('code').primaryKey(),
  day: date('day', { mode: 'string' }).notNull(),
})
export const petitionHeads = pgTable('petition_heads', {
  code: text('code').primaryKey(),
  day: date('day', { mode: 'string' }).notNull(),
})
export const surveyHeads = pgTable('survey_heads', {
  code: text('code').primaryKey(),
  day: date('day', { mode: 'string' }).notNull(),
})
export const exchangeHeads = pgTable('exchange_heads', {
  code: text('code').primaryKey(),
  day: date('day', { mode: 'string' }).notNull(),
})

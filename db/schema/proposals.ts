import { boolean, date, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { clocks } from './clocks.ts'

/** What is asked to change: of a task, or of an item of another register. */
const subjectColumns = () => ({
  /** the table: `tasks`, `shared_databases` … */
  register: text('register').notNull(),
  /** the code of its row */
  item: text('item').notNull(),
  kind: text('kind', {
    enum: ['progress', 'completion', 'extension', 'milestones', 'add', 'retire', 'merge', 'hand-over'],
  }).notNull(),
  officeCode: text('office_code').notNull(),
  /** by kind: server/core/proposals/proposal.ts */
  content: jsonb('content').notNull(),
  enteredBy: text('entered_by').notNull(),
  endorsedBy: text('endorsed_by'),
  /** the day on which the office first sent it */
  sentOn: date('sent_on', { mode: 'string' }),
  reason: text('reason'),
})

/**
 * One row per version of what an office asks to change and nobody has decided yet. None is open once it is approved,
 * refused or discarded. The states and verbs are those of reported figures.
 */
export const proposals = pgTable(
  'proposals',
  {
    ...clocks(),
    /** `<register>/<item>/<kind>` */
    code: text('code').notNull(),
    ...subjectColumns(),
    state: text('state', { enum: ['entered', 'submitted', 'endorsed', 'returned'] }).notNull(),
    /** the version of the item that the work began from; null: there was none */
    basedOn: integer('based_on'),
  },
  (t) => [index('proposals_office').on(t.officeCode), index('proposals_item').on(t.register, t.item)],
)

/** One row per decision on a proposal: what was asked, by whom, and what was decided by which document. */
export const decisions = pgTable(
  'decisions',
  {
    ...clocks(),
    /** `<proposal>#<n>`, the first is 1 */
    code: text('code').notNull(),
    proposal: text('proposal').notNull(),
    ...subjectColumns(),
    outcome: text('outcome', { enum: ['approved', 'refused'] }).notNull(),
    /** the document that decides */
    document: text('document'),
    decidedOn: date('decided_on', { mode: 'string' }).notNull(),
    sample: boolean('sample').notNull(),
  },
  (t) => [index('decisions_item').on(t.register, t.item), index('decisions_proposal').on(t.proposal)],
)

/** One row per version of an item's going over into another: handed to another office, or merged. */
export const itemSuccessions = pgTable(
  'item_successions',
  {
    ...clocks(),
    code: text('code').notNull(),
    register: text('register').notNull(),
    predecessor: text('predecessor').notNull(),
    successor: text('successor').notNull(),
    /** of a task, which keeps its code, the offices before and after */
    fromOfficeCode: text('from_office_code').notNull(),
    toOfficeCode: text('to_office_code').notNull(),
    kind: text('kind', { enum: ['hand-over', 'merge'] }).notNull(),
    happenedOn: date('happened_on', { mode: 'string' }).notNull(),
    document: text('document'),
    sample: boolean('sample').notNull(),
  },
  (t) => [index('item_successions_item').on(t.register, t.predecessor)],
)

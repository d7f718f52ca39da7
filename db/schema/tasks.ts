import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { clocks, registerColumns } from './clocks.ts'

const day = (name: string) => date(name, { mode: 'string' })

/** One row per version of a digital-transformation task: the six things that must be clear, and its dates. */
export const tasks = pgTable(
  'tasks',
  {
    ...registerColumns(),
    /** the yearly list it belongs to */
    year: integer('year').notNull(),
    /** the document that assigns it, as the list names it */
    assignedBy: text('assigned_by'),
    /** rõ người: a position, which outlasts the person who holds it */
    person: text('person'),
    /** rõ trách nhiệm */
    responsibility: text('responsibility'),
    /** rõ sản phẩm */
    product: text('product'),
    /** rõ thẩm quyền */
    authority: text('authority'),
    /** codes of the offices that help; `office_code` leads */
    coordinating: text('coordinating').array().notNull().default([]),
    originalDueOn: day('original_due_on'),
    /** the deadline in force; null: no deadline, a class of its own */
    dueOn: day('due_on'),
    /** the deadline that the yearly rating holds it to, where that is not the one in force: an extension that was asked for after a deadline had passed does not undo that it passed */
    heldToOn: day('held_to_on'),
    /** the office that the yearly rating charges for it, where that is not the one that leads now */
    chargedOfficeCode: text('charged_office_code'),
    doneOn: day('done_on'),
    /** percent, as last verified */
    progress: integer('progress'),
    /** what was achieved, as last verified */
    result: text('result'),
    /** suspended or cancelled by a document */
    stoppedOn: day('stopped_on'),
    stopKind: text('stop_kind', { enum: ['suspended', 'cancelled'] }),
    stoppedBy: text('stopped_by'),
    search: text('search')
      .notNull()
      .generatedAlwaysAs(
        sql`fold_text(code || ' ' || name_vi || ' ' || name_en || ' ' || coalesce(assigned_by, '') || ' ' || coalesce(person, '') || ' ' || coalesce(product, ''))`,
      ),
  },
  (t) => [
    index('tasks_code').on(t.code),
    index('tasks_office').on(t.officeCode),
    index('tasks_due').on(t.dueOn),
    index('tasks_year').on(t.year, t.knownTo),
  ],
)

/** One row per version of a step of a task, with its own dates. */
export const taskSteps = pgTable(
  'task_steps',
  {
    ...clocks(),
    /** `<task>.<position>` */
    code: text('code').notNull(),
    taskCode: text('task_code').notNull(),
    officeCode: text('office_code').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    plannedOn: day('planned_on').notNull(),
    doneOn: day('done_on'),
  },
  (t) => [index('task_steps_task').on(t.taskCode)],
)

/** One row per version of a remark on a task by its office, an office that helps, or the reviewer. */
export const taskNotes = pgTable(
  'task_notes',
  {
    ...clocks(),
    code: text('code').notNull(),
    taskCode: text('task_code').notNull(),
    /** the office of the writer; null: the whole city's */
    officeCode: text('office_code'),
    text: text('text').notNull(),
  },
  (t) => [index('task_notes_task').on(t.taskCode)],
)

/** One row per version of a period's list of tasks as it was frozen: the bytes that were hashed. */
export const seals = pgTable('seals', {
  ...clocks(),
  /** the id of the period: a year, a quarter, a month */
  code: text('code').notNull(),
  /** the moment whose knowledge it holds */
  frozenAt: timestamp('frozen_at', { withTimezone: true, mode: 'string' }).notNull(),
  content: text('content').notNull(),
  /** SHA-256 of `content` in UTF-8, in hexadecimal */
  hash: text('hash').notNull(),
  /** why it was frozen anew; null the first time */
  reason: text('reason'),
})

/** One row per version of an office's request to correct a frozen result (đề nghị điều chỉnh), and of its answer. */
export const disputes = pgTable(
  'disputes',
  {
    ...clocks(),
    code: text('code').notNull(),
    seal: text('seal').notNull(),
    /** the hash of the frozen result that it is about */
    sealHash: text('seal_hash').notNull(),
    taskCode: text('task_code').notNull(),
    officeCode: text('office_code').notNull(),
    claim: text('claim').notNull(),
    reason: text('reason').notNull(),
    state: text('state', { enum: ['open', 'upheld', 'dismissed'] }).notNull(),
    openedBy: text('opened_by').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true, mode: 'string' }).notNull(),
    answer: text('answer'),
  },
  (t) => [index('disputes_seal').on(t.seal)],
)

/** One row per version of a filter that somebody keeps for a list. */
export const savedFilters = pgTable('saved_filters', {
  ...clocks(),
  code: text('code').notNull(),
  personId: text('person_id').notNull(),
  name: text('name').notNull(),
  /** the query part of the address */
  query: text('query').notNull(),
})

/** One row per version of a day that differs from its weekday: a holiday, or a weekend day worked instead. */
export const calendarDays = pgTable('calendar_days', {
  ...clocks(),
  /** the day */
  code: text('code').notNull(),
  working: boolean('working').notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  /** the document that sets it */
  document: text('document'),
})

import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgSchema, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { people } from './people.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** What the queue keeps beside the library's own schema `pgboss`. */
export const jobsSchema = pgSchema('jobs')

/** Who has a job in hand: a server process, by the number whose advisory lock it holds while it lives. */
export const jobHolders = jobsSchema.table('holders', {
  jobId: uuid('job_id').primaryKey(),
  kind: text('kind').notNull(),
  holder: integer('holder').notNull(),
})

/** Jobs that come again by the clock. */
export const jobSchedules = jobsSchema.table('schedules', {
  key: text('key').primaryKey(),
  kind: text('kind').notNull(),
  /** five fields, in the city's time */
  cron: text('cron').notNull(),
  data: jsonb('data').notNull(),
  nextAt: instant('next_at').notNull(),
})

/** A file that somebody asked for, to be made while they do something else. */
export const exportJobs = pgTable(
  'export_jobs',
  {
    id: uuid('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** see `server/core/export-jobs.ts` */
    wish: jsonb('wish').notNull(),
    title: text('title').notNull(),
    askedAt: instant('asked_at').notNull(),
    /** the moment at which the city stood when it was asked for: the figures are of then */
    cityAt: instant('city_at').notNull(),
    cancelledAt: instant('cancelled_at'),
  },
  (t) => [index('export_jobs_of').on(t.personId, t.askedAt)],
)

/** How the making of it goes. It is written as the work goes on, which is nobody's deed. */
export const exportRuns = jobsSchema.table(
  'export_runs',
  {
    id: uuid('id').primaryKey(),
    state: text('state', { enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] }).notNull(),
    /** blocks that were read, and at last the drawing of all */
    step: integer('step').notNull().default(0),
    /** null before they are counted */
    steps: integer('steps'),
    /** what is not as it was asked for, in words */
    report: jsonb('report').$type<string[]>().notNull().default([]),
    endedAt: instant('ended_at'),
    /** until when the file is kept */
    expiresAt: instant('expires_at'),
    fileName: text('file_name'),
    fileHash: text('file_hash'),
    fileSize: bigint('file_size', { mode: 'number' }),
  },
  (t) => [index('export_runs_files').on(t.expiresAt).where(sql`file_hash is not null`)],
)

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

/** Files that are made while nobody waits for them: asked for, under way, and for some days as a download. */
export const exportJobs = pgTable(
  'export_jobs',
  {
    id: uuid('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** what was asked for: see `server/core/export-jobs.ts` */
    wish: jsonb('wish').notNull(),
    title: text('title').notNull(),
    state: text('state', { enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] }).notNull(),
    /** blocks that are read and drawn; null before they are counted */
    step: integer('step').notNull().default(0),
    steps: integer('steps'),
    /** what is not as it was asked for, in words */
    report: jsonb('report').$type<string[]>().notNull().default([]),
    askedAt: instant('asked_at').notNull(),
    /** the moment at which the city stood when it was asked: the figures are of then */
    cityAt: instant('city_at').notNull(),
    endedAt: instant('ended_at'),
    /** until when it can be downloaded */
    expiresAt: instant('expires_at'),
    fileName: text('file_name'),
    fileHash: text('file_hash'),
    fileSize: bigint('file_size', { mode: 'number' }),
  },
  (t) => [
    index('export_jobs_of').on(t.personId, t.askedAt),
    index('export_jobs_files').on(t.expiresAt).where(sql`file_hash is not null`),
  ],
)

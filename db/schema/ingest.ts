import { sql } from 'drizzle-orm'
import { date, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
const count = (name: string) => integer(name).notNull().default(0)

/**
 * One row per batch that came in, whichever way: a log, not a fact, so it has one clock, the wall's. A batch is `running`
 * until its rows are committed together with its end, or it failed. One that its process left behind is closed by the
 * next that comes.
 */
export const ingestRuns = pgTable(
  'ingest_runs',
  {
    id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
    /** a flow or a register */
    target: text('target').notNull(),
    sourceKind: text('source_kind', { enum: ['push', 'upload', 'terminal', 'pull'] }).notNull(),
    /** token, person, user of the terminal or feed */
    sourceId: text('source_id').notNull(),
    sourceName: text('source_name').notNull(),
    /** the sender's own name for the batch; the same again is answered and not repeated */
    key: text('key'),
    /** SHA-256 of what came under the key */
    digest: text('digest'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    state: text('state', { enum: ['running', 'whole', 'partial', 'failed'] }).notNull(),
    /** rows that were read */
    read: count('rows_read'),
    fresh: count('rows_fresh'),
    corrected: count('rows_corrected'),
    retracted: count('rows_retracted'),
    unchanged: count('rows_unchanged'),
    superseded: count('rows_superseded'),
    refused: count('rows_refused'),
    /** the first reasons, as told to the sender */
    problems: jsonb('problems').notNull().default([]),
    /** reasons beyond those */
    unlisted: count('unlisted'),
    /** why it failed, where no row of it is to blame: `interrupted`, or a code of an error */
    failure: text('failure'),
    /** from when on the city's clock its rows are known; null: nothing changed */
    knownAt: instant('known_at'),
    /** the newest day of an event in it */
    latestOn: date('latest_on', { mode: 'string' }),
  },
  (t) => [
    index('ingest_runs_target').on(t.target, t.startedAt),
    uniqueIndex('ingest_runs_key')
      .on(t.sourceKind, t.sourceId, t.target, t.key)
      .where(sql`key is not null and state in ('whole', 'partial')`),
  ],
)

import type postgres from 'postgres'
import type { Database } from '../db/client.ts'
import { ensureMonths } from '../db/ensure-months.ts'
import { copyRows, sendRows } from './copy.ts'
import type { TableRows } from './generators/versions.ts'
import { setIndexesAside } from './indexes-aside.ts'
import { referenceKnownAt } from './reference/reference.ts'
import { launch } from './stories/launch.ts'
import type { Story } from './stories/story.ts'
import { stress } from './stories/stress.ts'

const shelf = { launch, stress } satisfies Record<string, Story>

export type StoryName = keyof typeof shelf
export const storyNames = Object.keys(shelf) as StoryName[]
export const isStoryName = (name: string): name is StoryName => Object.hasOwn(shelf, name)

const lockKey = 7_411_024
/** A flow of fewer rows lies in one piece: a partition of a hundred rows costs more than it saves. */
const worthMonths = 20_000

/**
 * Loads a story into a migrated database without rows.
 * @throws when the database holds a story or any office already
 */
export async function loadStory(database: Database, story: StoryName | Story): Promise<void> {
  if (!(await loadStoryIfEmpty(database, story)))
    throw new Error('the database already holds rows; a story goes into an empty one')
}

/**
 * Loads a story where there are no rows yet, and returns whether it did. One transaction: a load that is killed leaves
 * nothing behind, and of two at once the second finds the rows of the first. The row in `stories` comes last and says
 * that all of it is there.
 */
export async function loadStoryIfEmpty(database: Database, asked: StoryName | Story): Promise<boolean> {
  if (!(await isEmpty(database.raw))) return false
  const story: Story = typeof asked === 'string' ? shelf[asked] : asked
  return database.raw.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${lockKey})`
    if (!(await isEmpty(sql))) return false
    await storeAll(sql, story.tables())
    // Plans made for empty tables would be kept for the first questions.
    await sql`analyze`
    const { name, titleVi, titleEn, clockAt } = story
    await sql`insert into stories ${sql({
      name,
      title_vi: titleVi,
      title_en: titleEn,
      clock_at: clockAt,
      demonstration: true,
    })}`
    return true
  })
}

/** A piece is made while the database is still at work on the triggers of the one before. */
async function storeAll(sql: postgres.TransactionSql, pieces: Iterable<TableRows>): Promise<void> {
  // Room for the rows that the triggers are given: more of them than fit go by way of the disk.
  await sql`set local work_mem = '256MB'`
  let indexesAgain: (() => Promise<void>) | undefined
  let before = Promise.resolve()
  for (const piece of pieces) {
    await before
    if (piece.inMonths) indexesAgain ??= await setIndexesAside(sql)
    if (piece.inMonths ?? piece.rows.length >= worthMonths) await ensureMonths(sql, piece.table, piece.rows)
    before = (await sendRows(sql, piece)).stored
  }
  await before
  await indexesAgain?.()
}

/**
 * Loads what is public knowledge at a moment where there are no rows yet: without the register of offices nothing can be
 * asked, and nobody be given an office. Of two at once the second finds the rows of the first.
 */
export async function loadReferenceIfEmpty(database: Database, at: Date): Promise<void> {
  await database.raw.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${lockKey})`
    if (!(await isEmpty(sql))) return
    for (const table of referenceKnownAt(at.getTime())) await copyRows(sql, table)
  })
}

export async function isEmpty(sql: postgres.Sql | postgres.TransactionSql): Promise<boolean> {
  const [row] = await sql`select exists (select from stories) or exists (select from offices) as used`
  return !row?.used
}

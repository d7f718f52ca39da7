import { rm } from 'node:fs/promises'
import { type SQL, sql } from 'drizzle-orm'
import { migrate } from '../../db/migrate.ts'
import { openConfigured } from '../../db/open.ts'
import { loadStory } from '../../seeds/load-story.ts'
import type { TaskQuestion } from '../../server/core/tasks/answers.ts'
import { createAnswerStore } from '../../server/services/answer-store.ts'
import type { Context } from '../../server/services/context.ts'
import { readTaskList } from '../../server/services/tasks/list.ts'
import { readRatings } from '../../server/services/tasks/rating.ts'
import { contextAt } from '../../server/services/testing/context.ts'
import { emptyFolder } from '../server.ts'
import { inTurn } from './in-turn.ts'
import { quantile } from './load.ts'
import { heading, line, milliseconds } from './report.ts'
import { benchTaskScroll } from './task-scroll.ts'

const clock = '2024-11-22T17:00:00+07:00'
/** The aim that the project sets itself: an answer beside its one query. */
const aim = 2

/** What is asked, and what it narrows in the bare query: the rows of a page, their number, and how many stand where. */
const asked: readonly { name: string; question: TaskQuestion; where: SQL; order?: SQL }[] = [
  { name: 'first page', question: {}, where: sql`true` },
  {
    name: 'stage: overdue',
    question: { stages: ['overdue'] },
    where: sql`done_on is null and stopped_on is null and due_on < '2024-11-22'`,
  },
  { name: 'mark: extended', question: { marks: ['extended'] }, where: sql`due_on <> original_due_on` },
  {
    name: 'mark: costs somebody',
    question: { marks: ['costs'] },
    where: sql`least(done_on, stopped_on, '2024-11-22') > coalesce(held_to_on, due_on)`,
  },
  { name: 'office', question: { office: 'SYT' }, where: sql`office_code = 'SYT'` },
  {
    name: 'helping office',
    question: { office: 'SYT', helping: true },
    where: sql`'SYT' = any(coordinating)`,
  },
  { name: 'month', question: { month: '2024-12' }, where: sql`due_on between '2024-12-01' and '2024-12-31'` },
  {
    name: 'search without accents',
    question: { q: 'so hoa ket qua' },
    where: sql`search like '%so%' and search like '%hoa%' and search like '%ket%' and search like '%qua%'`,
  },
  { name: 'group by office', question: { group: 'office' }, where: sql`true`, order: sql`office_code,` },
  { name: 'page 100', question: { page: 100, size: 50 }, where: sql`true` },
]

/** A list of 20,000 tasks, no answer about them kept between two questions, beside the one SQL query that each needs. */
export async function benchTasks(): Promise<void> {
  heading('Tasks: 20,000 in three yearly lists, each question worked out anew, beside one bare SQL query')
  const dataDir = await emptyFolder()
  const database = await openConfigured({ url: undefined, dataDir })
  try {
    await migrate(database)
    await loadStory(database, 'stress')
    const { db } = database
    // As on a server where a task has just changed: what rests on tasks is forgotten, the offices are still known.
    const answers = createAnswerStore(100, () => true)
    const fresh = (now = clock): Context => {
      answers.forget('tasks')
      return { ...contextAt(db, now), answers }
    }
    for (const { name, question, where, order = sql`` } of asked) {
      const offset = ((question.page ?? 1) - 1) * 50
      const bare = () =>
        db.execute(sql`with listed as materialized (
            select version_id, code, due_on, done_on, stopped_on, office_code, (${where}) as fits from tasks
            where known_from <= ${clock} and known_to > ${clock} and year = 2024 and listed_on <= '2024-11-22'
              and (retired_on is null or retired_on > '2024-11-22')),
          page as (select version_id from listed where fits order by ${order} due_on nulls last, code limit 50 offset ${offset})
          select (select json_agg(tasks) from page join tasks using (version_id)),
            (select count(*) from listed where fits),
            (select json_agg(counted) from (select done_on is null, stopped_on is null, due_on < '2024-11-22', count(*)
              from listed group by 1, 2, 3) counted)`)
      said(name, await inTurn({ ours: () => readTaskList(fresh(), { size: 50, ...question }), bare }))
    }
    const midnight = '2024-11-23T00:00:00+07:00'
    const statuses = async () => {
      await readTaskList(fresh(midnight), { size: 1 })
      await readRatings(fresh(midnight), {})
    }
    const onePass = () =>
      db.execute(sql`select code, due_on, held_to_on, done_on, stopped_on, office_code, charged_office_code from tasks
        where known_from <= ${midnight} and known_to > ${midnight} and year = 2024`)
    said('midnight: every status and rating anew', await inTurn({ ours: statuses, bare: onePass }))
    await benchTaskScroll(dataDir)
  } finally {
    await database.release()
    await rm(dataDir, { recursive: true, force: true })
  }
}

type Took = { ours: number[]; bare: number[] }

function said(name: string, { ours, bare }: Took): void {
  const both = [ours, bare].map((took) => [quantile(took, 0.5), quantile(took, 0.99)])
  const [[p50 = 0, p99 = 0] = [], [bare50 = 0, bare99 = 0] = []] = both
  line(name, `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`)
  line('  baseline: one query', `p50 ${milliseconds(bare50)}, p99 ${milliseconds(bare99)}`)
  line('  ratio', `p50 ×${(p50 / bare50).toFixed(2)} (aim ×${aim})`, `p99 ×${(p99 / bare99).toFixed(2)}`)
}

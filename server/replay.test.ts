import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/client.ts'
import { systemFolders } from '../db/cluster/find-binaries.ts'
import { superuser } from '../db/cluster/initialise.ts'
import { rowsOf } from '../db/rows.ts'
import { briefingIssues } from '../db/schema/briefings.ts'
import { cloneOf, type TestDatabase } from '../db/testing/database.ts'
import { launchDatabase } from '../seeds/testing/launch-database.ts'
import type { Person } from './auth/actor.ts'
import type { BriefingBlock } from './core/briefings/briefing.ts'
import type { BlockSpec } from './core/briefings/spec.ts'
import { addDays, type Day } from './core/day.ts'
import { periodOf } from './core/period.ts'
import { readFrozenBlocks } from './exports/read/briefing-blocks.ts'
import { type AnswerStore, createAnswerStore } from './services/answer-store.ts'
import { contentOf, contentText, issueBriefing } from './services/briefings/issue.ts'
import { openBriefing } from './services/briefings/rows.ts'
import { startBriefing } from './services/briefings/start.ts'
import type { VerbContext } from './services/context.ts'
import { frozenHash } from './services/frozen-hash.ts'
import { contextAt } from './services/testing/context.ts'

const count = 50
const first: Day = '2023-02-10'
/** fifty of them end on 22 November 2024 */
const daysBetween = 13

/** Whatever can stand in a briefing; each holds the next two. */
const specs: BlockSpec[] = [
  { kind: 'trend', kpi: 'shared-databases-created' },
  { kind: 'tasks', of: 'criterion' },
  { kind: 'ranking', kpi: 'shared-databases-created' },
  { kind: 'services', kpi: 'dossiers-settled-on-time' },
  { kind: 'card', kpis: ['shared-databases-created', 'open-datasets-published'] },
  { kind: 'text', title: 'Nhận định', text: 'Lời của người viết.\nĐoạn hai.' },
  { kind: 'tasks', of: 'list', most: 20 },
  { kind: 'trend', kpi: 'dti-rank', as: 'table', when: { rule: 'own', grain: 'year' } },
  { kind: 'rows', kpi: 'shared-databases-created', part: 'rest' },
  { kind: 'index', index: '766', of: 'offices' },
  { kind: 'sentence', of: 'kpi', kpi: 'open-datasets-published' },
]
/** Those that ask for every KPI: in every tenth. */
const whole: BlockSpec[] = [
  { kind: 'sentence', of: 'city' },
  { kind: 'scorecard', of: 'office', office: 'SYT' },
]
const blocksOf = (nth: number): BriefingBlock[] =>
  [
    ...[nth, nth + 1].map((i) => specs[i % specs.length]),
    ...(nth % 10 === 9 ? [whole[((nth - 9) / 10) % whole.length]] : []),
  ].map((spec, i) => ({ key: `k${i}`, spec: spec as BlockSpec }))

const lastHour = '2024-11-22T18:00:00+07:00'
/** What one pass has asked is not asked again within it; the next pass asks anew. */
const kept = () => createAnswerStore(2_000, () => true)

const leader: Person = {
  kind: 'person',
  id: 'leader',
  name: 'leader of a test',
  email: 'leader@city.example',
  lang: 'vi',
  demonstration: false,
  hasSecondFactor: false,
  hasPassword: true,
  session: 'none',
  holdings: [
    { code: 'g', role: 'leader', office: null, fromOn: '2020-01-01', toOn: null, delegatedBy: null },
  ],
}

function asLeader(db: Db, now: string, answers: AnswerStore): VerbContext {
  const report = (fault: unknown) => {
    throw fault
  }
  const desk = {
    readBlocks: (ctx, whole, blocks, lang) => readFrozenBlocks(ctx, whole, blocks, { lang, report }),
  } as VerbContext['desk']
  const visit = { at: new Date(now), address: '192.0.2.1', headers: new Headers(), keep: () => {} }
  return { ...contextAt(db, now), answers, actor: leader, visit, desk }
}

let city: TestDatabase
/** code and content as they were issued */
const issued: { code: string; content: string; hash: string; issuedAt: string }[] = []
beforeAll(async () => {
  city = await launchDatabase()
  const { db } = city.database
  const answers = kept()
  for (let nth = 0; nth < count; nth++) {
    const day = addDays(first, nth * daysBetween)
    const ctx = asLeader(db, `${day}T09:30:00+07:00`, answers)
    const { code } = await startBriefing(ctx, {
      template: 'blank',
      lang: nth % 2 === 0 ? 'vi' : 'en',
      period: periodOf(day, nth % 3 === 0 ? 'week' : 'month').id,
      blocks: blocksOf(nth),
    })
    const { versionId: version } = await openBriefing(db, code)
    const { issuedAt } = await issueBriefing(ctx, { code, version })
    const [row] = await db.select().from(briefingIssues).where(eq(briefingIssues.code, code))
    issued.push({ code, issuedAt, content: row?.content ?? '', hash: row?.hash ?? '' })
  }
}, 240_000)
afterAll(() => city.close())

/** Reads all of them anew, on a later day, out of a database. */
async function replayed(db: Db, some = issued): Promise<string[]> {
  const wrong: string[] = []
  const answers = kept()
  for (const { code, issuedAt, content, hash } of some) {
    const ctx = asLeader(db, lastHour, answers)
    const again = contentText(
      await contentOf(ctx, await openBriefing(db, code), { issuedAt, issuedBy: leader.name }),
    )
    if (again !== content || frozenHash(again) !== hash) wrong.push(`${code} of ${issuedAt}`)
  }
  return wrong
}

/** Every open version of a table ends, and the same with something changed begins: known on the last day alone. */
async function correct(db: Db, table: string, change: string, where = 'true') {
  const columns = await rowsOf<{ name: string }>(
    db,
    sql`select column_name as "name" from information_schema.columns where table_schema = 'public'
      and table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO'`,
  )
  const kept = columns
    .map(({ name }) => name)
    .filter((name) => !['known_from', 'known_to', 'recorded_by'].includes(name))
  const [name = '', to = ''] = change.split(' = ')
  const at = `'2024-11-22T17:30:00+07:00'::timestamptz`
  await db.execute(
    sql.raw(`with ended as (update ${table} set known_to = ${at}
        where known_to = 'infinity' and known_from < ${at} and (${where}) returning *)
      insert into ${table} (${[...kept, 'known_from', 'recorded_by'].join(', ')})
      select ${kept.map((one) => (one === name ? to : one)).join(', ')}, ${at}, 'corrected' from ended`),
  )
}

describe(`${count} briefings issued over the life of the story read the same to the letter`, () => {
  it('and there is something to read in them', () => {
    expect(new Set(issued.map(({ hash }) => hash)).size).toBe(count)
    const last = issued.slice(-20).map(({ content }) => JSON.parse(content))
    const parts = last.flatMap(({ blocks }) =>
      blocks.flatMap(({ parts }: { parts: { read: boolean }[] }) => parts),
    )
    expect(parts.filter(({ read }) => read).length).toBeGreaterThan(35)
  })

  it('where they were issued, after values are corrected, definitions changed, offices renamed, tasks and targets moved', async () => {
    const { db } = city.database
    await correct(db, 'shared_databases', 'created_on = null')
    await correct(db, 'open_datasets', "name_vi = 'Tên khác'")
    await correct(db, 'reported_values', 'numerator = numerator + 1')
    await correct(db, 'kpi_definitions', "name_vi = name_vi || ' (sửa)'")
    await correct(db, 'offices', "name_vi = name_vi || ' mới'")
    await correct(db, 'tasks', "due_on = '2024-01-31'")
    await correct(db, 'targets', 'level = level / 2')
    await correct(db, 'index_counts', 'numerator = 0')
    expect(await replayed(db, issued.slice(-6))).toEqual([])
    // And what is asked about now is another answer.
    const [newest] = issued.slice(-1)
    const ctx = asLeader(db, lastHour, kept())
    const now = await contentOf(ctx, await openBriefing(db, newest?.code ?? ''), {
      issuedAt: ctx.now.toISOString(),
      issuedBy: leader.name,
    })
    expect(contentText(now)).not.toBe(newest?.content)
  }, 240_000)

  it('all of them after a backup of the corrected city is restored elsewhere', async () => {
    const copy = await restored(city)
    try {
      expect(await replayed(copy.database.db)).toEqual([])
    } finally {
      await copy.close()
    }
  }, 240_000)
})

/** With PostgreSQL's own tools; where only the server is there, a copy of its files. */
async function restored({ connection, database }: TestDatabase): Promise<TestDatabase> {
  const tools = systemFolders().find((folder) =>
    ['postgres', 'pg_dump', 'pg_restore'].every((tool) => existsSync(join(folder, tool))),
  )
  if (!tools) {
    await database.close()
    return cloneOf(connection.database)
  }
  const copy = await cloneOf('template0')
  const folder = await mkdtemp(join(tmpdir(), 'replay-'))
  const file = join(folder, 'backup')
  const to = ['-h', connection.host, '-p', String(connection.port), '-U', superuser]
  const run = (tool: string, args: string[]) => {
    const { status, stderr } = spawnSync(tool, args, { encoding: 'utf8' })
    expect(`${stderr}${status}`).toBe('0')
  }
  run(join(tools, 'pg_dump'), [...to, '-Fc', '-f', file, connection.database])
  run(join(tools, 'pg_restore'), [...to, '--exit-on-error', '-d', copy.connection.database, file])
  await rm(folder, { recursive: true })
  return copy
}

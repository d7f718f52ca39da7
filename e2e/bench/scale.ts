import { rm } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { migrate } from '../../db/migrate.ts'
import { type OpenDatabase, openConfigured } from '../../db/open.ts'
import { loadStory } from '../../seeds/load-story.ts'
import { cityOf } from '../../seeds/stories/city.ts'
import { createAnswerStore } from '../../server/services/answer-store.ts'
import { readBreakdown } from '../../server/services/breakdown.ts'
import type { Context } from '../../server/services/context.ts'
import { readFacets } from '../../server/services/facets.ts'
import { readKpiPage } from '../../server/services/kpi-page.ts'
import { readRows } from '../../server/services/rows.ts'
import { readScorecard } from '../../server/services/scorecard.ts'
import { readSeries } from '../../server/services/series.ts'
import { contextAt, launchClock } from '../../server/services/testing/context.ts'
import { emptyFolder, startServer } from '../server.ts'
import { bareServer } from './bare.ts'
import { inTurn } from './in-turn.ts'
import { ask, loadInTurn, quantile } from './load.ts'
import { heading, line, milliseconds, pair } from './report.ts'

const id = 'dossiers-filed-online'
const late = 'dossiers-overdue'
const period = '2024-10'
/** A moment that later knowledge has to be taken away for. */
const past = '2024-10-31'
/** The aims that the project sets itself: an answer kept beside the same bytes, an answer worked out beside its one query. */
const aims = { kept: 1.5, query: 2 } as const

/** The sums of thirteen months, as one query says them of the rollup and of the rows. */
const rolled = `select day, office_code, sum(filed_online), sum(filed) from dossier_totals
  where grain = 'month' and day between '2023-10-01' and '2024-10-01' group by 1, 2`
const counted = (asOf: string) => `select to_char(filed_on, 'YYYY-MM'), office_code,
  count(*) filter (where channel = 'online'), count(*) from dossiers
  where filed_on between '2023-10-01' and '2024-10-31' and known_from <= ${asOf} and known_to > ${asOf} group by 1, 2`
const now = `'${launchClock}'::timestamptz`

type Question = {
  name: string
  address: string
  /** worked out anew */
  ours: (ctx: Context) => Promise<unknown>
  /** what one query to the rollup would take, where there is one */
  rollup?: string
  base: string
}

const questions: readonly Question[] = [
  {
    name: 'scorecard',
    address: `/api/v1/scorecard?period=${period}`,
    ours: (ctx) => readScorecard(ctx, { period }),
    rollup: `select day, office_code, sum(filed), sum(filed_online), sum(filed_full), sum(filed_identified), sum(fee_due), sum(fee_paid),
      sum(due), sum(due_met), sum(settled), sum(settled_digital) from dossier_totals
      where grain = 'month' and day between '2023-10-01' and '2024-10-01' group by 1, 2`,
    base: `select to_char(filed_on, 'YYYY-MM'), office_code, count(*), count(*) filter (where channel = 'online'),
      count(*) filter (where channel = 'online' and full_process), count(*) filter (where channel = 'online' and identified),
      count(*) filter (where fee_due), count(*) filter (where fee_due and paid_online) from dossiers
      where filed_on between '2023-10-01' and '2024-10-31' and known_to = 'infinity' group by 1, 2`,
  },
  {
    name: 'series, two years of months',
    address: `/api/v1/kpis/${id}/series?to=${period}`,
    ours: (ctx) => readSeries(ctx, { id, to: period }),
    rollup: rolled.replace('2023-10-01', '2022-11-01'),
    base: counted(now).replace('2023-10-01', '2022-11-01'),
  },
  {
    name: 'breakdown',
    address: `/api/v1/kpis/${id}/breakdown?period=${period}`,
    ours: (ctx) => readBreakdown(ctx, { id, period }),
    rollup: rolled,
    base: counted(now),
  },
  {
    name: 'breakdown, as it was known before',
    address: `/api/v1/kpis/${id}/breakdown?period=${period}&asOf=${past}`,
    ours: (ctx) => readBreakdown(ctx, { id, period, asOf: past }),
    rollup: rolled,
    base: counted(`'${past}T23:59:59.999+07:00'::timestamptz`),
  },
  {
    name: 'rows, first page',
    address: `/api/v1/kpis/${id}/rows?period=${period}&size=50`,
    ours: (ctx) => readRows(ctx, { id, period, size: 50 }),
    base: `select *, count(*) over () from dossiers
      where filed_on between '2024-10-01' and '2024-10-31' and known_to = 'infinity' order by filed_on desc, code limit 50`,
  },
  {
    name: 'facets of the rows',
    address: `/api/v1/kpis/${id}/facets?period=${period}`,
    ours: (ctx) => readFacets(ctx, { id, period }),
    base: `select office_code, channel, count(*) from dossiers
      where filed_on between '2024-10-01' and '2024-10-31' and known_to = 'infinity' group by grouping sets ((office_code), (channel), ())`,
  },
  {
    name: 'overdue dossiers, first page',
    address: `/api/v1/kpis/${late}/rows?period=${period}&part=numerator&size=50`,
    ours: (ctx) => readRows(ctx, { id: late, period, part: 'numerator', size: 50 }),
    base: `select *, count(*) over () from dossiers
      where filed_on <= '2024-10-31' and due_on < '2024-10-31' and (settled_on is null or settled_on > '2024-10-31')
      and known_to = 'infinity' order by due_on, code limit 50`,
  },
  {
    name: 'page of a KPI',
    address: `/api/v1/kpis/${late}?period=${period}`,
    ours: (ctx) => readKpiPage(ctx, { id: late, period }),
    base: `select max(known_from) from dossiers where filed_on <= '2024-10-31'
      and (settled_on is null or settled_on >= '2024-10-01') and known_to = 'infinity'`,
  },
]

/** The same questions of cities of several sizes: kept, beside the same bytes; and worked out, beside raw SQL. */
export async function benchScale(sizes: readonly number[]): Promise<void> {
  for (const size of sizes) {
    heading(`A city of ${size} dossiers`)
    const dataDir = await emptyFolder()
    try {
      const database = await openConfigured({ url: undefined, dataDir })
      try {
        await migrate(database)
        await loaded(database, size)
        await workedOut(database)
      } finally {
        await database.release()
      }
      await kept(dataDir)
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  }
}

async function loaded(database: OpenDatabase, size: number): Promise<void> {
  const begun = performance.now()
  await loadStory(database, cityOf(size))
  const seconds = (performance.now() - begun) / 1_000
  const [row] = await database.raw`select (select count(*) from dossiers)::int as versions,
    (select count(*) from dossier_totals)::int as totals, (select count(*) from dossier_changes)::int as changes`
  line(
    'made and stored, rollups included',
    `${seconds.toFixed(1)} s`,
    `${Math.round(row?.versions / seconds)} versions/s`,
  )
  line('versions, totals, changes', `${row?.versions}   ${row?.totals}   ${row?.changes}`)
}

/** Right after a dossier changed: what rests on dossiers is forgotten, offices and targets are still known. */
async function workedOut({ db, raw }: OpenDatabase): Promise<void> {
  const answers = createAnswerStore(1_000, () => true)
  const changed = (): Context => {
    answers.forget('dossiers')
    return { ...contextAt(db, launchClock), answers }
  }
  for (const { name, ours, rollup, base } of questions) {
    const rows = () => raw.unsafe(base)
    const took = await inTurn({
      ours: () => ours(changed()),
      rollup: () => raw.unsafe(rollup ?? 'select 1'),
      rows,
    })
    const p50 = quantile(took.ours, 0.5)
    const said = (times: number[]) =>
      `p50 ${milliseconds(quantile(times, 0.5))}, p99 ${milliseconds(quantile(times, 0.99))}`
    line(`${name}, a dossier just changed`, said(took.ours))
    if (rollup)
      line(
        '  one query on the rollup',
        said(took.rollup),
        `×${(p50 / quantile(took.rollup, 0.5)).toFixed(2)} (aim ×${aims.query})`,
      )
    line('  raw SQL on the rows', said(took.rows), `×${(p50 / quantile(took.rows, 0.5)).toFixed(3)}`)
  }
}

async function kept(dataDir: string): Promise<void> {
  const server = await startServer({ DATA_DIR: dataDir, LOG: 'silent' })
  try {
    for (const { name, address } of questions) {
      const { status, body } = await ask(`${server.url}${address}`)
      if (status !== 200) throw new Error(`${address} answered ${status}: ${body.slice(0, 200)}`)
      const bare = await bareServer(body)
      const how = { connections: 8, rounds: 2, seconds: 1 }
      const [ours, theirs] = await loadInTurn(`${server.url}${address}`, `${bare.url}/rest`, how)
      pair(`${name}, kept, ${body.length} bytes`, ours, theirs, aims.kept)
      bare.stop()
    }
  } finally {
    await server.stop()
  }
}

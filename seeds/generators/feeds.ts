import { getTableName } from 'drizzle-orm'
import { feeds, feedTroubles } from '../../db/schema/feeds.ts'
import { ingestRuns } from '../../db/schema/ingest.ts'
import type { FeedKind, Mapping, SourceOptions } from '../../server/core/feeds/feed.ts'
import { type Health, healthOf, type RunState } from '../../server/core/feeds/health.ts'
import type { ToldProblem } from '../../server/core/ingest/answers.ts'
import type { TargetId } from '../../server/core/ingest/targets.ts'
import { recorderOf, type Telling } from './telling.ts'
import type { Moment, TableRows } from './versions.ts'

export type FeedPlan = {
  code: string
  nameVi: string
  nameEn: string
  kind: FeedKind
  target: TargetId
  address: string | null
  options?: SourceOptions
  mapping?: Mapping
  everyMinutes: number
  graceMinutes: number
  /** one run each cadence from here on; it was set up an hour before */
  firstRun: Moment
  /** no run begins after it; absent: none has failed to come */
  lastRun?: Moment
  /** a source that lists all it has each time, changed or not: so many rows */
  lists?: number
  /** runs that did not go well, by the moment at which they began; one that failed is tried again a quarter of an hour later */
  wrong?: readonly { at: Moment; problem: ToldProblem }[]
}

type Known = { at: Moment; fresh: boolean }
type Run = {
  plan: FeedPlan
  start: Moment
  end: Moment
  state: RunState
  brought: readonly Known[]
  problem: ToldProblem | null
}

const minute = 60_000
const took = 40_000
const retryMinutes = 15

/**
 * Feeds as a story tells of them: what each was to bring and when, the log of its runs and what was noted of its health. What
 * a run brought are the versions of the story's own rows that came to be known since the run before.
 */
export function feedTables(
  { clock }: Telling,
  plans: readonly FeedPlan[],
  tables: readonly TableRows[],
): TableRows[] {
  const told = plans.map((plan) => ({ plan, runs: runsOf(plan, knownIn(plan.target, tables), clock) }))
  return [
    { table: feeds, rows: plans.map(feedRow) },
    {
      table: ingestRuns,
      rows: told
        .flatMap(({ runs }) => runs)
        .sort((a, b) => a.start - b.start)
        .map((run, i) => ({ id: i + 1, ...runRow(run) })),
      numbered: true,
    },
    { table: feedTroubles, rows: told.flatMap(({ plan, runs }) => troublesOf(plan, runs, clock)) },
  ]
}

/** The versions of a flow or register in the order in which they came to be known. */
function knownIn(target: TargetId, tables: readonly TableRows[]): Known[] {
  const seen = new Set<unknown>()
  return tables
    .filter(({ table }) => getTableName(table) === target.replaceAll('-', '_'))
    .flatMap(({ rows }) => rows)
    .map(({ code, knownFrom }) => ({ code, at: Date.parse(String(knownFrom)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ code, at }) => {
      const fresh = !seen.has(code)
      seen.add(code)
      return { at, fresh }
    })
}

function runsOf(plan: FeedPlan, known: readonly Known[], clock: Moment): Run[] {
  const { firstRun, lastRun = clock, everyMinutes, wrong = [] } = plan
  const runs: Run[] = []
  let since = firstRun - everyMinutes * minute
  const run = (start: Moment, problem: ToldProblem | null) => {
    const state = problem === null ? 'whole' : problem.line === null ? 'failed' : 'partial'
    const brought = state === 'failed' ? [] : known.filter(({ at }) => at > since && at <= start)
    if (state !== 'failed') since = start
    runs.push({ plan, start, end: start + took, state, brought, problem })
  }
  for (let start = firstRun; start <= Math.min(lastRun, clock - took); start += everyMinutes * minute) {
    const problem = wrong.find(({ at }) => at === start)?.problem ?? null
    run(start, problem)
    if (runs.at(-1)?.state === 'failed') run(start + retryMinutes * minute, null)
  }
  return runs
}

const text = (moment: Moment) => new Date(moment).toISOString()
const recordedBy = recorderOf('STTTT')
const setUpAt = ({ firstRun }: FeedPlan): Moment => firstRun - 60 * minute

const feedRow = (plan: FeedPlan) => ({
  knownFrom: text(setUpAt(plan)),
  knownTo: 'infinity',
  recordedBy,
  code: plan.code,
  nameVi: plan.nameVi,
  nameEn: plan.nameEn,
  kind: plan.kind,
  target: plan.target,
  address: plan.address,
  options: JSON.stringify(plan.options ?? {}),
  mapping: JSON.stringify(plan.mapping ?? {}),
  everyMinutes: plan.everyMinutes,
  graceMinutes: plan.graceMinutes,
  paused: false,
  sample: true,
  expectedFrom: text(setUpAt(plan)),
})

function runRow({ plan, start, end, state, brought, problem }: Run) {
  const fresh = brought.filter((row) => row.fresh).length
  const corrected = brought.length - fresh
  const unchanged = state === 'failed' ? 0 : Math.max(0, (plan.lists ?? 0) - brought.length)
  const refused = state === 'partial' ? 1 : 0
  return {
    target: plan.target,
    sourceKind: plan.kind === 'push' ? 'push' : 'pull',
    sourceId: plan.code,
    sourceName: plan.nameVi,
    key: null,
    digest: null,
    startedAt: text(start),
    endedAt: text(end),
    state,
    read: brought.length + unchanged + refused,
    fresh,
    corrected,
    retracted: 0,
    unchanged,
    superseded: 0,
    refused,
    problems: JSON.stringify(problem ? [problem] : []),
    unlisted: 0,
    failure: state === 'failed' ? problem?.code : null,
    knownAt: brought.length > 0 ? text(end) : null,
    latestOn: null,
  }
}

/** What was noted a minute after each change for the worse or the better, by the rule that goes for every feed. */
function troublesOf(plan: FeedPlan, runs: readonly Run[], clock: Moment) {
  const looks = runs
    .flatMap(({ end }) => [end, end + (plan.everyMinutes + plan.graceMinutes) * minute + 1])
    .map((moment) => moment + minute)
    .filter((moment) => moment <= clock)
    .sort((a, b) => a - b)
  const noted: { at: Moment; health: Health }[] = []
  for (const at of looks) {
    const health = healthBy(plan, runs, at)
    const before = noted.at(-1)?.health
    if (health.state !== (before?.state ?? 'fresh')) noted.push({ at, health })
  }
  return noted.flatMap(({ at, health: { state, since, lastGood } }, i) => {
    const next = noted[i + 1]
    return state === 'fresh'
      ? []
      : [
          {
            knownFrom: text(at),
            knownTo: next ? text(next.at) : 'infinity',
            recordedBy: 'feeds',
            code: plan.code,
            target: plan.target,
            state,
            since: (since ?? new Date(at)).toISOString(),
            lastGood: lastGood?.toISOString() ?? null,
          },
        ]
  })
}

function healthBy(plan: FeedPlan, runs: readonly Run[], at: Moment): Health {
  const ended = runs.filter(({ end }) => end <= at)
  const whole = ended.findLast(({ state }) => state === 'whole')
  const trouble = ended.find(({ state, end }) => state !== 'whole' && end > (whole?.end ?? 0))
  return healthOf(
    {
      everyMinutes: plan.everyMinutes,
      graceMinutes: plan.graceMinutes,
      paused: false,
      pushed: plan.kind === 'push',
      from: new Date(setUpAt(plan)),
    },
    {
      lastWhole: whole ? new Date(whole.end) : null,
      firstTrouble: trouble ? new Date(trouble.end) : null,
      newest: ended.at(-1)?.state ?? null,
    },
    new Date(at),
  )
}

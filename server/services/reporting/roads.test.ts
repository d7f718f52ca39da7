import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { entries, reportedValues } from '../../../db/schema/reporting.ts'
import { stories } from '../../../db/schema/stories.ts'
import type { State } from '../../core/approval/states.ts'
import type { ReportGrid, ValueHistory } from '../../core/reporting/answers.ts'
import { valueCode } from '../../core/reporting/due.ts'
import type { Acted, Saved } from '../../core/reporting/entry.ts'
import type { Scorecard } from '../../core/scorecard.ts'
import { knownAt } from '../../kpis/measure.ts'
import { storyClock } from '../../story-clock.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, ownOffice, type Trial } from '../testing/trial.ts'
import { define, definitionOf } from './testing/definition.ts'

/** Walks, each over KPIs of its own, and the steps of each. */
const walks = 2
const longest = 24
const periods = ['2024-09', '2024-10']
const kpisOf = (walk: number) => ['a', 'b'].map((letter) => `walk-${walk}-${letter}`)

let wall = Date.now()
let trial: Trial
/** the city's */
let clock: () => Date
const people = {} as Record<'officer' | 'head' | 'reviewer', Browser>
let visitor: Browser

beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(wall) })
  // The story may have been loaded only now: its clock goes on from there.
  wall = Date.now()
  const all = Array.from({ length: walks }, (_, walk) => kpisOf(walk)).flat()
  await define(trial.db, ...all.map((kpiId) => definitionOf({ kpiId, carries: 0, reporters: [ownOffice] })))
  for (const role of ['officer', 'head', 'reviewer'] as const) people[role] = await trial.signedInAs(role)
  visitor = trial.browser()
  const [story] = await trial.db.select().from(stories)
  if (story) clock = storyClock(story, () => new Date(wall))
  // The story has locked some of its own.
  for (const period of periods)
    await outcome(people.reviewer.act('reporting.setLock', { period, locked: false, reason: 'bắt đầu' }))
})
afterAll(() => trial.close())

type Figure = { numerator: number; denominator: number }
type Value = {
  kpi: string
  period: string
  entry: (Figure & { state: State; times: number }) | null
  inForce: Figure | null
  seen: number | null
  old: number | null
}
const stateOf = ({ entry, inForce }: Value): State => entry?.state ?? (inForce ? 'approved' : 'empty')

const which = fc.nat(3)
const who = fc.constantFrom('officer', 'head', 'reviewer')
const figure = fc.record({
  numerator: fc.integer({ min: 0, max: 9 }),
  denominator: fc.constantFrom(0, 10, 10, 12),
})
/** Mostly what was seen is what there is. */
const isStale = fc.nat(9).map((n) => n === 0)
const verb = fc.constantFrom('submit', 'withdraw', 'endorse', 'giveBack', 'return', 'approve', 'discard')
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('save'), which, by: who, figure, isStale }) },
  {
    weight: 10,
    arbitrary: fc.record({ kind: fc.constant('act'), which, and: fc.option(which), verb, by: who, isStale }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('lock'),
      period: fc.constantFrom(...periods),
      locked: fc.boolean(),
      by: who,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('lock'),
      period: fc.constantFrom(...periods),
      locked: fc.constant(false),
      by: fc.constant('reviewer' as const),
    }),
  },
)
/** Straight through, so that approvals are as common as mistakes. */
const through = fc
  .record({ which, figure: fc.record({ numerator: fc.nat(9), denominator: fc.constant(10) }) })
  .map(({ which: one, figure: told }): Step[] => [
    { kind: 'save', which: one, by: 'officer', figure: told, isStale: false },
    { kind: 'act', which: one, and: null, verb: 'submit', by: 'head', isStale: false },
    { kind: 'act', which: one, and: null, verb: 'approve', by: 'reviewer', isStale: false },
  ])
const road = fc
  .array(fc.oneof({ weight: 3, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: through }), {
    minLength: longest,
    maxLength: longest,
  })
  .map((parts) => parts.flat())
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
type Verb = Extract<Step, { kind: 'act' }>['verb']

/** Told once more, apart from the machine: who may, from where, to where. */
const roads: Record<string, { by: string[]; from: State[]; to: State }> = {
  submit: { by: ['officer', 'head'], from: ['entered'], to: 'submitted' },
  withdraw: { by: ['officer', 'head'], from: ['submitted'], to: 'entered' },
  endorse: { by: ['head'], from: ['submitted'], to: 'endorsed' },
  giveBack: { by: ['head'], from: ['submitted', 'endorsed'], to: 'returned' },
  return: { by: ['reviewer'], from: ['endorsed'], to: 'returned' },
  approve: { by: ['reviewer'], from: ['endorsed'], to: 'approved' },
  discard: { by: ['officer', 'head'], from: ['entered', 'returned'], to: 'empty' },
}

function refusalOf(value: Value, verb: Verb, isStale: boolean, locked: ReadonlySet<string>): string | null {
  if (isStale || !value.entry) return 'changed-meanwhile'
  if (locked.has(value.period)) return 'period-locked'
  return roads[verb]?.from.includes(value.entry.state) ? null : 'not-in-this-state'
}
function contentRefusal({ entry }: Value): string | null {
  if (entry?.denominator === 0) return 'denominator-zero'
  return entry && entry.numerator > entry.denominator ? 'numerator-above-denominator' : null
}

class Model {
  readonly values: Value[]
  readonly locked = new Set<string>()
  /** how many versions each value has had, by its code */
  readonly versions = new Map<string, number>()
  approvals = 0
  constructor(walk: number) {
    this.values = kpisOf(walk).flatMap((kpi) =>
      periods.map((period) => ({ kpi, period, entry: null, inForce: null, seen: null, old: null })),
    )
  }
  at(index: number): Value {
    return this.values[index] as Value
  }
  count({ kpi, period }: Value) {
    const code = valueCode(kpi, ownOffice, period)
    this.versions.set(code, (this.versions.get(code) ?? 0) + 1)
  }
}

/** What was sent as seen: a version that is no longer, where the step says so. */
const seenBy = (value: Value, isStale: boolean) => (isStale ? (value.old ?? -1) : value.seen)

async function take(one: Step, model: Model): Promise<void> {
  const browser = people[one.by as keyof typeof people]
  if (one.kind === 'lock') {
    const answer = await outcome(
      browser.act('reporting.setLock', { period: one.period, locked: one.locked, reason: 'vì' }),
    )
    const isSo = model.locked.has(one.period) === one.locked
    expect(answer).toBe(one.by !== 'reviewer' ? 'not-yours' : isSo ? 'changed-meanwhile' : 'done')
    if (answer === 'done') model.locked[one.locked ? 'add' : 'delete'](one.period)
    return
  }
  if (one.kind === 'save') {
    const value = model.at(one.which)
    const { kpi, period } = value
    const content = { ...one.figure, vintage: 'official', note: null, source: null, explanation: null }
    const values = [{ kpi, period, seen: seenBy(value, one.isStale), ...content }]
    const saving = browser.act<Saved>('reporting.save', { office: ownOffice, values })
    if (one.by === 'reviewer') return expect(await outcome(saving)).toBe('not-yours') as undefined
    const { saved, conflicts, refused } = await saving
    const { entry } = value
    const isSame =
      entry && entry.numerator === one.figure.numerator && entry.denominator === one.figure.denominator
    const isOpen = !entry || entry.state === 'entered' || entry.state === 'returned'
    const expected = isSame
      ? 'saved'
      : model.locked.has(period)
        ? 'period-locked'
        : !isOpen
          ? 'not-in-this-state'
          : one.isStale
            ? 'conflict'
            : 'saved'
    expect(refused[0]?.why ?? (conflicts[0] ? 'conflict' : 'saved')).toBe(expected)
    expect(saved.length + conflicts.length + refused.length).toBe(1)
    if (expected !== 'saved' || isSame) return
    value.entry = { ...one.figure, state: 'entered', times: 1 }
    model.count(value)
    return
  }
  const chosen = [...new Set([one.which, one.and ?? one.which])].map((index) => model.at(index))
  const acting = browser.act<Acted>(`reporting.${one.verb}`, {
    key: randomUUID(),
    reason: 'vì',
    values: chosen.map((value) => ({
      kpi: value.kpi,
      office: ownOffice,
      period: value.period,
      seen: seenBy(value, one.isStale),
    })),
  })
  const road = roads[one.verb] as (typeof roads)[string]
  if (!road.by.includes(one.by)) return expect(await outcome(acting)).toBe('not-yours') as undefined
  const { done, refused } = await acting
  const whys = chosen.flatMap((value) => refusalOf(value, one.verb, one.isStale, model.locked) ?? [])
  const expected =
    whys.length > 0 || one.verb !== 'submit' ? whys : chosen.flatMap((value) => contentRefusal(value) ?? [])
  expect(refused.map(({ why }) => why)).toEqual(expected)
  expect(done).toHaveLength(expected.length > 0 ? 0 : chosen.length)
  if (expected.length > 0) return
  for (const value of chosen) {
    const { entry } = value
    if (!entry) continue
    if (road.to === 'approved') {
      value.inForce = { numerator: entry.numerator, denominator: entry.denominator }
      model.approvals++
    }
    value.entry =
      road.to === 'approved' || road.to === 'empty'
        ? null
        : { ...entry, state: one.verb === 'submit' && one.by === 'head' ? 'endorsed' : road.to }
    if (road.to !== 'empty') model.count(value)
  }
}

/** What the model says that everybody sees and that the office and the reviewer see. */
const told = (model: Model) =>
  model.values.map((value) => ({
    key: `${value.kpi} ${value.period}`,
    state: stateOf(value),
    entry: value.entry && [value.entry.numerator, value.entry.denominator],
    inForce: value.inForce && [value.inForce.numerator, value.inForce.denominator],
  }))
const figuresOf = (model: Model, period: string) =>
  model.values
    .filter((value) => value.period === period)
    .map(({ kpi, inForce }) => [kpi, inForce?.numerator ?? null, inForce?.denominator ?? null])

async function shown(walk: number, period: string, asOf?: string) {
  const card = await visitor.ask<Scorecard>('scorecard', { period, ...(asOf ? { asOf } : {}) })
  return card.items
    .filter(({ id }) => kpisOf(walk).includes(id))
    .map(({ id, numerator, denominator }) => [id, numerator, denominator])
}

/** What the office sees now; the model learns the versions to name next. */
async function seen(walk: number, model: Model) {
  const grid = await people.officer.ask<ReportGrid>('reporting.grid', {
    office: ownOffice,
    cadence: 'month',
    count: 3,
  })
  for (const period of grid.periods.filter(({ id }) => periods.includes(id)))
    expect(period.locked, period.id).toBe(model.locked.has(period.id))
  return model.values.map((value) => {
    const cell = grid.cells.find(({ kpi, period }) => kpi === value.kpi && period === value.period)
    const version = cell?.entry?.version ?? null
    if (version !== value.seen) Object.assign(value, { old: value.seen, seen: version })
    expect(kpisOf(walk)).toContain(cell?.kpi)
    return {
      key: `${value.kpi} ${value.period}`,
      state: cell?.state,
      entry: cell?.entry && [cell.entry.numerator, cell.entry.denominator],
      inForce: cell?.value && [cell.value.numerator, cell.value.denominator],
    }
  })
}

/** The same, of an earlier moment, out of the rows as they were known then. */
async function known(model: Model, at: string) {
  const asOf = sql`${at.replace('Z', '999Z')}::timestamptz`
  return Promise.all(
    model.values.map(async ({ kpi, period }) => {
      const code = valueCode(kpi, ownOffice, period)
      const [entry] = await trial.db
        .select()
        .from(entries)
        .where(and(eq(entries.code, code), knownAt(entries, asOf)))
      const [value] = await trial.db
        .select()
        .from(reportedValues)
        .where(and(eq(reportedValues.code, code), knownAt(reportedValues, asOf)))
      return {
        key: `${kpi} ${period}`,
        state: entry?.state ?? (value ? 'approved' : 'empty'),
        entry: entry ? [entry.numerator, entry.denominator] : null,
        inForce: value ? [value.numerator, value.denominator] : null,
      }
    }),
  )
}

it('on any road the office, the reviewer and the public see what the model says, then and later', async () => {
  let walk = 0
  let approvals = 0
  await fc.assert(
    fc.asyncProperty(road, async (steps) => {
      const own = walk++
      const model = new Model(own)
      const moments: {
        at: string
        told: ReturnType<typeof told>
        figures: ReturnType<typeof figuresOf>[]
      }[] = []
      for (const one of steps) {
        // Two milliseconds of the city's day: every step has a moment of its own.
        wall += 2_000
        await take(one, model)
        await trial.heard()
        expect(await seen(own, model)).toEqual(told(model))
        const cards = await Promise.all(periods.map((period) => shown(own, period)))
        expect(cards).toEqual(periods.map((period) => figuresOf(model, period)))
        moments.push({
          at: clock().toISOString(),
          told: told(model),
          figures: periods.map((period) => figuresOf(model, period)),
        })
      }
      let last: unknown = null
      for (const { at, told: then, figures } of moments) {
        expect(await known(model, at), at).toEqual(then)
        // A card of the past is worked out whole: once for each that was another than the one before.
        if (isDeepStrictEqual(figures, last)) continue
        last = figures
        const cards = await Promise.all(periods.map((period) => shown(own, period, at)))
        expect(cards, at).toEqual(figures)
      }
      for (const { kpi, period } of model.values) {
        const { steps: road } = await people.reviewer.ask<ValueHistory>('reporting.history', {
          kpi,
          office: ownOffice,
          period,
        })
        expect(road).toHaveLength(model.versions.get(valueCode(kpi, ownOffice, period)) ?? 0)
        expect(road.map(({ at }) => at)).toEqual(
          road
            .map(({ at }) => at)
            .sort()
            .reverse(),
        )
      }
      for (const period of model.locked)
        await people.reviewer.act('reporting.setLock', { period, locked: false, reason: 'xong' })
      approvals += model.approvals
    }),
    // What was recorded stays recorded, so a smaller example would say nothing.
    { numRuns: walks, endOnFailure: true },
  )
  expect(approvals).toBeGreaterThan(walks)
}, 300_000)

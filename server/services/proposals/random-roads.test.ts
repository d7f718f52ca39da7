import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decisions, proposals } from '../../../db/schema/proposals.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import type { State } from '../../core/approval/states.ts'
import type { ProposalSaved, ProposalsActed } from '../../core/proposals/proposal.ts'
import { type Browser, outcome } from '../testing/browser.ts'
import { openTrial, otherOffice, type Trial } from '../testing/trial.ts'
import { listTask } from './testing/a-task.ts'

/** Walks, each over a task of its own, and the steps of each. */
const walks = 3
const longest = 30

let trial: Trial
const people = {} as Record<'officer' | 'head' | 'reviewer' | 'leader' | 'administrator' | 'helper', Browser>
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  for (const role of ['officer', 'head', 'reviewer', 'leader', 'administrator'] as const)
    people[role] = await trial.signedInAs(role)
  people.helper = (
    await trial.arrived(people.administrator, { role: 'officer', office: otherOffice })
  ).browser
})
afterAll(() => trial.close())

/** Of kinds that can be approved again and again. */
const kinds = ['progress', 'extension'] as const
type Kind = (typeof kinds)[number]
type Entry = { state: State; version: number; old: number; content: object }
type Model = {
  item: string
  open: Partial<Record<Kind, Entry>>
  progress: number | null
  dueOn: string
  approvals: number
  refusals: number
}

const who = fc.constantFrom('officer', 'head', 'reviewer', 'officer', 'head', 'reviewer', 'leader', 'helper')
const verb = fc.constantFrom(
  'submit',
  'withdraw',
  'endorse',
  'giveBack',
  'return',
  'refuse',
  'approve',
  'discard',
)
const kind = fc.constantFrom(...kinds)
/** Mostly what was seen is what there is. */
const isStale = fc.nat(9).map((n) => n === 0)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('save'), kind, by: who, percent: fc.nat(100), isStale }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('act'),
      verb,
      kind,
      by: who,
      both: fc.nat(4).map((n) => n === 0),
      isStale,
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
/** Straight through, so that approvals are as common as mistakes. */
const through = fc
  .record({ kind, percent: fc.nat(100), last: fc.constantFrom('approve', 'refuse') })
  .map(({ kind: one, percent, last }): Step[] => [
    { does: 'save', kind: one, by: 'officer', percent, isStale: false },
    { does: 'act', verb: 'submit', kind: one, by: 'officer', both: false, isStale: false },
    { does: 'act', verb: 'endorse', kind: one, by: 'head', both: false, isStale: false },
    { does: 'act', verb: last as 'approve', kind: one, by: 'reviewer', both: false, isStale: false },
  ])
const road = fc
  .array(fc.oneof({ weight: 3, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: through }), {
    minLength: longest,
    maxLength: longest,
  })
  .map((parts) => parts.flat())

/** Told once more, apart from the machine: who may, from where, to where. */
const roads: Record<string, { by: string[]; from: State; or?: State; to: State }> = {
  submit: { by: ['officer', 'head'], from: 'entered', to: 'submitted' },
  withdraw: { by: ['officer', 'head'], from: 'submitted', to: 'entered' },
  endorse: { by: ['head'], from: 'submitted', to: 'endorsed' },
  giveBack: { by: ['head'], from: 'submitted', or: 'endorsed', to: 'returned' },
  return: { by: ['reviewer'], from: 'endorsed', to: 'returned' },
  refuse: { by: ['reviewer'], from: 'endorsed', to: 'empty' },
  approve: { by: ['reviewer'], from: 'endorsed', to: 'approved' },
  discard: { by: ['officer', 'head'], from: 'entered', or: 'returned', to: 'empty' },
}

const nextMonth = (day: string) => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return month === 12 ? `${year + 1}-01-28` : `${year}-${String(month + 1).padStart(2, '0')}-28`
}
const contentOf = (model: Model, one: Kind, percent: number) =>
  one === 'progress'
    ? { percent, note: 'đã làm', difficulties: null, requests: null }
    : { fromDueOn: model.dueOn, toDueOn: nextMonth(model.dueOn), reason: `lý do ${percent}` }

async function save(one: Extract<Step, { does: 'save' }>, model: Model): Promise<void> {
  const entry = model.open[one.kind]
  const content = contentOf(model, one.kind, one.percent)
  const seen = one.isStale ? -1 : (entry?.version ?? null)
  const saving = people[one.by as keyof typeof people].act<ProposalSaved>('proposals.save', {
    register: 'tasks',
    item: model.item,
    kind: one.kind,
    seen,
    content,
  })
  if (!['officer', 'head'].includes(one.by))
    return expect(await outcome(saving)).toBe('not-yours') as undefined
  const answer = await saving
  const isSame = entry !== undefined && JSON.stringify(entry.content) === JSON.stringify(content)
  if (isSame) return expect(answer).toEqual({ saved: { version: entry.version } }) as undefined
  if (entry && entry.state !== 'entered' && entry.state !== 'returned')
    return expect(answer).toEqual({ refused: 'not-in-this-state' }) as undefined
  if (one.isStale) return expect(answer).toHaveProperty('conflict') as undefined
  if (!('saved' in answer)) throw new Error(`Not saved: ${JSON.stringify(answer)}`)
  model.open[one.kind] = {
    state: 'entered',
    version: answer.saved.version,
    old: entry?.version ?? -1,
    content,
  }
}

async function act(one: Extract<Step, { does: 'act' }>, model: Model): Promise<void> {
  const chosen: Kind[] = one.both ? [...kinds] : [one.kind]
  const road = roads[one.verb] as (typeof roads)[string]
  const acting = people[one.by as keyof typeof people].act<ProposalsActed>(`proposals.${one.verb}`, {
    key: randomUUID(),
    reason: 'vì',
    document: '12/QĐ-UBND',
    proposals: chosen.map((of) => ({
      register: 'tasks',
      item: model.item,
      kind: of,
      seen: one.isStale ? (model.open[of]?.old ?? -1) : (model.open[of]?.version ?? null),
    })),
  })
  if (!road.by.includes(one.by)) return expect(await outcome(acting)).toBe('not-yours') as undefined
  const { done, refused } = await acting
  const whyOf = (of: Kind): string | null => {
    const entry = model.open[of]
    if (!entry || one.isStale) return 'changed-meanwhile'
    return entry.state === road.from || entry.state === road.or ? null : 'not-in-this-state'
  }
  const contentWhy = (of: Kind): string | null => {
    const { fromDueOn } = (model.open[of]?.content ?? {}) as { fromDueOn?: string }
    const isMoved = fromDueOn !== undefined && fromDueOn !== model.dueOn
    return isMoved && ['submit', 'endorse', 'approve'].includes(one.verb) ? 'changed-meanwhile' : null
  }
  const first = chosen.map(whyOf).filter((why) => why !== null)
  const expected = first.length > 0 ? first : chosen.map(contentWhy).filter((why) => why !== null)
  expect(refused.map(({ why }) => why)).toEqual(expected)
  if (expected.length > 0) return expect(done).toEqual([]) as undefined
  const to = one.verb === 'submit' && one.by === 'head' ? 'endorsed' : road.to
  expect(done.map(({ state }) => state)).toEqual(chosen.map(() => to))
  for (const { kind: of, version } of done as { kind: Kind; version: number | null }[]) {
    const entry = model.open[of] as Entry
    if (one.verb === 'approve') {
      model.approvals++
      const { percent, toDueOn } = entry.content as { percent?: number; toDueOn?: string }
      model.progress = percent ?? model.progress
      model.dueOn = toDueOn ?? model.dueOn
    }
    if (one.verb === 'refuse') model.refusals++
    if (version === null) delete model.open[of]
    else model.open[of] = { ...entry, state: to, version, old: entry.version }
  }
}

it('on any walk of six people over every verb, a task changes by approvals alone, and none skips the head or the reviewer', async () => {
  let approvals = 0
  let refusals = 0
  let walk = 0
  await fc.assert(
    fc.asyncProperty(road, async (steps) => {
      const item = `R-${++walk}`
      await listTask(trial.db, item, { dueOn: '2024-12-28', coordinating: [otherOffice] })
      const model: Model = {
        item,
        open: {},
        progress: null,
        dueOn: '2024-12-28',
        approvals: 0,
        refusals: 0,
      }
      for (const one of steps) {
        if (one.does === 'save') await save(one, model)
        else await act(one, model)
      }
      const versions = await trial.db
        .select()
        .from(tasks)
        .where(eq(tasks.code, item))
        .orderBy(asc(tasks.knownFrom))
      expect(versions.at(-1)).toMatchObject({
        progress: model.progress,
        dueOn: model.dueOn,
        originalDueOn: '2024-12-28',
        heldToOn: null,
      })
      const decided = await trial.db.select().from(decisions).where(eq(decisions.item, item))
      const approved = decided.filter((one) => one.outcome === 'approved')
      expect([approved.length, decided.length - approved.length]).toEqual([model.approvals, model.refusals])
      // Every version of the task but the first is the work of an approval, known from its very moment.
      expect(new Set(versions.slice(1).map(({ knownFrom }) => knownFrom))).toEqual(
        new Set(approved.map(({ knownFrom }) => knownFrom)),
      )
      for (const one of decided) {
        const [before] = await trial.db
          .select()
          .from(proposals)
          .where(and(eq(proposals.code, one.proposal), eq(proposals.knownTo, one.knownFrom)))
        // What was decided is what the head had endorsed.
        expect(before).toMatchObject({ state: 'endorsed', content: one.content })
        expect(before?.endorsedBy).not.toBeNull()
        expect(one.endorsedBy).toBe(before?.endorsedBy)
      }
      approvals += model.approvals
      refusals += model.refusals
    }),
    { numRuns: walks },
  )
  expect(approvals).toBeGreaterThan(3)
  expect(refusals).toBeGreaterThan(1)
}, 300_000)

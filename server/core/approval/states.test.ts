import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Capacity, capacities, move, moves, type State, states, type Verb, verbs } from './states.ts'

/**
 * The model, told in another way than the machine: what is in force, what is under way, and who has looked at it since
 * it was last entered.
 */
type Model = {
  inForce: boolean
  underWay: 'none' | 'written' | 'at the head' | 'at the reviewer' | 'sent back'
  locked: boolean
  headSaid: boolean
}
const fresh: Model = { inForce: false, underWay: 'none', locked: false, headSaid: false }

const modelState = ({ inForce, underWay }: Model): State => {
  if (underWay === 'written') return 'entered'
  if (underWay === 'at the head') return 'submitted'
  if (underWay === 'at the reviewer') return 'endorsed'
  if (underWay === 'sent back') return 'returned'
  return inForce ? 'approved' : 'empty'
}

/** What the model becomes; null: nothing happens. */
function modelAfter(model: Model, verb: Verb, by: Capacity): Model | null {
  if (model.locked) return null
  const { underWay } = model
  const ofOffice = by !== 'reviewer'
  if (verb === 'enter' && ofOffice && ['none', 'written', 'sent back'].includes(underWay))
    return { ...model, underWay: 'written', headSaid: false }
  if (verb === 'discard' && ofOffice && ['written', 'sent back'].includes(underWay))
    return { ...model, underWay: 'none', headSaid: false }
  if (verb === 'submit' && ofOffice && underWay === 'written') return { ...model, underWay: 'at the head' }
  if (verb === 'withdraw' && ofOffice && underWay === 'at the head') return { ...model, underWay: 'written' }
  if (verb === 'endorse' && by === 'head' && underWay === 'at the head')
    return { ...model, underWay: 'at the reviewer', headSaid: true }
  if (verb === 'give-back' && by === 'head' && (underWay === 'at the head' || underWay === 'at the reviewer'))
    return { ...model, underWay: 'sent back', headSaid: false }
  if (verb === 'return' && by === 'reviewer' && underWay === 'at the reviewer')
    return { ...model, underWay: 'sent back', headSaid: false }
  if (verb === 'refuse' && by === 'reviewer' && underWay === 'at the reviewer')
    return { ...model, underWay: 'none', headSaid: false }
  if (verb === 'approve' && by === 'reviewer' && underWay === 'at the reviewer')
    return { ...model, inForce: true, underWay: 'none' }
  return null
}

const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ verb: fc.constantFrom(...verbs), by: fc.constantFrom(...capacities) }),
  },
  { weight: 1, arbitrary: fc.constant('lock' as const) },
  { weight: 2, arbitrary: fc.constant('reopen' as const) },
)
/** What usually follows, so that walks come to the end of the road as well as off it. */
const usual = fc.constantFrom(
  { verb: 'enter', by: 'officer' } as const,
  { verb: 'submit', by: 'officer' } as const,
  { verb: 'endorse', by: 'head' } as const,
  { verb: 'approve', by: 'reviewer' } as const,
)
const walk = fc.array(fc.oneof(step, usual), { maxLength: 60, size: 'max' })

describe('on any walk over all verbs, capacities and locks', () => {
  test('the machine stands where the model stands, refuses what the model refuses, and knows no other state', () => {
    const reached = new Set<State>()
    fc.assert(
      fc.property(walk, (steps) => {
        let model = fresh
        let state: State = 'empty'
        for (const one of steps) {
          if (one === 'lock' || one === 'reopen') {
            model = { ...model, locked: one === 'lock' }
            continue
          }
          const { inForce, locked } = model
          const moved = move(one.verb, { state, by: one.by, locked, inForce })
          const next = modelAfter(model, one.verb, one.by)
          expect('to' in moved, `${one.verb} by ${one.by} in ${state}`).toBe(next !== null)
          if (!('to' in moved) || !next) continue
          state = moved.to
          model = next
          expect(states).toContain(state)
          expect(state).toBe(modelState(model))
          reached.add(state)
        }
      }),
      { numRuns: 500 },
    )
    expect([...reached].sort()).toEqual([...states].sort())
  })

  test('nothing is approved that a head did not endorse and a reviewer approve since it was last entered', () => {
    let approvals = 0
    fc.assert(
      fc.property(walk, (steps) => {
        let state: State = 'empty'
        let inForce = false
        let since: { verb: Verb; by: Capacity }[] = []
        for (const one of steps) {
          if (one === 'lock' || one === 'reopen') continue
          const moved = move(one.verb, { state, by: one.by, locked: false, inForce })
          if (!('to' in moved)) continue
          since = one.verb === 'enter' ? [] : [...since, one]
          const wasUnderWay: boolean = state !== 'approved' && state !== 'empty'
          state = moved.to
          if (state !== 'approved' || one.verb === 'discard' || one.verb === 'refuse') continue
          approvals++
          inForce = true
          expect(wasUnderWay).toBe(true)
          expect(since.filter(({ verb }) => verb === 'endorse').at(-1)?.by).toBe('head')
          expect(since.at(-1)).toEqual({ verb: 'approve', by: 'reviewer' })
          expect(since.at(-2)?.verb).toBe('endorse')
        }
      }),
      { numRuns: 500 },
    )
    expect(approvals).toBeGreaterThan(100)
  })
})

describe('of every verb, capacity, state and lock', () => {
  const every = verbs.flatMap((verb) =>
    capacities.flatMap((by) =>
      states.flatMap((state) => [true, false].map((inForce) => ({ verb, by, state, inForce }))),
    ),
  )

  test('a locked period changes nothing', () => {
    for (const { verb, ...at } of every) expect(move(verb, { ...at, locked: true })).toHaveProperty('refused')
  })

  test('who may never use a verb hears that first, locked or not', () => {
    for (const { verb, by, ...at } of every)
      for (const locked of [true, false])
        expect(move(verb, { ...at, by, locked }), `${verb} by ${by}`).toEqual(
          !moves[verb].by.includes(by)
            ? { refused: 'not-yours' }
            : locked
              ? { refused: 'period-locked' }
              : moves[verb].from.includes(at.state)
                ? { to: moves[verb].to === 'empty' && at.inForce ? 'approved' : moves[verb].to }
                : { refused: 'not-in-this-state' },
        )
  })

  test('nobody both writes a figure and lets it through: no capacity can go from empty to approved alone', () => {
    for (const by of capacities) {
      const seen = new Set<State>(['empty'])
      for (const state of seen)
        for (const verb of verbs) {
          const moved = move(verb, { state, by, locked: false, inForce: false })
          if ('to' in moved) seen.add(moved.to)
        }
      expect([...seen], by).not.toContain('approved')
    }
  })
})

/** The machine as a drawing: one line for each way from a state to another, in the order of the states. */
function drawing(): string {
  const shown = (state: State) => (state === 'empty' ? '[*]' : state)
  const lines = states.flatMap((from) =>
    verbs
      .filter((verb) => moves[verb].from.includes(from))
      .flatMap((verb) => {
        const ways = new Set(
          [false, true]
            .flatMap((inForce) =>
              moves[verb].by.map((by) => move(verb, { state: from, by, locked: false, inForce })),
            )
            .flatMap((moved) => ('to' in moved ? [moved.to] : [])),
        )
        return [...ways].map((to) => {
          const isAgain = moves[verb].to === 'empty' && to === 'approved'
          return `    ${shown(from)} --> ${shown(to)}: ${verb} (${moves[verb].by.join(', ')})${isAgain ? ', one in force' : ''}`
        })
      }),
  )
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n')
}

test('the README draws the machine as it is', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
  const [, drawn] = /<!-- states -->\n([\s\S]*?)\n<!-- \/states -->/.exec(readme) ?? []
  expect(drawn).toBe(drawing())
})

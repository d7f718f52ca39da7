import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asBlockSpec, type BlockSpec, blockKinds, mostCards } from './spec.ts'
import { periodBy } from './when.ts'

const good: BlockSpec[] = [
  { kind: 'trend', kpi: 'shared-tables' },
  { kind: 'trend', kpi: 'a', as: 'table', grain: 'month', from: '2024-01', to: '2024-11', office: 'so-y-te' },
  { kind: 'services', kpi: 'a', as: 'table', office: 'SYT', when: { rule: 'own' } },
  { kind: 'ranking', kpi: 'a', when: { rule: 'before', grain: 'quarter' }, compare: 'year' },
  { kind: 'scorecard', of: 'matrix' },
  { kind: 'scorecard', of: 'office', office: 'so-y-te', title: 'Sở Y tế' },
  { kind: 'rows', kpi: 'a', part: 'rest', most: 20 },
  { kind: 'card', kpis: ['a', 'b'] },
  { kind: 'index', index: '766', of: 'offices', when: { rule: 'fixed', period: '2024-11' } },
  { kind: 'tasks', of: 'list', stages: ['overdue'], year: 2024 },
  { kind: 'text', text: 'Kính thưa các đồng chí' },
  { kind: 'sentence', of: 'city' },
  { kind: 'sentence', of: 'kpi', kpi: 'a' },
]

describe('a block is what it says', () => {
  it.each(good)('%j is taken as it is', (spec) => {
    expect(asBlockSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec)
  })

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['no kind', { kpi: 'a' }],
    ['another kind', { kind: 'constructor' }],
    ['a chart of nothing', { kind: 'trend' }],
    ['an empty name', { kind: 'trend', kpi: '' }],
    ['more than a block has', { kind: 'trend', kpi: 'a', sql: 'select' }],
    ['a period that is none', { kind: 'trend', kpi: 'a', from: '2024-13' }],
    ['a period where none is asked', { kind: 'ranking', kpi: 'a', when: { rule: 'own', period: '2024' } }],
    ['too many cards', { kind: 'card', kpis: Array.from({ length: mostCards + 1 }, () => 'a') }],
    ['no cards', { kind: 'card', kpis: [] }],
    ['half a letter', { kind: 'text', text: '\ud800' }],
    ['the sentence of no KPI', { kind: 'sentence', of: 'kpi' }],
    ['the office page of no office', { kind: 'scorecard', of: 'office' }],
  ])('%s is none', (_, given) => {
    expect(asBlockSpec(given)).toBeNull()
  })

  it('whatever comes in, what comes out is a block again and stays so', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            kind: fc.constantFrom(...blockKinds),
            kpi: fc.string(),
            of: fc.constantFrom('city', 'themes', 'list'),
            text: fc.string(),
            when: fc.anything(),
            office: fc.anything(),
          },
          { requiredKeys: ['kind'] },
        ),
        (given) => {
          const spec = asBlockSpec(given)
          if (spec) expect(asBlockSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec)
        },
      ),
    )
  })
})

describe('of which period a block speaks', () => {
  it.each([
    [undefined, '2024-11', '2024-11'],
    [{ rule: 'before' }, '2024-11', '2024-10'],
    [{ rule: 'own', grain: 'quarter' }, '2024-11', '2024-Q4'],
    [{ rule: 'before', grain: 'week' }, '2024-11', '2024-W46'],
    [{ rule: 'fixed', period: '2024-06' }, '2024-11', '2024-06'],
  ] as const)('%j in %s is %s', (when, own, period) => {
    expect(periodBy(when, own, '2024-11-22')).toBe(period)
  })
})

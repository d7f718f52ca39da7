import type { IndexComponent, IndexDefinition } from '../definition.ts'
import type { Counts, CountsById } from '../score.ts'

const said = (text: string) => ({ vi: text, en: text })

/** A component of ten points in proportion, counts adding up; what is given differs. */
export const componentOf = (id: string, rule: Partial<IndexComponent> = {}): IndexComponent => ({
  id,
  name: said(id),
  numerator: said('n'),
  denominator: said('d'),
  max: 10,
  threshold: null,
  times: null,
  whenZero: 'zero',
  whenEmpty: 'missing',
  spread: 'sum',
  informative: false,
  countedBy: null,
  ...rule,
})

/** All components in one group. */
export const indexOf = (...components: IndexComponent[]): IndexDefinition => ({
  id: 'small',
  fromOn: '2024-01-01',
  retiredOn: null,
  name: said('small'),
  short: said('small'),
  decimals: 2,
  public: true,
  kinds: ['city', 'department'],
  source: said('s'),
  caveat: null,
  documents: [],
  groups: [{ id: 'all', name: said('all'), components }],
})

export const countsOf = (
  all: Record<string, readonly [numerator: number | null, denominator: number | null]>,
): CountsById =>
  new Map(
    Object.entries(all).map(([id, [numerator, denominator]]): [string, Counts] => [
      id,
      { numerator, denominator, provisional: false },
    ]),
  )

import type { Formatter } from '../../../server/core/format.ts'
import type { Scorecard, ScorecardItem } from '../../../server/core/scorecard.ts'
import { byTrouble } from '../../../server/core/sentences/headline.ts'
import type { Status } from '../../../server/core/status.ts'
import { parseFilter } from '../../widgets/facet-filter.ts'
import { holdsWords } from '../../widgets/list-search.tsx'

export const statusKey = 'status'

export const orders = ['theme', 'trouble', 'name', 'updated'] as const
export type Order = { key: (typeof orders)[number]; descending: boolean }

/** Names from the start, everything else from the end that is looked for. */
const first: Record<Order['key'], boolean> = { theme: false, trouble: true, name: false, updated: true }

/** `sort=name`, `sort=-trouble`; what the list has no column for is the order of the themes. */
export function orderOf(sort: string | undefined): Order {
  const key = orders.find((one) => one === sort?.replace(/^-/, '')) ?? 'theme'
  return { key, descending: sort?.startsWith('-') ?? false }
}

export const sortOf = ({ key, descending }: Order): string | undefined =>
  key === 'theme' ? undefined : `${descending ? '-' : ''}${key}`

export const firstOrder = (key: Order['key']): Order => ({ key, descending: first[key] })

/** What a press on the head of a column leads to. */
export const nextOrder = (now: Order, key: Order['key']): Order =>
  now.key === key ? { key, descending: !now.descending } : firstOrder(key)

const comparing: Record<Order['key'], (a: ScorecardItem, b: ScorecardItem, format: Formatter) => number> = {
  theme: () => 0,
  // Turned round, since "trouble, descending" has most of it first.
  trouble: (a, b) => byTrouble(b, a),
  name: (a, b, format) => format.compare(a.name[format.lang], b.name[format.lang]),
  updated: (a, b) => (a.updatedAt ?? '').localeCompare(b.updatedAt ?? ''),
}

export function sorted(
  items: readonly ScorecardItem[],
  { key, descending }: Order,
  format: Formatter,
): ScorecardItem[] {
  const way = descending ? -1 : 1
  return [...items].sort((a, b) => way * comparing[key](a, b, format))
}

/** What is left by the words and by the statuses chosen. */
export function foundItems(
  { items }: Pick<Scorecard, 'items'>,
  { q, filter }: { q?: string | undefined; filter?: string | undefined },
): ScorecardItem[] {
  const statuses = parseFilter(filter).get(statusKey) ?? []
  return items.filter(
    ({ id, name, short, status }) =>
      (statuses.length === 0 || statuses.includes(status)) &&
      holdsWords(q, name.vi, name.en, short.vi, short.en, id),
  )
}

export const countOf = (items: readonly ScorecardItem[], status: Status): number =>
  items.filter((item) => item.status === status).length

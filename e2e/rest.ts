import { expect } from '@playwright/test'
import type { scorecardAnswer } from '../server/api/rest/scorecard-answer.ts'
import type { Breakdown, RowPage, Series } from '../server/core/answers.ts'
import { formatter } from '../server/core/format.ts'

export type Card = ReturnType<typeof scorecardAnswer>
export type Item = Card['items'][number]

type Search = Record<string, string>

/** The surface for machines, which every page is held against; asked as whoever `cookie` belongs to. */
export function restOf(url: string, cookie = '') {
  async function ask<T>(path: string, search: Search): Promise<T> {
    const reply = await fetch(`${url}/api/v1${path}?${new URLSearchParams(search)}`, { headers: { cookie } })
    expect(reply.status, `${path} ${JSON.stringify(search)}`).toBe(200)
    return (await reply.json()) as T
  }
  return {
    scorecard: (search: Search = {}) => ask<Card>('/scorecard', search),
    kpi: (id: string, search: Search = {}) => ask<{ item: Item }>(`/kpis/${id}`, search),
    series: (id: string, search: Search = {}) => ask<Series>(`/kpis/${id}/series`, search),
    breakdown: (id: string, search: Search = {}) => ask<Breakdown>(`/kpis/${id}/breakdown`, search),
    rows: (id: string, search: Search = {}) => ask<RowPage>(`/kpis/${id}/rows`, search),
  }
}

export function itemOf(card: Card, id: string): Item {
  const item = card.items.find((one) => one.id === id)
  if (!item) throw new Error(`no ${id} on the scorecard`)
  return item
}

const vi = formatter('vi')

/** "19/57", "58", "trên 90%": as a tile must show it; null where there is no figure. */
export function figureOf({ unit, numerator, denominator, published }: Item): string | null {
  const bound = unit === 'share' ? published?.share : published?.numerator
  if (published?.relation === 'more-than') return `trên ${vi.level(bound, unit)}`
  if (numerator === null) return null
  return vi.fraction(numerator, unit === 'share' ? denominator : null)
}

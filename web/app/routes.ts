import type { ComponentType } from 'react'
import type { Prefetch } from '../data/questions.ts'
import { askOfKpi, askOfKpis } from '../pages/kpi/questions.ts'
import { askOfOffice, askOfOffices } from '../pages/office/questions.ts'
import { OverviewPage } from '../pages/overview/overview-page.tsx'
import { askOfOverview } from '../pages/overview/questions.ts'
import type { ViewState } from './view-state.ts'

/** `id`: the variable part of the address; empty where there is none. */
export type PageProps = { id: string }
export type Page = ComponentType<PageProps>

export type Route = {
  /** the entry of the navigation it belongs to */
  section: 'overview' | 'kpis' | 'offices' | null
  /** `/kpis/:` has a variable part */
  pattern: string
  load: () => Page | Promise<Page>
  /** what the page will ask, so that it can be fetched beforehand */
  ask: (fetch: Prefetch, view: ViewState, id: string) => Promise<void>[]
}

export const routes = {
  overview: { section: 'overview', pattern: '/', load: () => OverviewPage, ask: askOfOverview },
  kpis: {
    section: 'kpis',
    pattern: '/kpis',
    load: () => import('../pages/kpi/kpi-list-page.tsx').then((file) => file.KpiListPage),
    ask: askOfKpis,
  },
  kpi: {
    section: 'kpis',
    pattern: '/kpis/:',
    load: () => import('../pages/kpi/kpi-page.tsx').then((file) => file.KpiPage),
    ask: askOfKpi,
  },
  offices: {
    section: 'offices',
    pattern: '/offices',
    load: () => import('../pages/office/office-list-page.tsx').then((file) => file.OfficeListPage),
    ask: askOfOffices,
  },
  office: {
    section: 'offices',
    pattern: '/offices/:',
    load: () => import('../pages/office/office-page.tsx').then((file) => file.OfficePage),
    ask: askOfOffice,
  },
} satisfies Record<string, Route>

const lost: Route = {
  section: null,
  pattern: '',
  load: () => import('../pages/lost/lost-page.tsx').then((file) => file.LostPage),
  ask: () => [],
}

export type Place = { route: Route; id: string; known: boolean }

/** The route of an address; one that no page has leads to the page that says so. */
export function placeOf(path: string): Place {
  const [, head = '', tail = '', ...more] = path.split('/')
  const pattern = `/${head}${tail ? '/:' : ''}`
  const route = more.join('') ? undefined : Object.values(routes).find((one) => one.pattern === pattern)
  return route ? { route, id: decoded(tail), known: true } : { route: lost, id: '', known: false }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

import type { QueryClient } from '@tanstack/react-query'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '../../server/api/router.ts'
import { reportedNow } from '../../server/core/reporting/due.ts'
import type { ValueKey } from '../../server/core/reporting/entry.ts'
import type { ViewState } from '../app/view-state.ts'
import type { Client } from './client.ts'
import { taskQuestion } from './task-question.ts'
import { type EvidenceSubject, subjectOf } from './upload-evidence.ts'

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>
export type Trpc = TRPCOptionsProxy<AppRouter>

/** What the answers hold; those not in `server/core` have their names here. */
export type Setting = Outputs['setting']
export type Scorecard = Outputs['scorecard']
export type KpiPage = Outputs['kpi']['page']
export type KpiDescriptor = KpiPage['kpi']
export type Series = Outputs['kpi']['series']
export type Breakdown = Outputs['kpi']['breakdown']
export type ServiceBreakdown = Outputs['kpi']['services']
export type RowPage = Outputs['kpi']['rows']
export type Facets = Outputs['kpi']['facets']
export type CataloguePage = Outputs['catalogue']['page']
export type TargetsPage = Outputs['catalogue']['targets']
export type OfficePage = Outputs['office']['page']

/** So many rows are counted by every facet while the rest of a page is read. */
const soonCounted = 20_000

type Question = Pick<ViewState, 'asOf' | 'period' | 'office' | 'compare'>

/** The address says it in text; what text is allowed is for the server to say, in words. */
const asked = ({ asOf, period, office, compare }: Question) =>
  ({ asOf, period, office, compare }) as NonNullable<Inputs['scorecard']>

/** Which rows of a figure are meant, whatever page of them is looked at. */
const narrowed = (view: ViewState, id: string) =>
  ({ ...asked(view), id, part: view.part, q: view.q, filter: view.filter }) as Inputs['kpi']['facets']

/** Each question once: the same for the page that shows the answer and for what fetches it beforehand. */
export const questions = {
  setting: (trpc: Trpc) => trpc.setting.queryOptions(),
  scorecard: (trpc: Trpc, view: ViewState) => trpc.scorecard.queryOptions(asked(view)),
  kpiPage: (trpc: Trpc, view: ViewState, id: string) => trpc.kpi.page.queryOptions({ ...asked(view), id }),
  series: (trpc: Trpc, view: ViewState, id: string) =>
    trpc.kpi.series.queryOptions({
      ...asked(view),
      id,
      grain: view.grain,
      from: view.from,
      to: view.to,
    } as Inputs['kpi']['series']),
  breakdown: (trpc: Trpc, view: ViewState, id: string) =>
    trpc.kpi.breakdown.queryOptions({ ...asked(view), id }),
  services: (trpc: Trpc, view: ViewState, id: string) =>
    trpc.kpi.services.queryOptions({ ...asked(view), id }),
  rows: (trpc: Trpc, view: ViewState, id: string) =>
    trpc.kpi.rows.queryOptions({
      ...narrowed(view, id),
      page: view.page,
      size: view.size,
      sort: view.sort,
    } as Inputs['kpi']['rows']),
  facets: (trpc: Trpc, view: ViewState, id: string) => trpc.kpi.facets.queryOptions(narrowed(view, id)),
  indices: (trpc: Trpc, { asOf }: ViewState) =>
    trpc.index.list.queryOptions({ asOf } as Inputs['index']['list']),
  indexPage: (trpc: Trpc, { asOf, period, office }: ViewState, id: string) =>
    trpc.index.page.queryOptions({ asOf, period, office, id } as Inputs['index']['page']),
  /** The office of the page outranks the scope that goes along in the address. */
  officePage: (trpc: Trpc, view: ViewState, code: string) =>
    trpc.office.page.queryOptions({ ...asked(view), office: code }),
  /** Asked again whenever somebody comes back to the window: they may have signed in or out in another. */
  me: (trpc: Trpc) => ({ ...trpc.me.queryOptions(), refetchOnWindowFocus: 'always' as const }),
  sessions: (trpc: Trpc) => trpc.account.sessions.queryOptions(),
  people: (trpc: Trpc, { q, role, office, state, page, size }: ViewState) =>
    trpc.people.list.queryOptions({ q, role, office, state, page, size } as Inputs['people']['list']),
  officePeople: (trpc: Trpc, office: string) => trpc.people.ofOffice.queryOptions({ office }),
  tokens: (trpc: Trpc) => trpc.tokens.list.queryOptions(),
  audit: (trpc: Trpc, { who, verb, office, from, to, subject, page, size }: ViewState) =>
    trpc.audit.page.queryOptions({
      who,
      verb,
      office,
      from,
      to,
      subject,
      page,
      size,
    } as Inputs['audit']['page']),
  myExports: (trpc: Trpc) => trpc.exportJobs.mine.queryOptions(),
  mailbox: (trpc: Trpc) => trpc.mailbox.queryOptions(),
  review: (trpc: Trpc) => trpc.reporting.review.queryOptions({}),
  coverage: (trpc: Trpc, period: string) => trpc.reporting.coverage.queryOptions({ period }),
  waiting: (trpc: Trpc) => trpc.reporting.waiting.queryOptions(),
  changes: (trpc: Trpc, { since, theme, office }: ViewState) =>
    trpc.reporting.changes.queryOptions({ since, theme, office } as Inputs['reporting']['changes']),
  contests: (trpc: Trpc, { asOf }: ViewState) =>
    trpc.reporting.contests.queryOptions({ asOf } as Inputs['reporting']['contests']),
  catalogue: (trpc: Trpc) => trpc.catalogue.page.queryOptions(),
  indexDesk: (trpc: Trpc) => trpc.index.desk.queryOptions(),
  calendar: (trpc: Trpc, { from }: ViewState) =>
    trpc.calendar.days.queryOptions(from ? { year: Number(from) } : {}),
  feeds: (trpc: Trpc) => trpc.feeds.list.queryOptions(),
  targets: (trpc: Trpc) => trpc.catalogue.targets.queryOptions(),
  work: (trpc: Trpc) => trpc.reporting.work.queryOptions(),
  entryGrid: (trpc: Trpc, { period, cadence, count }: ViewState, office: string) =>
    trpc.reporting.grid.queryOptions({ office, period, cadence, count } as Inputs['reporting']['grid']),
  valueHistory: (trpc: Trpc, { kpi, office, period }: ValueKey) =>
    trpc.reporting.history.queryOptions({ kpi, office, period }),
  evidence: (trpc: Trpc, of: EvidenceSubject) => trpc.evidence.list.queryOptions(subjectOf(of)),
  taskPage: (trpc: Trpc, { asOf }: ViewState, code: string) => trpc.tasks.page.queryOptions({ code, asOf }),
  taskWork: (trpc: Trpc) => trpc.proposals.mine.queryOptions(),
  proposals: (trpc: Trpc) => trpc.proposals.review.queryOptions({}),
  tasks: (trpc: Trpc, view: ViewState) => trpc.tasks.list.queryOptions(taskQuestion(view)),
  taskCalendar: (trpc: Trpc, { month, asOf, office }: ViewState & { month: string }) =>
    trpc.tasks.calendar.queryOptions({ month, asOf, office }),
  taskRating: (trpc: Trpc, { asOf, office, year }: ViewState) =>
    trpc.tasks.rating.queryOptions({ asOf, office, year } as Inputs['tasks']['rating']),
  taskFilters: (trpc: Trpc) => trpc.tasks.filters.queryOptions(),
  items: (trpc: Trpc, { asOf, office, stage, q, page, size }: ViewState, register: string) =>
    trpc.items.list.queryOptions({ register, asOf, office, stage, q, page, size } as Inputs['items']['list']),
  item: (trpc: Trpc, { asOf }: ViewState, register: string, code: string) =>
    trpc.items.page.queryOptions({ register, code, asOf } as Inputs['items']['page']),
  deckTemplates: (trpc: Trpc) => trpc.decks.templates.queryOptions(),
  briefings: (trpc: Trpc) => trpc.briefings.list.queryOptions(),
  briefing: (trpc: Trpc, code: string) => trpc.briefings.page.queryOptions({ code }),
  revised: (trpc: Trpc, code: string) => trpc.briefings.revised.queryOptions({ code }),
  seals: (trpc: Trpc) => trpc.seals.list.queryOptions(),
  seal: (trpc: Trpc, code: string) => trpc.seals.page.queryOptions({ code }),
}

/** Fetches beforehand what a page will ask; an answer that fails is kept as such. */
export function prefetcher(client: Client, queryClient: QueryClient) {
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
  const about = { staleTime: 30_000 }
  return {
    setting: () => queryClient.prefetchQuery({ ...questions.setting(trpc), ...about }),
    scorecard: (view: ViewState) =>
      queryClient.prefetchQuery({ ...questions.scorecard(trpc, view), ...about }),
    kpiPage: (view: ViewState, id: string) =>
      queryClient.prefetchQuery({ ...questions.kpiPage(trpc, view, id), ...about }),
    series: (view: ViewState, id: string) =>
      queryClient.prefetchQuery({ ...questions.series(trpc, view, id), ...about }),
    breakdown: (view: ViewState, id: string) =>
      queryClient.prefetchQuery({ ...questions.breakdown(trpc, view, id), ...about }),
    rows: (view: ViewState, id: string) =>
      queryClient.prefetchQuery({ ...questions.rows(trpc, view, id), ...about }),
    /** of many rows they take longer than a page should wait for */
    facets: async (view: ViewState, id: string) => {
      const rows = questions.rows(trpc, view, id)
      await queryClient.prefetchQuery({ ...rows, ...about })
      const found = queryClient.getQueryData(rows.queryKey)?.parts.denominator.rows
      if (found !== undefined && found <= soonCounted)
        await queryClient.prefetchQuery({ ...questions.facets(trpc, view, id), ...about })
    },
    indices: (view: ViewState) => queryClient.prefetchQuery({ ...questions.indices(trpc, view), ...about }),
    indexPage: (view: ViewState, id: string) =>
      queryClient.prefetchQuery({ ...questions.indexPage(trpc, view, id), ...about }),
    /** gives the answer, by which it shows what else the page may ask */
    officePage: async (view: ViewState, code: string) => {
      const question = questions.officePage(trpc, view, code)
      await queryClient.prefetchQuery({ ...question, ...about })
      return queryClient.getQueryData(question.queryKey)
    },
    me: () => queryClient.prefetchQuery({ ...questions.me(trpc), ...about }),
    sessions: () => queryClient.prefetchQuery({ ...questions.sessions(trpc), ...about }),
    people: (view: ViewState) => queryClient.prefetchQuery({ ...questions.people(trpc, view), ...about }),
    officePeople: (code: string) =>
      queryClient.prefetchQuery({ ...questions.officePeople(trpc, code), ...about }),
    tokens: () => queryClient.prefetchQuery({ ...questions.tokens(trpc), ...about }),
    audit: (view: ViewState) => queryClient.prefetchQuery({ ...questions.audit(trpc, view), ...about }),
    mailbox: () => queryClient.prefetchQuery({ ...questions.mailbox(trpc), ...about }),
    changes: (view: ViewState) => queryClient.prefetchQuery({ ...questions.changes(trpc, view), ...about }),
    contests: (view: ViewState) => queryClient.prefetchQuery({ ...questions.contests(trpc, view), ...about }),
    /** for pages that mark contested figures: whoever is not signed in is shown none, and would be refused */
    contestMarks: async (view: ViewState) => {
      const me = questions.me(trpc)
      await queryClient.prefetchQuery({ ...me, ...about })
      const person = queryClient.getQueryData(me.queryKey)?.person
      if (person && !person.owesSecondFactor)
        await queryClient.prefetchQuery({ ...questions.contests(trpc, view), ...about })
    },
    review: () => queryClient.prefetchQuery({ ...questions.review(trpc), ...about }),
    taskPage: (view: ViewState, code: string) =>
      queryClient.prefetchQuery({ ...questions.taskPage(trpc, view, code), ...about }),
    taskWork: () => queryClient.prefetchQuery({ ...questions.taskWork(trpc), ...about }),
    proposals: () => queryClient.prefetchQuery({ ...questions.proposals(trpc), ...about }),
    /** the public is shown approved figures only */
    waiting: async () => {
      const me = questions.me(trpc)
      await queryClient.prefetchQuery({ ...me, ...about })
      if (queryClient.getQueryData(me.queryKey)?.person)
        await queryClient.prefetchQuery({ ...questions.waiting(trpc), ...about })
    },
    /** without a period in the address it is about the one now being reported, which is known with the day */
    coverage: async ({ period }: ViewState) => {
      const setting = questions.setting(trpc)
      await queryClient.prefetchQuery({ ...setting, ...about })
      const today = queryClient.getQueryData(setting.queryKey)?.today
      const asked = period ?? (today && reportedNow(today))
      if (asked) await queryClient.prefetchQuery({ ...questions.coverage(trpc, asked), ...about })
    },
    catalogue: () => queryClient.prefetchQuery({ ...questions.catalogue(trpc), ...about }),
    indexDesk: () => queryClient.prefetchQuery({ ...questions.indexDesk(trpc), ...about }),
    feeds: () => queryClient.prefetchQuery({ ...questions.feeds(trpc), ...about }),
    targets: () => queryClient.prefetchQuery({ ...questions.targets(trpc), ...about }),
    calendar: (view: ViewState) => queryClient.prefetchQuery({ ...questions.calendar(trpc, view), ...about }),
    work: () => queryClient.prefetchQuery({ ...questions.work(trpc), ...about }),
    entryGrid: (view: ViewState, office: string) =>
      queryClient.prefetchQuery({ ...questions.entryGrid(trpc, view, office), ...about }),
    tasks: (view: ViewState) => queryClient.prefetchQuery({ ...questions.tasks(trpc, view), ...about }),
    taskCalendar: (view: ViewState & { month: string }) =>
      queryClient.prefetchQuery({ ...questions.taskCalendar(trpc, view), ...about }),
    taskRating: (view: ViewState) =>
      queryClient.prefetchQuery({ ...questions.taskRating(trpc, view), ...about }),
    taskFilters: () => queryClient.prefetchQuery({ ...questions.taskFilters(trpc), ...about }),
    items: (view: ViewState, register: string) =>
      queryClient.prefetchQuery({ ...questions.items(trpc, view, register), ...about }),
    deckTemplates: () => queryClient.prefetchQuery({ ...questions.deckTemplates(trpc), ...about }),
    briefings: () => queryClient.prefetchQuery({ ...questions.briefings(trpc), ...about }),
    briefing: (code: string) => queryClient.prefetchQuery({ ...questions.briefing(trpc, code), ...about }),
    seals: () => queryClient.prefetchQuery({ ...questions.seals(trpc), ...about }),
    seal: (code: string) => queryClient.prefetchQuery({ ...questions.seal(trpc, code), ...about }),
    /** who asks, for pages whose questions hang on it; null: nobody who may see anything of theirs */
    person: async () => {
      const me = questions.me(trpc)
      await queryClient.prefetchQuery({ ...me, ...about })
      const person = queryClient.getQueryData(me.queryKey)?.person
      return person && !person.owesSecondFactor ? person : null
    },
    /** the last day of which figures are known */
    today: async () => {
      const setting = questions.setting(trpc)
      await queryClient.prefetchQuery({ ...setting, ...about })
      return queryClient.getQueryData(setting.queryKey)?.today ?? null
    },
  }
}

export type Prefetch = ReturnType<typeof prefetcher>

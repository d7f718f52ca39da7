import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type {
  AuditPage,
  Letter,
  MailRow,
  Me,
  OfficePeople,
  PeoplePage,
  SessionRow,
  TokenRow,
} from '../../server/core/access.ts'
import type { BriefingList, BriefingPage, RevisedBriefing } from '../../server/core/briefings/briefing.ts'
import type { CalendarDays } from '../../server/core/calendar-answer.ts'
import type { TemplateList } from '../../server/core/decks.ts'
import type { EvidenceList } from '../../server/core/evidence.ts'
import { type ExportJob, isUnderWay } from '../../server/core/export-jobs.ts'
import type { FeedsPage } from '../../server/core/feeds/answers.ts'
import type { IndexListItem, IndexPage } from '../../server/core/indices/answers.ts'
import type { IndexDesk } from '../../server/core/indices/definition-answers.ts'
import type { ItemList, ItemPage } from '../../server/core/items/answers.ts'
import type { ProposalList, TaskWork } from '../../server/core/proposals/proposal.ts'
import type {
  Changes,
  ContestRow,
  Coverage,
  MyWork,
  ReportGrid,
  ReviewList,
  ValueHistory,
  WaitingFigures,
} from '../../server/core/reporting/answers.ts'
import type { ValueKey } from '../../server/core/reporting/entry.ts'
import type { SealList, SealPage } from '../../server/core/seals/answers.ts'
import type {
  RatingPage,
  SavedFilter,
  TaskCalendar,
  TaskList,
  TaskPage,
} from '../../server/core/tasks/answers.ts'
import type { ViewState } from '../app/view-state.ts'
import { type Answer, useAnswer } from './answer.ts'
import { useTRPC, useTRPCClient } from './provider.tsx'
import {
  type Breakdown,
  type CataloguePage,
  type Facets,
  type KpiPage,
  type OfficePage,
  questions,
  type RowPage,
  type Scorecard,
  type Series,
  type ServiceBreakdown,
  type Setting,
  type TargetsPage,
} from './questions.ts'
import type { EvidenceSubject } from './upload-evidence.ts'

/** One hook per question. `view` is that of the page; a question takes from it what concerns it. */
export const useSetting = (): Answer<Setting> => useAnswer(useQuery(questions.setting(useTRPC())))

export const useScorecard = (view: ViewState): Answer<Scorecard> =>
  useAnswer(useQuery(questions.scorecard(useTRPC(), view)))

export const useKpiPage = (view: ViewState, id: string): Answer<KpiPage> =>
  useAnswer(useQuery(questions.kpiPage(useTRPC(), view, id)))

export const useSeries = (view: ViewState, id: string): Answer<Series> =>
  useAnswer(useQuery(questions.series(useTRPC(), view, id)))

export const useBreakdown = (view: ViewState, id: string): Answer<Breakdown> =>
  useAnswer(useQuery(questions.breakdown(useTRPC(), view, id)))

export const useServices = (view: ViewState, id: string): Answer<ServiceBreakdown> =>
  useAnswer(useQuery(questions.services(useTRPC(), view, id)))

export const useRows = (view: ViewState, id: string): Answer<RowPage> =>
  useAnswer(useQuery(questions.rows(useTRPC(), view, id)))

/** A list does not wait for it: over long periods it takes longer than the rows. */
export const useFacets = (view: ViewState, id: string): Answer<Facets> =>
  useAnswer(useQuery(questions.facets(useTRPC(), view, id)))

export const useOfficePage = (view: ViewState, code: string): Answer<OfficePage> =>
  useAnswer(useQuery(questions.officePage(useTRPC(), view, code)))

export const useIndices = (view: ViewState): Answer<IndexListItem[]> =>
  useAnswer(useQuery(questions.indices(useTRPC(), view)))

export const useIndexPage = (view: ViewState, id: string): Answer<IndexPage> =>
  useAnswer(useQuery(questions.indexPage(useTRPC(), view, id)))

/** Who asks, and what may be offered to them. */
export const useMe = (): Answer<Me> => useAnswer(useQuery(questions.me(useTRPC())))

export const useSessions = (): Answer<SessionRow[]> => useAnswer(useQuery(questions.sessions(useTRPC())))

/** Asked once: the way to ask keeps the token out of every address, and each wrong one is counted. */
export function useLetter(token: string): Answer<Letter> {
  const client = useTRPCClient()
  return useAnswer(
    useQuery({
      queryKey: ['letter', token],
      queryFn: () => client.account.letter.mutate({ token }),
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: undefined,
    }),
  )
}

export const usePeople = (view: ViewState): Answer<PeoplePage> =>
  useAnswer(useQuery(questions.people(useTRPC(), view)))

export const useOfficePeople = (code: string): Answer<OfficePeople> =>
  useAnswer(useQuery(questions.officePeople(useTRPC(), code)))

export const useTokens = (): Answer<TokenRow[]> => useAnswer(useQuery(questions.tokens(useTRPC())))

/** `before` and `after` may hold anything, nothing included; that is lost in the types of the wire. */
export const useAudit = (view: ViewState): Answer<AuditPage> =>
  useAnswer(useQuery(questions.audit(useTRPC(), view)) as UseQueryResult<AuditPage, unknown>)

/** Milliseconds between two looks at files that are being made. */
const glance = 1_000

/** Files that the person asked for; looked at again for as long as one of them is being made. */
export const useMyExports = (signedIn: boolean): Answer<{ jobs: ExportJob[] }> =>
  useAnswer(
    useQuery({
      ...questions.myExports(useTRPC()),
      enabled: signedIn,
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.jobs.some(isUnderWay) ? glance : false),
    }),
  )

export const useMailbox = (): Answer<MailRow[]> => useAnswer(useQuery(questions.mailbox(useTRPC())))

/** Everything that the person has to report or to decide. */
export const useWork = (): Answer<MyWork> => useAnswer(useQuery(questions.work(useTRPC())))

export const useEntryGrid = (view: ViewState, office: string): Answer<ReportGrid> =>
  useAnswer(useQuery(questions.entryGrid(useTRPC(), view, office)))

export const useValueHistory = (key: ValueKey): Answer<ValueHistory> =>
  useAnswer(useQuery({ ...questions.valueHistory(useTRPC(), key), placeholderData: undefined }))

/** What waits for the decision of the asker. */
export const useReview = (): Answer<ReviewList> => useAnswer(useQuery(questions.review(useTRPC())))

/** Who has reported a period; nothing is asked until it is known which. */
export const useCoverage = (period: string | null): Answer<Coverage> =>
  useAnswer(useQuery({ ...questions.coverage(useTRPC(), period ?? ''), enabled: period !== null }))

/** For which KPIs newer values wait, where the asker may know; asked once for a page, and of nobody who is not signed in. */
export function useWaiting(): WaitingFigures {
  const me = useMe()
  const isIn = me.face === 'here' && me.data.person !== null
  const { data } = useQuery({ ...questions.waiting(useTRPC()), enabled: isIn })
  return (isIn && data) || []
}

export const useChanges = (view: ViewState): Answer<Changes> =>
  useAnswer(useQuery(questions.changes(useTRPC(), view)))

/** Contests that the asker sees, as of the moment that is looked at; nobody who is not signed in is shown any. */
export const useContests = (view: ViewState, signedIn: boolean): Answer<ContestRow[]> =>
  useAnswer(useQuery({ ...questions.contests(useTRPC(), view), enabled: signedIn }))

/** Files that back a value or a proposal; never those of the one before. */
export const useEvidence = (of: EvidenceSubject): Answer<EvidenceList> =>
  useAnswer(useQuery({ ...questions.evidence(useTRPC(), of), placeholderData: undefined }))

/** One task with everything that is known of it; never that of the task before. */
export const useTaskPage = (view: ViewState, code: string): Answer<TaskPage> =>
  useAnswer(useQuery({ ...questions.taskPage(useTRPC(), view, code), placeholderData: undefined }))

/** Tasks that the person owes, and what they or others have sent. */
export const useTaskWork = (): Answer<TaskWork> => useAnswer(useQuery(questions.taskWork(useTRPC())))

/** What offices ask to change and the asker decides. */
export const useProposals = (): Answer<ProposalList> => useAnswer(useQuery(questions.proposals(useTRPC())))

/** The definitions of every reported KPI, and what they may name. */
export const useCatalogue = (): Answer<CataloguePage> => useAnswer(useQuery(questions.catalogue(useTRPC())))

/** Every version of every composite index, and what a definition may name. */
export const useIndexDesk = (): Answer<IndexDesk> => useAnswer(useQuery(questions.indexDesk(useTRPC())))

export const useCalendar = (view: ViewState): Answer<CalendarDays> =>
  useAnswer(useQuery(questions.calendar(useTRPC(), view)))

/** Where rows come from; asked again while it is looked at, since a pull ends by itself. */
export const useFeeds = (): Answer<FeedsPage> =>
  useAnswer(useQuery({ ...questions.feeds(useTRPC()), refetchInterval: 10_000 }))

export const useTargets = (): Answer<TargetsPage> => useAnswer(useQuery(questions.targets(useTRPC())))

/** The register of tasks, narrowed as the address says. */
export const useTasks = (view: ViewState): Answer<TaskList> =>
  useAnswer(useQuery(questions.tasks(useTRPC(), view)))

export const useTaskCalendar = (view: ViewState & { month: string }): Answer<TaskCalendar> =>
  useAnswer(useQuery(questions.taskCalendar(useTRPC(), view)))

/** What the yearly criterion gives each office that the asker sees, or one of them. */
export const useTaskRating = (view: ViewState): Answer<RatingPage> =>
  useAnswer(useQuery(questions.taskRating(useTRPC(), view)))

/** Filters of the register that the asker keeps. */
export const useTaskFilters = (): Answer<SavedFilter[]> =>
  useAnswer(useQuery(questions.taskFilters(useTRPC())))

/** PowerPoint templates of offices, for who has signed in. */
export const useDeckTemplates = (): Answer<TemplateList> =>
  useAnswer(useQuery(questions.deckTemplates(useTRPC())))

export const useBriefings = (): Answer<BriefingList> => useAnswer(useQuery(questions.briefings(useTRPC())))

export const useBriefing = (code: string): Answer<BriefingPage> =>
  useAnswer(useQuery(questions.briefing(useTRPC(), code)))

/** What of an issued briefing was revised: all of it is read twice, so nothing waits for it. */
export const useRevised = (code: string): Answer<RevisedBriefing> =>
  useAnswer(useQuery(questions.revised(useTRPC(), code)))

/** Periods whose result was frozen. */
export const useSeals = (): Answer<SealList> => useAnswer(useQuery(questions.seals(useTRPC())))

export const useSeal = (code: string): Answer<SealPage> =>
  useAnswer(useQuery(questions.seal(useTRPC(), code)))

/** The items of a register, narrowed as the address says. */
export const useItems = (view: ViewState, register: string): Answer<ItemList> =>
  useAnswer(useQuery(questions.items(useTRPC(), view, register)))

/** One item with its history; never that of the item before. */
export const useItem = (view: ViewState, register: string, code: string): Answer<ItemPage> =>
  useAnswer(useQuery({ ...questions.item(useTRPC(), view, register, code), placeholderData: undefined }))

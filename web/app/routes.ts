import type { ComponentType } from 'react'
import type { Prefetch } from '../data/questions.ts'
import { askOfAccount } from '../pages/account/questions.ts'
import { askOfAudit, askOfPeople, askOfTokens } from '../pages/admin/questions.ts'
import { askOfBriefing, askOfBriefings } from '../pages/briefings/questions.ts'
import { askOfCalendar } from '../pages/calendar/questions.ts'
import { askOfCatalogue } from '../pages/catalogue/questions.ts'
import { askOfChanges } from '../pages/changes/questions.ts'
import { askOfContests } from '../pages/contests/questions.ts'
import { askOfCoverage } from '../pages/coverage/questions.ts'
import { askOfDecks } from '../pages/decks/questions.ts'
import { askOfFeeds } from '../pages/feeds/questions.ts'
import { askOfIndexDesk } from '../pages/index-desk/questions.ts'
import { askOfIndex, askOfIndices } from '../pages/indices/questions.ts'
import { askOfItems } from '../pages/items/questions.ts'
import { askOfKpi, askOfKpis } from '../pages/kpi/questions.ts'
import { askOfMailbox } from '../pages/mailbox/questions.ts'
import { askOfNewTask } from '../pages/new-task/questions.ts'
import { askOfOffice, askOfOffices } from '../pages/office/questions.ts'
import { askOfOfficePeople } from '../pages/office-people/questions.ts'
import { OverviewPage } from '../pages/overview/overview-page.tsx'
import { askOfOverview } from '../pages/overview/questions.ts'
import { askOfReview } from '../pages/review/questions.ts'
import { askOfRowsIn } from '../pages/rows-in/questions.ts'
import { askOfSeal, askOfSeals } from '../pages/seals/questions.ts'
import { askOfSignIn } from '../pages/sign-in/questions.ts'
import { askOfTargets } from '../pages/targets/questions.ts'
import { askOfTask } from '../pages/task/questions.ts'
import { askOfTaskImport } from '../pages/task-import/questions.ts'
import { askOfTaskRating } from '../pages/task-rating/questions.ts'
import { askOfTasks } from '../pages/tasks/questions.ts'
import { askOfEntryGrid, askOfWork } from '../pages/updates/questions.ts'
import { askOfUpload } from '../pages/upload/questions.ts'
import type { ViewState } from './view-state.ts'

/** `id`: the variable part of the address; empty where there is none. */
export type PageProps = { id: string }
export type Page = ComponentType<PageProps>

/** What the context bar offers. */
export type Pick = 'period' | 'asOf' | 'compare' | 'office'

export type Route = {
  /** the entry of the navigation it belongs to */
  section: 'work' | 'changes' | 'overview' | 'kpis' | 'indices' | 'tasks' | 'offices' | 'briefings' | null
  /** `/kpis/:` has a variable part */
  pattern: string
  /** it shows no figures, so there is no period, moment or office to choose */
  noFigures?: true
  /** which of these there is to choose; absent: all */
  picks?: readonly Pick[]
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
  indices: {
    section: 'indices',
    pattern: '/indices',
    picks: ['asOf'],
    load: () => import('../pages/indices/index-list-page.tsx').then((file) => file.IndexListPage),
    ask: askOfIndices,
  },
  index: {
    section: 'indices',
    pattern: '/indices/:',
    picks: ['period', 'asOf', 'office'],
    load: () => import('../pages/indices/index-page.tsx').then((file) => file.IndexPage),
    ask: askOfIndex,
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
  officePeople: {
    section: 'offices',
    pattern: '/offices/:/people',
    noFigures: true,
    load: () => import('../pages/office-people/office-people-page.tsx').then((file) => file.OfficePeoplePage),
    ask: askOfOfficePeople,
  },
  tasks: {
    section: 'tasks',
    pattern: '/tasks',
    picks: ['asOf', 'office'],
    load: () => import('../pages/tasks/tasks-page.tsx').then((file) => file.TasksPage),
    ask: askOfTasks,
  },
  taskRating: {
    section: 'tasks',
    pattern: '/tasks/rating',
    picks: ['asOf', 'office'],
    load: () => import('../pages/task-rating/task-rating-page.tsx').then((file) => file.TaskRatingPage),
    ask: askOfTaskRating,
  },
  seals: {
    section: 'tasks',
    pattern: '/tasks/seals',
    noFigures: true,
    load: () => import('../pages/seals/seals-page.tsx').then((file) => file.SealsPage),
    ask: askOfSeals,
  },
  seal: {
    section: 'tasks',
    pattern: '/tasks/seals/:',
    noFigures: true,
    load: () => import('../pages/seals/seal-page.tsx').then((file) => file.SealPage),
    ask: askOfSeal,
  },
  briefings: {
    section: 'briefings',
    pattern: '/briefings',
    noFigures: true,
    load: () => import('../pages/briefings/briefings-page.tsx').then((file) => file.BriefingsPage),
    ask: askOfBriefings,
  },
  briefing: {
    section: 'briefings',
    pattern: '/briefings/:',
    noFigures: true,
    load: () => import('../pages/briefings/briefing-page.tsx').then((file) => file.BriefingPage),
    ask: askOfBriefing,
  },
  decks: {
    section: 'briefings',
    pattern: '/decks',
    noFigures: true,
    load: () => import('../pages/decks/decks-page.tsx').then((file) => file.DecksPage),
    ask: askOfDecks,
  },
  updates: {
    section: 'work',
    pattern: '/updates',
    noFigures: true,
    load: () => import('../pages/updates/work-page.tsx').then((file) => file.WorkPage),
    ask: askOfWork,
  },
  entryGrid: {
    section: 'work',
    pattern: '/updates/:',
    noFigures: true,
    load: () => import('../pages/updates/entry-page.tsx').then((file) => file.EntryPage),
    ask: askOfEntryGrid,
  },
  upload: {
    section: 'work',
    pattern: '/updates/:/upload',
    noFigures: true,
    load: () => import('../pages/upload/upload-page.tsx').then((file) => file.UploadPage),
    ask: askOfUpload,
  },
  items: {
    section: 'work',
    pattern: '/items/:',
    picks: ['asOf', 'office'],
    load: () => import('../pages/items/items-page.tsx').then((file) => file.ItemsPage),
    ask: askOfItems,
  },
  review: {
    section: 'work',
    pattern: '/review',
    noFigures: true,
    load: () => import('../pages/review/review-page.tsx').then((file) => file.ReviewPage),
    ask: askOfReview,
  },
  coverage: {
    section: 'work',
    pattern: '/coverage',
    noFigures: true,
    load: () => import('../pages/coverage/coverage-page.tsx').then((file) => file.CoveragePage),
    ask: askOfCoverage,
  },
  changes: {
    section: 'changes',
    pattern: '/changes',
    noFigures: true,
    load: () => import('../pages/changes/changes-page.tsx').then((file) => file.ChangesPage),
    ask: askOfChanges,
  },
  contests: {
    section: 'changes',
    pattern: '/contests',
    noFigures: true,
    load: () => import('../pages/contests/contests-page.tsx').then((file) => file.ContestsPage),
    ask: askOfContests,
  },
  signIn: {
    section: null,
    pattern: '/sign-in',
    noFigures: true,
    load: () => import('../pages/sign-in/sign-in-page.tsx').then((file) => file.SignInPage),
    ask: askOfSignIn,
  },
  forgotPassword: {
    section: null,
    pattern: '/forgot-password',
    noFigures: true,
    load: () => import('../pages/sign-in/forgot-password-page.tsx').then((file) => file.ForgotPasswordPage),
    ask: askOfSignIn,
  },
  setPassword: {
    section: null,
    pattern: '/set-password',
    noFigures: true,
    load: () => import('../pages/sign-in/set-password-page.tsx').then((file) => file.SetPasswordPage),
    ask: askOfSignIn,
  },
  account: {
    section: null,
    pattern: '/account',
    noFigures: true,
    load: () => import('../pages/account/account-page.tsx').then((file) => file.AccountPage),
    ask: askOfAccount,
  },
  people: {
    section: null,
    pattern: '/admin/people',
    noFigures: true,
    load: () => import('../pages/admin/people-page.tsx').then((file) => file.PeoplePage),
    ask: askOfPeople,
  },
  tokens: {
    section: null,
    pattern: '/admin/tokens',
    noFigures: true,
    load: () => import('../pages/admin/tokens-page.tsx').then((file) => file.TokensPage),
    ask: askOfTokens,
  },
  audit: {
    section: null,
    pattern: '/admin/audit',
    noFigures: true,
    load: () => import('../pages/admin/audit-page.tsx').then((file) => file.AuditPage),
    ask: askOfAudit,
  },
  catalogue: {
    section: null,
    pattern: '/admin/catalogue',
    noFigures: true,
    load: () => import('../pages/catalogue/catalogue-page.tsx').then((file) => file.CataloguePage),
    ask: askOfCatalogue,
  },
  indexDesk: {
    section: null,
    pattern: '/admin/indices',
    noFigures: true,
    load: () => import('../pages/index-desk/index-desk-page.tsx').then((file) => file.IndexDeskPage),
    ask: askOfIndexDesk,
  },
  targets: {
    section: null,
    pattern: '/targets',
    noFigures: true,
    load: () => import('../pages/targets/targets-page.tsx').then((file) => file.TargetsPage),
    ask: askOfTargets,
  },
  calendar: {
    section: null,
    pattern: '/admin/calendar',
    noFigures: true,
    load: () => import('../pages/calendar/calendar-page.tsx').then((file) => file.CalendarPage),
    ask: askOfCalendar,
  },
  rowsIn: {
    section: null,
    pattern: '/admin/rows',
    noFigures: true,
    load: () => import('../pages/rows-in/rows-in-page.tsx').then((file) => file.RowsInPage),
    ask: askOfRowsIn,
  },
  feeds: {
    section: null,
    pattern: '/feeds',
    noFigures: true,
    load: () => import('../pages/feeds/feeds-page.tsx').then((file) => file.FeedsPage),
    ask: askOfFeeds,
  },
  mailbox: {
    section: null,
    pattern: '/mailbox',
    noFigures: true,
    load: () => import('../pages/mailbox/mailbox-page.tsx').then((file) => file.MailboxPage),
    ask: askOfMailbox,
  },
  newTask: {
    section: 'tasks',
    pattern: '/tasks/new',
    noFigures: true,
    load: () => import('../pages/new-task/new-task-page.tsx').then((file) => file.NewTaskPage),
    ask: askOfNewTask,
  },
  taskImport: {
    section: 'tasks',
    pattern: '/tasks/import',
    noFigures: true,
    load: () => import('../pages/task-import/task-import-page.tsx').then((file) => file.TaskImportPage),
    ask: askOfTaskImport,
  },
  /** after every other address under /tasks: the first that fits is taken */
  task: {
    section: 'tasks',
    pattern: '/tasks/:',
    picks: ['asOf'],
    load: () => import('../pages/task/task-page.tsx').then((file) => file.TaskPage),
    ask: askOfTask,
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
  const parts = path.slice(1).replace(/\/$/, '').split('/')
  for (const route of Object.values<Route>(routes)) {
    const wanted = route.pattern.slice(1).split('/')
    const fits =
      wanted.length === parts.length &&
      wanted.every((part, at) => (part === ':' ? parts[at] : part === parts[at]))
    if (fits) return { route, id: decoded(parts[wanted.indexOf(':')] ?? ''), known: true }
  }
  return { route: lost, id: '', known: false }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

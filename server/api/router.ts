import { readAuditPage } from '../services/audit/page.ts'
import { readBreakdown } from '../services/breakdown.ts'
import { readFacets } from '../services/facets.ts'
import { readKpiPage } from '../services/kpi-page.ts'
import { readMailbox } from '../services/mailbox.ts'
import { readMe } from '../services/me.ts'
import { readOfficePage } from '../services/office-page.ts'
import { readRows } from '../services/rows.ts'
import { readScorecard } from '../services/scorecard.ts'
import { readSeries } from '../services/series.ts'
import { readServiceBreakdown } from '../services/service-breakdown.ts'
import { readSetting } from '../services/setting.ts'
import { accountRouter } from './account-router.ts'
import { briefingsRouter } from './briefings-router.ts'
import { calendarRouter } from './calendar-router.ts'
import { catalogueRouter } from './catalogue-router.ts'
import { decksRouter } from './decks-router.ts'
import { evidenceRouter } from './evidence-router.ts'
import { exportJobsRouter } from './export-jobs-router.ts'
import { feedsRouter } from './feeds-router.ts'
import { indexRouter } from './index-router.ts'
import {
  auditInput,
  facetsInput,
  kpiInput,
  officeInput,
  questionInput,
  rowsInput,
  seriesInput,
} from './inputs.ts'
import { itemsRouter } from './items-router.ts'
import { peopleRouter } from './people-router.ts'
import { proposalsRouter } from './proposals-router.ts'
import { reportingRouter } from './reporting-router.ts'
import { sealsRouter } from './seals-router.ts'
import { tasksRouter } from './tasks-router.ts'
import { tokensRouter } from './tokens-router.ts'
import { createCallerFactory, procedure, router } from './trpc.ts'

export const appRouter = router({
  setting: procedure.query(({ ctx }) => readSetting(ctx)),
  me: procedure.query(({ ctx }) => readMe(ctx)),
  scorecard: procedure.input(questionInput).query(({ ctx, input }) => readScorecard(ctx, input)),
  kpi: router({
    page: procedure.input(kpiInput).query(({ ctx, input }) => readKpiPage(ctx, input)),
    series: procedure.input(seriesInput).query(({ ctx, input }) => readSeries(ctx, input)),
    breakdown: procedure.input(kpiInput).query(({ ctx, input }) => readBreakdown(ctx, input)),
    services: procedure.input(kpiInput).query(({ ctx, input }) => readServiceBreakdown(ctx, input)),
    rows: procedure.input(rowsInput).query(({ ctx, input }) => readRows(ctx, input)),
    facets: procedure.input(facetsInput).query(({ ctx, input }) => readFacets(ctx, input)),
  }),
  office: router({
    page: procedure.input(officeInput).query(({ ctx, input }) => readOfficePage(ctx, input)),
  }),
  index: indexRouter,
  briefings: briefingsRouter,
  account: accountRouter,
  decks: decksRouter,
  evidence: evidenceRouter,
  feeds: feedsRouter,
  exportJobs: exportJobsRouter,
  people: peopleRouter,
  calendar: calendarRouter,
  catalogue: catalogueRouter,
  items: itemsRouter,
  proposals: proposalsRouter,
  reporting: reportingRouter,
  seals: sealsRouter,
  tasks: tasksRouter,
  tokens: tokensRouter,
  audit: router({
    page: procedure.input(auditInput).query(({ ctx, input }) => readAuditPage(ctx, input)),
  }),
  mailbox: procedure.query(({ ctx }) => readMailbox(ctx)),
})

export type AppRouter = typeof appRouter
export const createCaller = createCallerFactory(appRouter)

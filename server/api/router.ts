import { readBreakdown } from '../services/breakdown.ts'
import { readKpiPage } from '../services/kpi-page.ts'
import { readOfficePage } from '../services/office-page.ts'
import { readRows } from '../services/rows.ts'
import { readScorecard } from '../services/scorecard.ts'
import { readSeries } from '../services/series.ts'
import { readSetting } from '../services/setting.ts'
import { kpiInput, officeInput, questionInput, rowsInput, seriesInput } from './inputs.ts'
import { createCallerFactory, procedure, router } from './trpc.ts'

export const appRouter = router({
  setting: procedure.query(({ ctx }) => readSetting(ctx)),
  scorecard: procedure.input(questionInput).query(({ ctx, input }) => readScorecard(ctx, input)),
  kpi: router({
    page: procedure.input(kpiInput).query(({ ctx, input }) => readKpiPage(ctx, input)),
    series: procedure.input(seriesInput).query(({ ctx, input }) => readSeries(ctx, input)),
    breakdown: procedure.input(kpiInput).query(({ ctx, input }) => readBreakdown(ctx, input)),
    rows: procedure.input(rowsInput).query(({ ctx, input }) => readRows(ctx, input)),
  }),
  office: router({
    page: procedure.input(officeInput).query(({ ctx, input }) => readOfficePage(ctx, input)),
  }),
})

export type AppRouter = typeof appRouter
export const createCaller = createCallerFactory(appRouter)

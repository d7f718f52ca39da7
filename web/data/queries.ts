import { useQuery } from '@tanstack/react-query'
import type { ViewState } from '../app/view-state.ts'
import { type Answer, useAnswer } from './answer.ts'
import { useTRPC } from './provider.tsx'
import {
  type Breakdown,
  type KpiPage,
  type OfficePage,
  questions,
  type RowPage,
  type Scorecard,
  type Series,
  type Setting,
} from './questions.ts'

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

export const useRows = (view: ViewState, id: string): Answer<RowPage> =>
  useAnswer(useQuery(questions.rows(useTRPC(), view, id)))

export const useOfficePage = (view: ViewState, code: string): Answer<OfficePage> =>
  useAnswer(useQuery(questions.officePage(useTRPC(), view, code)))

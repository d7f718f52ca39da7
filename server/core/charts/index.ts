import type { EChartsOption } from 'echarts'
import type { ChartEnv } from './env.ts'
import { type RankingData, ranking, rankingHeight } from './ranking.ts'
import { type TrendData, trend, trendHeight } from './trend.ts'

export type ChartData = { trend: TrendData; ranking: RankingData }
export type ChartKind = keyof ChartData

type Builders = { [K in ChartKind]: (data: ChartData[K], env: ChartEnv) => EChartsOption }
type Heights = { [K in ChartKind]: (data: ChartData[K], env: ChartEnv) => number }

/** A kind without a builder does not compile. */
export const charts = { trend, ranking } satisfies Builders

/** px; the place must be as high as this before the picture comes. */
export const chartHeights = {
  trend: (_data, env) => trendHeight(env),
  ranking: rankingHeight,
} satisfies Heights

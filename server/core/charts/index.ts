import type { EChartsOption } from 'echarts'
import type { ChartEnv } from './env.ts'
import { type RankingData, ranking, rankingHeight } from './ranking.ts'
import { type ServicesData, services, servicesHeight } from './services.ts'
import { type TrendData, trend, trendHeight } from './trend.ts'

export type ChartData = { trend: TrendData; ranking: RankingData; services: ServicesData }
export type ChartKind = keyof ChartData

type Builders = { [K in ChartKind]: (data: ChartData[K], env: ChartEnv) => EChartsOption }
type Heights = { [K in ChartKind]: (data: ChartData[K], env: ChartEnv) => number }

/** A kind without a builder does not compile. */
export const charts = { trend, ranking, services } satisfies Builders

/** px; the place must be as high as this before the picture comes. */
export const chartHeights = {
  trend: (_data, env) => trendHeight(env),
  ranking: rankingHeight,
  services: servicesHeight,
} satisfies Heights

const builders: Builders = charts
const heights: Heights = chartHeights

/** A chart of any kind: how high it is at the width of `env`, and what draws it. */
export const drawnOf = <K extends ChartKind>(
  { kind, data }: { kind: K; data: ChartData[K] },
  env: ChartEnv,
): { height: number; option: EChartsOption } => ({
  height: heights[kind](data, env),
  option: builders[kind](data, env),
})

import { type ReactNode, useCallback, useMemo } from 'react'
import type { ChartEnv } from '../../server/core/charts/env.ts'
import { type ChartData, type ChartKind, chartHeights, charts } from '../../server/core/charts/index.ts'
import { formatter } from '../../server/core/format.ts'
import { colours, type ThemeName } from '../../server/core/tokens.ts'
import type { Lang } from '../../server/core/words.ts'
import { useLang, useWords } from '../app/lang.tsx'
import { useTheme } from '../app/theme.tsx'
import { ChartMount } from '../ui/chart-mount.tsx'
import styles from './chart-figure.module.css'

type Paper = { theme: ThemeName; lang: Lang }

/**
 * What `core/charts` needs to know of this reader; the width is known where the chart stands. `paper`: a ground
 * and a language that stay as they are whatever the reader chose.
 */
export function useChartEnv(paper?: Paper): (width: number) => ChartEnv {
  const reader = { theme: useTheme().theme, lang: useLang() }
  const { theme, lang } = paper ?? reader
  const format = useMemo(() => formatter(lang), [lang])
  return useCallback(
    (width) => ({
      colours: colours[theme],
      format,
      lang,
      medium: 'screen',
      width,
      motion: typeof matchMedia === 'undefined' || !matchMedia('(prefers-reduced-motion: reduce)').matches,
    }),
    [theme, format, lang],
  )
}

type Option = ReturnType<(typeof charts)[ChartKind]>

/** Each kind with its own data: only as a mapped type can TypeScript pair the two. */
const builders: { [K in ChartKind]: (data: ChartData[K], env: ChartEnv) => Option } = charts
const heights: { [K in ChartKind]: (data: ChartData[K], env: ChartEnv) => number } = chartHeights

/** One width of each class, to know the height before the place is measured. */
const widths = { narrow: 340, wide: 1_000 }

/** How to draw it at a width, and how much room it takes. `data`: keep its identity, another one draws anew. */
export function useChartDrawing<K extends ChartKind>(kind: K, data: ChartData[K], paper?: Paper) {
  const envAt = useChartEnv(paper)
  const option = useCallback((width: number) => builders[kind](data, envAt(width)), [kind, data, envAt])
  const height = useMemo(() => {
    const at = (width: number) => heights[kind](data, envAt(width))
    return { narrow: at(widths.narrow), wide: at(widths.wide) }
  }, [kind, data, envAt])
  return { option, height }
}

type Props<K extends ChartKind> = {
  kind: K
  /** keep its identity (`useMemo`): another one draws anew */
  data: ChartData[K]
  /** the finding, from `core/sentences`; the caption of the figure */
  sentence: string
  /** what is drawn, and in what unit */
  drawn: string
  /** a sentence for each point, in the order of the data; arrow keys go through them */
  spoken: readonly string[]
  /** the same points as a table, in place of the drawing where the reader asked for it */
  table: ReactNode
  showTable: boolean
  /** the switch between the two */
  controls?: ReactNode
  /** as of when, in what unit, from where */
  foot: ReactNode
}

/** No chart without its sentence and its table. */
export function ChartFigure<K extends ChartKind>(props: Props<K>) {
  const { kind, data, sentence, drawn, spoken, table, showTable, controls, foot } = props
  const { parts, shell, faces } = useWords()
  const { option, height } = useChartDrawing(kind, data)
  return (
    <figure className={styles.figure}>
      <figcaption>
        <p className={styles.sentence}>{sentence}</p>
        <p className={styles.drawn}>{drawn}</p>
      </figcaption>
      {controls ? <div className={styles.end}>{controls}</div> : null}
      {showTable ? (
        table
      ) : (
        <ChartMount
          option={option}
          height={height}
          label={sentence}
          help={parts.chartKeys}
          waiting={shell.loading}
          failed={faces.unreachable}
          spoken={spoken}
        />
      )}
      {foot}
    </figure>
  )
}

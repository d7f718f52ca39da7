import type { EChartsOption } from 'echarts'
import type { EChartsType } from 'echarts/core'
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import styles from './chart-mount.module.css'

type Props = {
  /** built anew for each width; its identity decides when the chart is drawn anew */
  option: (width: number) => EChartsOption
  /** px, on a phone and elsewhere; kept free before the chart is there, so that nothing jumps */
  height: { narrow: number; wide: number }
  /** names the chart; its sentence stands in the caption of the figure around it */
  label: string
  /** how to hear the points */
  help: string
  waiting: string
  /** said where the drawing part could not be fetched; the table below still says everything */
  failed: string
  /** one sentence for each point, in the order of the axis; arrow keys go through them */
  spoken: readonly string[]
  /** the series whose points `spoken` tells of */
  spokenSeries?: number
}

/** The only place that draws with ECharts; its code comes when the first chart is near. */
export function ChartMount(props: Props) {
  const { option, height, label, help, waiting, failed, spoken, spokenSeries = 0 } = props
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting')
  const [at, setAt] = useState(-1)
  const latest = useRef(option)
  const helpId = useId()

  useEffect(() => {
    const element = place.current
    if (!element) return
    let gone = false
    const draw = () => {
      chart.current?.resize()
      chart.current?.setOption(latest.current(element.clientWidth), { notMerge: true })
    }
    const observer = new ResizeObserver(draw)
    import('./chart-engine.ts').then(
      ({ startChart }) => {
        if (gone) return
        chart.current = startChart(element)
        draw()
        observer.observe(element)
        setState('drawn')
      },
      () => gone || setState('failed'),
    )
    return () => {
      gone = true
      observer.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    latest.current = option
    const element = place.current
    if (element) chart.current?.setOption(option(element.clientWidth), { notMerge: true })
    setAt(-1)
  }, [option])

  function go(event: KeyboardEvent) {
    const last = spoken.length - 1
    const next = {
      ArrowRight: Math.min(last, at + 1),
      ArrowLeft: at < 0 ? last : Math.max(0, at - 1),
      Home: 0,
      End: last,
      Escape: -1,
    }[event.key]
    if (next === undefined || last < 0) return
    event.preventDefault()
    setAt(next)
    chart.current?.dispatchAction(
      next < 0 ? { type: 'hideTip' } : { type: 'showTip', seriesIndex: spokenSeries, dataIndex: next },
    )
  }

  return (
    <div className={styles.chart}>
      {/* An application to those who listen: only then do the arrow keys reach it. */}
      <div
        ref={place}
        role="application"
        aria-label={label}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys go through its points
        tabIndex={0}
        className={styles.canvas}
        style={{ '--narrow': `${height.narrow}px`, '--wide': `${height.wide}px` } as CSSProperties}
        onKeyDown={go}
        onBlur={() => chart.current?.dispatchAction({ type: 'hideTip' })}
      />
      {state === 'drawn' ? null : <p className={styles.waiting}>{state === 'failed' ? failed : waiting}</p>}
      <p id={helpId} className="vh">
        {help}
      </p>
      <p role="status" className="vh">
        {spoken[at] ?? ''}
      </p>
    </div>
  )
}

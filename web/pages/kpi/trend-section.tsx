import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { EventKey } from '../../../server/core/charts/events.ts'
import { type TrendData, trendEventKey } from '../../../server/core/charts/trend.ts'
import { type Grain, parsePeriod } from '../../../server/core/period.ts'
import { whatIsCounted } from '../../../server/core/sentences/figure.ts'
import { levelAsThings } from '../../../server/core/sentences/gap.ts'
import { pointSentence, type TrendCaption, trendCaption } from '../../../server/core/sentences/trend.ts'
import { alignedToYearBefore } from '../../../server/core/year-before.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useTRPC } from '../../data/provider.tsx'
import { useSeries, useSetting } from '../../data/queries.ts'
import { type KpiPage, questions, type Series } from '../../data/questions.ts'
import { classNames } from '../../ui/class-names.ts'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { AsOfLine } from '../../widgets/asof-line.tsx'
import { ChartFigure, useChartEnv } from '../../widgets/chart-figure.tsx'
import { kpiChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { yearBeforeView } from './asked-views.ts'
import { ChartWaiting } from './chart-waiting.tsx'
import { PeriodTable } from './period-table.tsx'
import { RefusedOr } from './refused-or.tsx'
import styles from './trend-section.module.css'
import { unitWords, useWhoOwes } from './unit-words.ts'

const grainsOffered = ['week', 'month', 'quarter', 'year', 'ytd'] as const satisfies readonly Grain[]

/** The figure over time: its sentence, its chart, the same as a table. */
export function TrendSection({ page, id }: { page: KpiPage; id: string }) {
  const { kpi } = useWords()
  const lang = useLang()
  const { view } = useViewState()
  const answer = useSeries(view, id)
  const whoOwes = useWhoOwes(page)
  const { office } = page
  return (
    <section className={styles.section} aria-labelledby="trend-title">
      <h2 id="trend-title" className="vh">
        {kpi.overTime}
      </h2>
      <RefusedOr answer={answer}>
        <Answered
          answer={answer}
          waiting={<ChartWaiting />}
          empty={(series) =>
            series.points.every((point) => point.value === null)
              ? {
                  title: office.kind === 'city' ? kpi.noFigures : kpi.noFiguresOf(office.name[lang]),
                  help: whoOwes,
                }
              : null
          }
          partial={() => null}
        >
          {(series) => <TrendFigure series={series} page={page} />}
        </Answered>
      </RefusedOr>
    </section>
  )
}

function TrendFigure({ series, page }: { series: Series; page: KpiPage }) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const { view } = useViewState()
  const { kpi } = page
  const before = useYearBefore(series, kpi.id)
  const data = useMemo(
    (): TrendData => ({
      points: series.points,
      unit: kpi.unit,
      better: kpi.better,
      targets: series.targets,
      events: series.events,
      asOfDay: series.asOfDay,
      ...(before
        ? { compare: { label: words.yearBefore, points: alignedToYearBefore(series.points, before.points) } }
        : {}),
    }),
    [series, kpi.unit, kpi.better, before, words],
  )
  const caption = trendCaption(series, kpi, lang)
  const spoken = useMemo(
    () => series.points.map((point) => pointSentence(point, kpi, lang)),
    [series, kpi, lang],
  )
  const isTable = view.view === 'table'
  return (
    <ChartFigure
      kind="trend"
      data={data}
      sentence={caption.finding}
      drawn={useDrawn(series, page, before !== null, caption)}
      spoken={spoken}
      showTable={isTable}
      table={<PeriodTable series={series} before={before} kpi={kpi} />}
      controls={<Controls series={series} kpi={kpi} />}
      foot={
        <>
          {isTable || data.events.length === 0 ? null : <EventKeys data={data} />}
          <AsOfLine
            feed={page.item.feed}
            asOfDay={series.asOfDay}
            unit={unitWords(kpi, lang)}
            source={`${kpi.source[lang]}${page.owner ? `, ${page.owner.name[lang]}` : ''}`}
            sample={series.points.some((point) => point.illustrative)}
          />
        </>
      }
    />
  )
}

/** Grain, and chart or table: each is an address. The page of rows further down is not turned back by it. */
function Controls({ series, kpi: { id } }: { series: Series; kpi: KpiPage['kpi'] }) {
  const { kpi, pickers } = useWords()
  const { view, href } = useViewState()
  const last = parsePeriod(series.points.at(-1)?.period ?? '')
  const usual = parsePeriod(view.period ?? '')?.grain ?? 'month'
  const grains = new Set<Grain>([...grainsOffered, usual])
  return (
    <div className={styles.controls}>
      <SegmentedLinks
        label={pickers.grain}
        current={last?.grain ?? usual}
        choices={[...grains].map((grain) => ({
          key: grain,
          label: pickers.grains[grain],
          href: href({ grain: grain === usual ? undefined : grain, page: view.page }),
        }))}
      />
      <ExportMenu
        of={kpi.overTime}
        choices={kpiChoices(view, id, view.view === 'table' ? ['series', 'trend'] : ['trend', 'series'])}
      />
      <SegmentedLinks
        label={kpi.viewTrendAs}
        current={view.view === 'table' ? 'table' : 'chart'}
        choices={[
          { key: 'chart', label: kpi.asChart, href: href({ view: undefined }) },
          { key: 'table', label: kpi.asTable, href: href({ view: 'table' }) },
        ]}
      />
    </div>
  )
}

/** What is drawn, line by line, in words. */
function useDrawn(
  series: Series,
  { kpi }: KpiPage,
  hasBefore: boolean,
  { missing, uncertain }: TrendCaption,
): string {
  const { kpi: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { points, targets, asOfDay } = series
  const grain = parsePeriod(points.at(-1)?.period ?? '')?.grain ?? 'month'
  const when = (kpi.shape === 'stock' ? words.ofStock : words.ofFlow)[grain]
  const isFuture = targets.some((target) => target.dueOn > asOfDay)
  return [
    unitDrawn(series, kpi) === 'share'
      ? words.drawnShare(kpi.name[lang], when)
      : words.drawnCount(whatIsCounted(kpi, lang), when),
    targets.length ? (kpi.better === 'lower' ? words.lineOfLimit : words.lineOfTarget) : null,
    hasBefore ? words.lineOfYearBefore : null,
    points.some((point) => point.illustrative) ? words.hollowPoints : null,
    uncertain ? words.squarePoints : null,
    isFuture ? words.greyGround(format.day(asOfDay)) : null,
    uncertain,
    missing,
  ]
    .filter(Boolean)
    .join(' ')
}

/** As the chart decides: of few and always as many things the axis counts things. */
function unitDrawn({ points }: Series, kpi: KpiPage['kpi']): 'share' | 'count' {
  const known = points.filter((point) => point.value !== null)
  const denominator = known.at(-1)?.denominator ?? null
  const same = known.every((point) => point.denominator === denominator)
  return kpi.unit === 'share' && !(same && levelAsThings(1, { unit: kpi.unit, denominator }) !== null)
    ? 'share'
    : 'count'
}

/** The same periods a year before, where the reader compares with them. */
function useYearBefore(series: Series, id: string): Series | null {
  const { view } = useViewState()
  const trpc = useTRPC()
  const setting = useSetting()
  const firstDay = setting.face === 'here' ? setting.data.firstDay : null
  const asked = view.compare === 'year' && firstDay ? yearBeforeView(view, series, firstDay) : null
  const { data } = useQuery({ ...questions.series(trpc, asked ?? view, id), enabled: asked !== null })
  return asked && data ? data : null
}

/** The dated events. Where their words do not fit on the chart it has letters, and this is what they mean. */
function EventKeys({ data }: { data: TrendData }) {
  const { kpi } = useWords()
  const lang = useLang()
  const format = useFormat()
  const envAt = useChartEnv()
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number | null>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  // Before the place is measured: as on a phone, and shown on a phone only.
  const letters = trendEventKey(data, envAt(width ?? 340))
  const events: (Omit<EventKey, 'mark'> & { mark?: string })[] =
    letters ?? data.events.map(({ day, label }) => ({ day, label: label[lang] }))
  const look = letters ? classNames(styles.key, width === null && styles.unmeasured) : 'vh'
  return (
    <div ref={place}>
      <ul className={look} aria-label={kpi.eventKey}>
        {events.map(({ mark, day, label }) => (
          <li key={`${day} ${label}`}>
            {mark ? <b>{mark} </b> : null}
            {format.day(day)}: {label}
          </li>
        ))}
      </ul>
    </div>
  )
}

import type { State } from '../../server/core/approval/states.ts'
import { addDays, type Day, daysBetween } from '../../server/core/day.ts'
import { type Period, parsePeriod, periodOf, periodsUpTo } from '../../server/core/period.ts'
import { type Cadence, dueOn, valueCode } from '../../server/core/reporting/due.ts'
import type { Vintage } from '../../server/core/reporting/vintage.ts'
import { isWorkingDay, workingDayAfter, workingDayFrom } from '../distributions/calendar.ts'
import { curve, type Knot } from '../distributions/curve.ts'
import type { Random } from '../distributions/random.ts'
import { departments2024, districts2024 } from '../reference/offices.ts'
import type { Definition } from '../reference/reported-kpi.ts'
import type { Telling } from './telling.ts'
import { reviewer } from './told-by.ts'
import { type Moment, momentAt } from './versions.ts'

export type Figure = { numerator: number; denominator: number | null }

/** What was approved of a value, and when. */
export type Told = {
  at: Moment
  by: string
  vintage: Vintage
  figure: Figure
  note?: string
  source?: string
}

/** The value of a KPI, an office and a period, with everything that was approved of it, oldest first. */
export type Report = {
  code: string
  definition: Definition
  office: string
  period: Period
  sentOn: Day
  told: readonly Told[]
  /** what the office holds to be so, when it says so as this */
  figures: Readonly<Record<Vintage, Figure>>
  /** false: a public source says so */
  sample: boolean
}

/** How the figures of a KPI are drawn. */
export type DrawnKpi = {
  kpi: string
  /** what the denominator (of a count: the count) of an office comes to, of a month where it grows from January on */
  sizes: Readonly<Record<string, number>>
  fromJanuary?: true
  /** part by which a size differs from one period to the next */
  sway: number
  /** the share, or what a size is multiplied by */
  levels: readonly Knot[]
  /** by how much an office is above or below */
  levelOf?: Readonly<Record<string, number>>
  noise: number
}

/** A figure told outright. */
export type ToldFigure = {
  kpi: string
  office: string
  period: string
  told: readonly { on: Day; vintage: Vintage; figure: Figure; note?: string; source?: string }[]
  /** a public source says so */
  published?: true
}

export type ReportsPlan = {
  drawn: readonly DrawnKpi[]
  told: readonly ToldFigure[]
  /** part of its reports that an office sends late */
  late: Readonly<Record<string, number>>
  /** of the running month: where a value stands today */
  running(kpi: string, office: string): State
  /** values of which the official figure is not approved yet */
  withheld: ReadonlySet<string>
  /** official figures put right afterwards */
  corrections: readonly { code: string; on: Day; figure: (was: Figure) => Figure; note: string }[]
}

const officesOf: Readonly<Record<string, readonly string[]>> = {
  department: departments2024.map(([code]) => code),
  district: districts2024.map(([code]) => code),
}

const usuallyLate = 0.04
const feed = 'Hệ thống tổng hợp số liệu Trung ương'

export function drawReports(
  telling: Telling,
  definitions: readonly Definition[],
  plan: ReportsPlan,
): Report[] {
  const inForce = (kpi: string, period: Period) =>
    definitions.filter((d) => d.kpiId === kpi && d.fromOn <= period.end).at(-1)
  return [
    ...plan.drawn.flatMap((drawn) => {
      const random = telling.random(`reported/${drawn.kpi}`)
      const level = curve(drawn.levels)
      const [first] = definitions.filter((d) => d.kpiId === drawn.kpi)
      if (!first) throw new Error(`no definition of ${drawn.kpi}`)
      const offices = first.reporters ?? first.kinds.flatMap((kind) => officesOf[kind] ?? [])
      return periodsSince(first, telling.today).flatMap((period) =>
        offices.flatMap((office) => {
          const definition = inForce(drawn.kpi, period)
          if (!definition) return []
          const figures = drawFigures(random, drawn, definition, { office, period, level: level(period.end) })
          const report = drawReport(random, telling, plan, { definition, office, period, figures })
          return report ? [report] : []
        }),
      )
    }),
    ...plan.told.flatMap((told) => {
      const period = periodNamed(told.period)
      const definition = inForce(told.kpi, period)
      const known = told.told.filter(({ on }) => momentAt(on, '18:00') <= telling.clock)
      const [first, last] = [known[0], known.at(-1)]
      if (!definition || !first || !last) return []
      const { office } = told
      return [
        {
          code: valueCode(told.kpi, office, period.id),
          definition,
          office,
          period,
          sentOn: first.on,
          told: known.map(({ on, ...rest }) => ({ at: momentAt(on, '18:00'), by: reviewer, ...rest })),
          figures: { estimate: first.figure, preliminary: last.figure, official: last.figure },
          sample: !told.published,
        },
      ]
    }),
  ]
}

function periodNamed(id: string): Period {
  const period = parsePeriod(id)
  if (!period) throw new Error(`no such period: ${id}`)
  return period
}

/** Periods from the first of a definition to the last that an office could have reported. */
function periodsSince({ fromOn, cadence }: Definition, today: Day): Period[] {
  const grain = cadence as Cadence
  const running = periodOf(today, grain)
  const periods = periodsUpTo(running, 60).filter((period) => period.start >= fromOn)
  // Only a month is reported before it is over.
  return grain === 'month' ? periods : periods.filter((period) => period.end < today)
}

const between = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value))

function drawFigures(
  random: Random,
  { sizes, fromJanuary, sway, levelOf, noise }: DrawnKpi,
  { denominatorVi }: Definition,
  at: { office: string; period: Period; level: number },
): Record<Vintage, Figure> {
  const size = sizes[at.office] ?? 0
  const months = fromJanuary ? Number(at.period.end.slice(5, 7)) : 1
  const all = size * months * (1 + sway * random.normal())
  const level = at.level + (levelOf?.[at.office] ?? 0) + noise * random.normal()
  // What is estimated on the twentieth lacks the last third of a month, and is a little wrong.
  const figure = (lacking: number, wrong: number): Figure => {
    const off = wrong * random.normal()
    const whole = (all * (months - (fromJanuary ? lacking : 0))) / months
    if (denominatorVi === null)
      return { numerator: Math.max(0, Math.round(whole * level * (1 + off))), denominator: null }
    const denominator = Math.max(1, Math.round(whole))
    return { numerator: Math.round(denominator * between(0, level * (1 + off), 1)), denominator }
  }
  return { estimate: figure(1 / 3, 0.02), preliminary: figure(0, 0.008), official: figure(0, 0) }
}

/** Approvals come in the evening, when those who decide have time. */
const evening = (random: Random, day: Day): Moment => momentAt(day, '17:15') + random.int(0, 210) * 60_000

/** A working day on or before a day. */
function workingDayUpTo(day: Day): Day {
  let found = day
  while (!isWorkingDay(found)) found = addDays(found, -1)
  return found
}

function drawReport(
  random: Random,
  telling: Telling,
  plan: ReportsPlan,
  of: Pick<Report, 'definition' | 'office' | 'period' | 'figures'>,
): Report | null {
  const { definition, office, period, figures } = of
  const code = valueCode(definition.kpiId, office, period.id)
  const { dueDay, dueLag, origin } = definition
  const due = dueOn(period, { dueDay, dueLag })
  const isRunning = period.end >= telling.today
  const isLate = random.chance(plan.late[office] ?? usuallyLate)
  const usual = isLate
    ? workingDayFrom(addDays(due, random.int(1, 12)))
    : workingDayUpTo(addDays(due, -random.int(0, 6)))
  const sentOn = isRunning
    ? workingDayUpTo(addDays(telling.today, -random.int(2, 4)))
    : origin === 'centre'
      ? due
      : usual
  if (momentAt(sentOn, '17:00') > telling.horizonOf(office)) return null
  const say = (vintage: Vintage, at: Moment, by = reviewer): Told => ({
    at,
    by,
    vintage,
    figure: figures[vintage],
  })
  const told =
    origin === 'centre'
      ? [
          say('estimate', momentAt(isRunning ? addDays(telling.today, -2) : due, '19:00'), feed),
          say('official', momentAt(addDays(period.end, 3), '19:00'), feed),
        ]
      : isRunning
        ? plan.running(definition.kpiId, office) === 'approved'
          ? [say('estimate', evening(random, workingDayUpTo(addDays(telling.today, -1))))]
          : []
        : approvals(random, { period, sentOn, isLate, say })
  const known = told.filter(
    ({ at, vintage }) => at <= telling.clock && !(vintage === 'official' && plan.withheld.has(code)),
  )
  const put = plan.corrections
    .filter((correction) => correction.code === code)
    .map(({ on, figure, note }) => ({
      ...say('official', evening(random, on)),
      figure: figure(figures.official),
      note,
    }))
  return { ...of, code, sentOn, told: [...known, ...put], sample: true }
}

/** What is sent before its period is over is an estimate, and made good in the next month. */
function approvals(
  random: Random,
  of: {
    period: Period
    sentOn: Day
    isLate: boolean
    say: (vintage: Vintage, at: Moment) => Told
  },
): Told[] {
  const { period, sentOn, isLate, say } = of
  const firstOn = workingDayAfter(sentOn, random.int(0, 2))
  const first = evening(random, firstOn)
  const inside = daysBetween(firstOn, period.end) >= 0
  if (inside) {
    const preliminaryOn = workingDayFrom(addDays(period.end, random.int(2, 4)))
    const officialOn = workingDayAfter(preliminaryOn, random.int(2, 6))
    return [
      say('estimate', first),
      ...(random.chance(0.2) ? [say('preliminary', evening(random, preliminaryOn))] : []),
      say('official', evening(random, officialOn)),
    ]
  }
  if (isLate || period.grain !== 'quarter' || !random.chance(0.35)) return [say('official', first)]
  const officialOn = workingDayAfter(firstOn, random.int(8, 15))
  return [say('preliminary', first), say('official', evening(random, officialOn))]
}

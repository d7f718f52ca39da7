import type { XAXisComponentOption, YAXisComponentOption } from 'echarts'
import { addDays, type Day, daysBetween } from '../day.ts'
import type { Unit } from '../value.ts'
import { type ChartEnv, columnFace, face, isNarrow } from './env.ts'

/** Days as numbers, so that months keep their true lengths and a tick can stand on any day. */
const epoch: Day = '2000-01-01'
export const dayNumber = (day: Day): number => daysBetween(epoch, day)
export const dayOfNumber = (n: number): Day => addDays(epoch, Math.round(n))

export type Span = { min: number; max: number; step: number }

/** 1, 2, 5 times a power of ten */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const times = rough / power
  return (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10) * power
}

/** At and above this, a share moves in a narrow band at the top and its axis need not begin at zero. */
const highShare = 0.6

/** Counts begin at zero, in steps of whole things unless they have decimals, as an index has. Shares too, unless all of them are high; none goes past 100%. */
export function valueSpan(values: readonly number[], unit: Unit): Span {
  const high = Math.max(0, ...values)
  const low = Math.min(...values)
  if (unit === 'count') {
    const whole = high <= 0 || values.every(Number.isInteger)
    const step = whole ? Math.max(1, niceStep(Math.max(high, 4) / 4)) : niceStep(high / 4)
    return { min: 0, max: Math.max(step * 2, ceilTo(high, step)), step }
  }
  if (values.length > 0 && low >= highShare) {
    const room = Math.max(0.02, Math.min(1, high) - low)
    const step = niceStep(room / 2.5)
    return {
      min: rounded(Math.max(0, Math.floor((low - room / 4) / step) * step)),
      max: ceilTo(high, step),
      step,
    }
  }
  const step = high > 0.5 ? 0.25 : niceStep(Math.max(high, 0.04) / 4)
  return { min: 0, max: Math.max(step * 2, ceilTo(high, step)), step }
}

const rounded = (n: number): number => Number(n.toFixed(6))
const ceilTo = (high: number, step: number): number => rounded(Math.ceil(high / step - 1e-9) * step)

export function valueAxis(span: Span, unit: Unit, env: ChartEnv): YAXisComponentOption {
  const { colours: c, format } = env
  return {
    type: 'value',
    min: span.min,
    max: span.max,
    interval: span.step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: c['c-grid'], width: 1 } },
    axisLabel: {
      color: c['ink-2'],
      fontFamily: columnFace,
      fontSize: 12,
      margin: 8,
      formatter: (value: number) => format.level(value, unit),
    },
  }
}

/** Months between two ticks, from closest to widest. */
const monthSteps = [1, 3, 6, 12, 24, 60] as const

export type Tick = { at: number; label: string }

/** First days of months, as close as the width allows; the year is said where it begins. */
export function dayTicks(from: Day, to: Day, width: number, env: ChartEnv): Tick[] {
  for (const step of monthSteps) {
    const space = step >= 12 ? 46 : isNarrow(env) ? 64 : 84
    const most = Math.max(2, Math.floor(width / space))
    const firsts = monthsBetween(from, to, step)
    if (firsts.length <= most || step === 60) {
      return firsts.map((day, i) => ({ at: dayNumber(day), label: monthLabel(day, i === 0, step, env) }))
    }
  }
  return []
}

function monthLabel(day: Day, first: boolean, step: number, { format }: ChartEnv): string {
  if (step >= 12) return format.periodShort(day.slice(0, 4))
  return format.periodShort(day.slice(0, 7), first || day.slice(5, 7) === '01')
}

function monthsBetween(from: Day, to: Day, step: number): Day[] {
  const firsts: Day[] = []
  const start = Number(from.slice(0, 4)) * 12
  for (let month = start; ; month += step) {
    const year = Math.floor(month / 12)
    const day = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`
    if (day > to) return firsts
    if (day >= from) firsts.push(day)
  }
}

export function dayAxis(
  from: number,
  to: number,
  ticks: readonly Tick[],
  env: ChartEnv,
): XAXisComponentOption {
  const { colours: c } = env
  const at = ticks.map((tick) => tick.at)
  return {
    type: 'value',
    min: from,
    max: to,
    splitLine: { show: false },
    axisLine: { show: true, onZero: false, lineStyle: { color: c['c-axis'], width: 1 } },
    axisTick: { show: true, length: 5, lineStyle: { color: c['c-axis'] }, customValues: at },
    axisLabel: {
      color: c['ink-2'],
      fontFamily: face,
      fontSize: 12,
      margin: 10,
      hideOverlap: true,
      alignMinLabel: at[0] === from ? 'left' : 'center',
      customValues: at,
      formatter: (value: number) => ticks.find((tick) => tick.at === value)?.label ?? '',
    },
    axisPointer: {
      show: env.medium === 'screen',
      snap: true,
      lineStyle: { color: c['c-axis'], type: 'solid', width: 1 },
      label: { show: false },
    },
  }
}

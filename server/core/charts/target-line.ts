import { addDays, type Day } from '../day.ts'
import { levelText, targetLabel } from '../sentences/gap.ts'
import type { Better } from '../status.ts'
import { expectedOn, type Target } from '../target.ts'
import type { Unit } from '../value.ts'
import { dayNumber } from './axis.ts'
import { type ChartEnv, isNarrow } from './env.ts'
import type { Box, Crowd, Spot } from './labels.ts'
import { dot, polyline, type Shape, words } from './shapes.ts'
import { textWidth } from './text-width.ts'

/** Where a day and a level of the target stand, in px. */
export type Place = {
  x: (day: number) => number
  y: (level: number) => number
  left: number
  right: number
  /** where the time to come begins */
  today: number
}

/** The colour of the ground under a label. */
export const groundAt = (x: number, place: Place, { colours: c }: ChartEnv): string =>
  x > place.today ? c['c-future'] : c.paper

type Base = { unit: Unit; better: Better; denominator: number | null }

const inOrder = (targets: readonly Target[]): Target[] =>
  [...targets].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))

/** A step holds until the next one begins; the last one stays in force. */
function endOf(steps: readonly Target[], i: number, last: Day): Day {
  const next = steps[i + 1]
  return next ? addDays(next.fromOn, -1) : last
}

/** Corners of the steps and slopes, in days and levels; one list, because a target has no gaps. */
export function targetCorners(targets: readonly Target[], first: Day, last: Day): [Day, number][] {
  const steps = inOrder(targets)
  const corners: [Day, number][] = []
  steps.forEach((step, i) => {
    const from = step.fromOn < first ? first : step.fromOn
    const end = endOf(steps, i, last)
    const to = end > last ? last : end
    if (from > to) return
    // Straight up from where the step before ended.
    corners.push([corners.at(-1)?.[0] ?? from, expectedOn(step, from)])
    if (step.fromLevel !== null && step.dueOn > from && step.dueOn < to)
      corners.push([step.dueOn, step.level])
    corners.push([to, expectedOn(step, to)])
  })
  return corners
}

/** A step, its end on the picture, and the words beside it. */
type Sign = { x: number; y: number; from: number; level: boolean; text: string; short: string }

export type DrawnTarget = { line: Shape[]; corners: Spot[]; signs: Sign[] }

/** A target is a rule, not a series: ink, with its level and its day written on the step. */
export function targetLine(
  targets: readonly Target[],
  base: Base,
  span: { first: Day; last: Day },
  place: Place,
  env: ChartEnv,
): DrawnTarget {
  const { colours: c } = env
  const corners = targetCorners(targets, span.first, span.last).map(
    ([day, level]): Spot => [place.x(dayNumber(day)), place.y(level)],
  )
  if (corners.length === 0) return { line: [], corners, signs: [] }
  const due = inOrder(targets).filter((step) => step.dueOn >= span.first && step.fromOn <= span.last)
  const line = [polyline(corners, { stroke: c['c-target'], lineWidth: 1.5 })]
  const signs = due.map((step, i): Sign => {
    const seen = step.dueOn <= span.last
    const x = seen ? place.x(dayNumber(step.dueOn)) : place.right
    const y = place.y(seen ? step.level : expectedOn(step, span.last))
    if (seen) line.push(dot(x, y, 3, c['c-target']))
    const before = due[i - 1]
    return {
      x,
      y,
      from: before ? place.x(dayNumber(before.dueOn)) : place.left,
      level: step.fromLevel === null,
      text: targetLabel(step, base, env.lang),
      short: levelText(step.level, base, env.lang),
    }
  })
  return { line, corners, signs }
}

const size = 12.5
const high = 17

/** Above the step, ending at its dot, where that is free; else below it, else at its beginning. */
export function targetLabels(signs: readonly Sign[], place: Place, crowd: Crowd, env: ChartEnv): Shape[] {
  return signs.flatMap(({ x, y, from, level, text, short }) => {
    const long = !isNarrow(env) && textWidth(text, size, 600) + 10 <= x - from
    const said = long ? text : short
    const width = textWidth(said, size, 600)
    const box = (left: number, top: number): Box => ({ x: left, y: top, width, height: high })
    const found = crowd.place([
      box(x - 6 - width, y - 5 - high),
      box(x - 6 - width, y + 5),
      ...(level && x - from > width + 24 ? [box(from + 8, y - 5 - high), box(from + 8, y + 5)] : []),
      box(x + 7, y - high / 2),
      box(x + 7, y - 5 - high),
    ])
    if (!found) return []
    const halo = groundAt(found.x + width / 2, place, env)
    const style = { fill: env.colours.ink, size, weight: 600, halo } as const
    return [words(said, found.x, found.y + high / 2, style, env)]
  })
}

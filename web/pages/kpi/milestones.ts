import type { SeriesPoint } from '../../../server/core/answers.ts'
import type { Day } from '../../../server/core/day.ts'
import type { Formatter } from '../../../server/core/format.ts'
import type { Asked } from '../../../server/core/sentences/figure.ts'
import { gapOf, levelText } from '../../../server/core/sentences/gap.ts'
import { type Status, statusOf } from '../../../server/core/status.ts'
import type { Target } from '../../../server/core/target.ts'

type Reached = Pick<SeriesPoint, 'start' | 'until' | 'numerator' | 'denominator' | 'value' | 'vintage'>

export type Milestone = {
  target: Target
  /** 28/57, 85% */
  asked: string
  /** the figure of that day; of the milestone that comes next, of today */
  reached: string | null
  /** null: not due, or nobody knows */
  status: Status | null
  /** what is missing, or what is too much */
  gap: string | null
  /** when it is due: already, as the next one, or later still */
  due: 'past' | 'next' | 'later'
}

/** What was asked for by when, and what came of it. `points` are months up to the day asked about. */
export function milestonesOf(
  targets: readonly Target[],
  points: readonly Reached[],
  asked: Asked & { slack: number },
  asOfDay: Day,
  format: Formatter,
): Milestone[] {
  const steps = [...targets].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const next = steps.find((step) => step.dueOn > asOfDay)
  const latest = points.findLast((p) => p.value !== null)
  return steps.map((target) => {
    const due = target.dueOn <= asOfDay ? 'past' : target === next ? 'next' : 'later'
    const point =
      due === 'next' ? latest : points.find((p) => p.start <= target.dueOn && target.dueOn <= p.until)
    const known = due !== 'later' && point?.value != null ? point : null
    const base = { unit: asked.unit, denominator: (known ?? latest)?.denominator ?? null }
    const level = levelText(target.level, base, format.lang)
    const things = asked.unit === 'share' && base.denominator !== null && !level.endsWith('%')
    return {
      target,
      asked: things ? `${level}/${format.number(base.denominator)}` : level,
      reached:
        known &&
        (things || asked.unit === 'count'
          ? format.fraction(known.numerator, asked.unit === 'share' ? known.denominator : null)
          : format.share(known.value)),
      status: known && statusOf(known.value, target.level, asked),
      gap: known && gapText(target, known, asked, format),
      due,
    }
  })
}

function gapText(
  target: Target,
  point: Reached,
  asked: Asked & { slack: number },
  format: Formatter,
): string | null {
  const { level, dueOn, document, sample } = target
  const gap = gapOf({
    ...asked,
    ...point,
    target: { level, expected: level, dueOn, document, sample },
    status: statusOf(point.value, level, asked),
    // The milestone asks for the whole, however much of the time has gone by.
    vintage: 'official',
    through: null,
    published: null,
  })
  if (gap?.side !== 'short' || !gap.size) return null
  return 'things' in gap.size ? format.number(gap.size.things) : format.points(gap.size.points)
}

import type { Day } from '../../server/core/day.ts'
import { type Status, statusOf } from '../../server/core/status.ts'
import { expectedOn, targetOn } from '../../server/core/target.ts'
import { valueOf } from '../../server/core/value.ts'
import type { Definition } from '../reference/reported-kpi.ts'
import type { Figure } from './reports.ts'
import type { TargetStep } from './targets.ts'

export type Verdict = (definition: Definition, office: string, figure: Figure, day: Day) => Status

/** How an office's figure stands against its own target or, of a share, against the city's. */
export function verdictBy(steps: readonly TargetStep[]): Verdict {
  const of = new Map<string, ReturnType<typeof asTarget>[]>()
  for (const step of steps) {
    const key = `${step.kpiId}/${step.office}`
    of.set(key, [...(of.get(key) ?? []), asTarget(step)])
  }
  return (definition, office, figure, day) => {
    const { kpiId, unit, better, slack } = definition
    const own = of.get(`${kpiId}/${office}`)
    const asked = own ?? (unit === 'share' ? of.get(`${kpiId}/HP`) : undefined)
    const target = targetOn(asked ?? [], day)
    return statusOf(valueOf(figure, unit), target ? expectedOn(target, day) : null, {
      better: better as 'higher' | 'lower',
      slack,
    })
  }
}

const asTarget = ({ from, due, fromLevel, level, document }: TargetStep) => ({
  fromOn: from,
  dueOn: due,
  fromLevel,
  level,
  document: null,
  sample: document === undefined,
})

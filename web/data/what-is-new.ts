import type { ScorecardItem } from '../../server/core/scorecard.ts'

/** The main figure of a KPI, as it is shown. */
export type ShownFigure = Pick<ScorecardItem, 'id' | 'numerator' | 'denominator' | 'value'>

const isSame = (a: ShownFigure, b: ShownFigure) =>
  a.numerator === b.numerator && a.denominator === b.denominator && a.value === b.value

/** The KPIs, by id, whose figure is another than the one shown before, or that were not there before. */
export function whatIsNew(before: readonly ShownFigure[], now: readonly ShownFigure[]): string[] {
  const known = new Map(before.map((figure) => [figure.id, figure]))
  return now.flatMap((figure) => {
    const last = known.get(figure.id)
    return last && isSame(last, figure) ? [] : [figure.id]
  })
}

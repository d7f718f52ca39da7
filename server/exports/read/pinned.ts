import { type Day, dayOfInstant, isDay } from '../../core/day.ts'
import type { Question } from '../../services/asked.ts'
import type { Asking } from './look.ts'

/** The moment asked about; a question about now is pinned to its instant, for tomorrow "now" is another. */
export const pinnedAsOf = ({ now }: Pick<Asking, 'now'>, { asOf }: Pick<Question, 'asOf'>): string =>
  asOf === undefined || asOf === dayOfInstant(now) ? now.toISOString() : asOf

/** The day of that moment in the city. What is no moment is refused by whoever answers; until then it is today. */
export function dayAsked(asking: Pick<Asking, 'now'>, question: Pick<Question, 'asOf'>): Day {
  const asOf = pinnedAsOf(asking, question)
  if (isDay(asOf)) return asOf
  const instant = new Date(asOf)
  return dayOfInstant(Number.isNaN(instant.getTime()) ? asking.now : instant)
}

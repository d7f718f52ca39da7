import type { Day } from '../../core/day.ts'
import type { VerbContext } from '../context.ts'
import { changeDay } from './change-day.ts'

export type ClearDayInput = { day: Day; seen: number }

/**
 * Makes a day like its weekday again.
 * @throws AppError as `changeDay`
 */
export const clearDay = (ctx: VerbContext, input: ClearDayInput): Promise<void> =>
  changeDay(ctx, input, () => null)

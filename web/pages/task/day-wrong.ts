import { isDay } from '../../../server/core/day.ts'
import type { Vocabulary } from '../../locales/vi.ts'

/** What is wrong with a day that has been; false: nothing. */
export const dayWrong = (
  day: string,
  { from, to }: { from: string; to: string },
  words: Vocabulary['task']['wrong'],
): string | false =>
  !isDay(day) ? words.day : day > to ? words.dayInFuture : day < from && words.dayBeforeListed

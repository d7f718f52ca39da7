import { dayOfInstant, endOfDay } from './core/day.ts'

/**
 * Of the time that passes, the part by which a demonstration's city moves on: a millisecond each second. A city that
 * stands at five in the afternoon has seven hours to the end of its day: at this pace, most of a year.
 */
const pace = 1 / 1_000

/**
 * The clock of a demonstration. It stays within the day that the story tells of, and never stands quite still: what is
 * recorded in it has an order, and a moment of its own that can be asked for later.
 */
export function storyClock(story: { clockAt: string; loadedAt: string }, wallClock: () => Date): () => Date {
  const begin = new Date(story.clockAt).getTime()
  const loaded = new Date(story.loadedAt).getTime()
  const last = new Date(endOfDay(dayOfInstant(new Date(begin)))).getTime()
  return () => {
    const passed = Math.max(0, wallClock().getTime() - loaded)
    return new Date(Math.min(last, begin + Math.floor(passed * pace)))
  }
}

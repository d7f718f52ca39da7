import type { Feed } from './feed-rows.ts'

/** `now`: the city's; `at`: the wall's. They differ where a story stands in the past. */
export type Clocks = { now: Date; at: Date }

/** What was by the wall's clock, by the city's: the same, or, where the city stands in the past, its now. */
export const cityInstant = ({ now }: Pick<Clocks, 'now'>, wall: Date): Date => (wall < now ? wall : now)

/**
 * The clock by which a feed stands: a story's stands by the city's, where what came by the wall's clock came just now.
 * `of` puts an instant of a run or a feed into it.
 */
export const clockOf = (
  { sample }: Pick<Feed, 'sample'>,
  clocks: Clocks,
): { now: Date; of: (instant: Date) => Date } =>
  sample
    ? { now: clocks.now, of: (instant) => cityInstant(clocks, instant) }
    : { now: clocks.at, of: (instant) => instant }

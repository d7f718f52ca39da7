import { createHash } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '../../db/client.ts'
import { attempts } from '../../db/schema/attempts.ts'
import type { Transaction } from '../../db/versions.ts'
import { AppError } from '../core/app-error.ts'

const minute = 60

/**
 * Tries within a time, in seconds. By account: what somebody guessing at one person gets. By address: what one network
 * gets at everybody; an office of a hundred behind one address still signs in on a Monday morning.
 */
const rules = {
  'password by account': { points: 10, duration: 15 * minute },
  'password by address': { points: 100, duration: 15 * minute },
  'code by address': { points: 100, duration: 15 * minute },
  'reset by account': { points: 3, duration: 60 * minute },
  'reset by address': { points: 30, duration: 60 * minute },
  'link by address': { points: 30, duration: 15 * minute },
  'token by address': { points: 60, duration: 15 * minute },
  /** the papers of an office for a year, in one sitting */
  'upload by person': { points: 100, duration: 15 * minute },
  /** RFC 6238, 5.2: a code is taken once; three steps of 30 s are tolerated around the clock */
  'code used': { points: 1, duration: 120 },
} as const
export type Rule = keyof typeof rules

export type Limits = {
  /** Counts a try. @throws AppError too-many-attempts, with the minutes to wait */
  count(rule: Rule, whom: string): Promise<void>
  /** Whether another try would still be allowed; counts nothing. @throws AppError too-many-attempts */
  check(rule: Rule, whom: string): Promise<void>
  /** Counts, and says whether it was within the rule. */
  once(rule: Rule, whom: string): Promise<boolean>
  /** Forgets the tries: the right answer was given. */
  clear(rule: Rule, whom: string): Promise<void>
}

/**
 * Counted in the database, at once and for all server processes together. Inside a transaction, give that: a connection
 * that waits for another is how a pool stands still.
 */
export function createLimits(db: Db | Transaction): Limits {
  const limiters = new Map(
    Object.entries(rules).map(([name, { points, duration }]) => [
      name,
      new RateLimiterDrizzle({
        storeClient: db,
        schema: attempts,
        keyPrefix: name,
        points,
        duration,
        clearExpiredByTimeout: false,
      }),
    ]),
  )
  const limiter = (rule: Rule) => limiters.get(rule) as RateLimiterDrizzle
  // Addresses and e-mails are no matter for a table that nobody empties by hand.
  const keyOf = (whom: string) => createHash('sha256').update(whom).digest('base64url')
  const refuse = (ms: number): never => {
    throw new AppError('too-many-attempts', { minutes: Math.max(1, Math.ceil(ms / 60_000)) })
  }
  /** Milliseconds to wait; 0 where the try was within the rule. */
  const consume = (rule: Rule, whom: string): Promise<number> =>
    limiter(rule)
      .consume(keyOf(whom))
      .then(
        () => 0,
        (fault: unknown) => {
          if (fault instanceof RateLimiterRes) return Math.max(1, fault.msBeforeNext)
          throw fault
        },
      )
  return {
    async count(rule, whom) {
      const wait = await consume(rule, whom)
      if (wait) refuse(wait)
    },
    once: async (rule, whom) => (await consume(rule, whom)) === 0,
    async check(rule, whom) {
      const found = await limiter(rule).get(keyOf(whom))
      if (found && found.consumedPoints >= rules[rule].points) refuse(found.msBeforeNext)
    },
    async clear(rule, whom) {
      await limiter(rule).delete(keyOf(whom))
    },
  }
}

import type { Lang } from '../core/words.ts'

/**
 * The kinds of work that runs while nobody waits for it, and what a job of each says. Figures are never in it. A kind
 * has a queue of the same name, made by a migration: `select pgboss.create_queue(…)`, with the policy `short` where a
 * job with a key that waits already is not to be put there twice.
 */
export type JobData = {
  /** a file that somebody asked for: `server/services/export-jobs` */
  exports: { id: string; lang: Lang }
  /** one pull of a feed: `server/services/feeds/pull` */
  feeds: { code: string }
}

export type JobKind = keyof JobData

type Habits = {
  /** jobs of the kind that one process has in hand at once */
  atOnce: number
  /** times that a job is begun again after it failed or its process died */
  retries: number
  /** seconds until then; twice as many each time */
  pause: number
}

export const jobKinds: Record<JobKind, Habits> = {
  exports: { atOnce: 1, retries: 4, pause: 1 },
  feeds: { atOnce: 2, retries: 2, pause: 30 },
}

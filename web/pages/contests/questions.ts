import type { Prefetch } from '../../data/questions.ts'

export const askOfContests = (fetch: Prefetch) => [fetch.me(), fetch.contests({})]

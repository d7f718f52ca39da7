import type { Prefetch } from '../../data/questions.ts'

export const askOfAccount = (fetch: Prefetch) => [fetch.sessions()]

import type { Prefetch } from '../../data/questions.ts'

export const askOfRowsIn = (fetch: Prefetch) => [fetch.me()]

import type { Prefetch } from '../../data/questions.ts'

export const askOfTaskImport = (fetch: Prefetch) => [fetch.setting(), fetch.me()]

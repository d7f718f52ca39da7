import type { Prefetch } from '../../data/questions.ts'

export const askOfNewTask = (fetch: Prefetch) => [fetch.setting(), fetch.me()]

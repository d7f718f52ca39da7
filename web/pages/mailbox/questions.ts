import type { Prefetch } from '../../data/questions.ts'

export const askOfMailbox = (fetch: Prefetch) => [fetch.me(), fetch.mailbox()]

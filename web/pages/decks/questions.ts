import type { Prefetch } from '../../data/questions.ts'

export const askOfDecks = (fetch: Prefetch) => [fetch.me(), fetch.deckTemplates()]

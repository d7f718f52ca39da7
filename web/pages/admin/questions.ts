import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfPeople = (fetch: Prefetch, view: ViewState) => [fetch.me(), fetch.people(view)]

export const askOfTokens = (fetch: Prefetch) => [fetch.me(), fetch.tokens()]

export const askOfAudit = (fetch: Prefetch, view: ViewState) => [fetch.me(), fetch.audit(view)]

import type { ViewState } from '../../app/view-state.ts'
import type { Prefetch } from '../../data/questions.ts'

export const askOfSeals = (fetch: Prefetch) => [fetch.me(), fetch.seals()]

export const askOfSeal = (fetch: Prefetch, _view: ViewState, code: string) => [fetch.me(), fetch.seal(code)]

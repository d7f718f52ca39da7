import type { Db } from '../../db/client.ts'
import type { Scope } from '../auth/scope.ts'
import type { AnswerStore } from './answer-store.ts'

/** All that a service may lean on. `now` is an argument everywhere; only `main.ts` owns a clock. */
export type Context = { db: Db; scope: Scope; now: Date; answers: AnswerStore }

import type { Db } from '../../../db/client.ts'
import { mintScope, type Scope } from '../../auth/scope.ts'
import { createAnswerStore } from '../answer-store.ts'
import type { Context } from '../context.ts'

/** A context for tests: nothing is kept between two questions unless the test says so. */
export const contextAt = (db: Db, now: string, scope: Scope = mintScope('all')): Context => ({
  db,
  scope,
  now: new Date(now),
  answers: createAnswerStore(100, () => false),
})

export const launchClock = '2024-11-22T17:00:00+07:00'

import type { Db } from '../../../db/client.ts'
import type { Actor } from '../../auth/actor.ts'
import { mintScope, type Scope } from '../../auth/scope.ts'
import { createAnswerStore } from '../answer-store.ts'
import type { Context } from '../context.ts'

/** The scope of somebody who sees these offices' figures: through the gate, like every other. */
export const scopeOf = (offices: 'all' | readonly string[]): Scope =>
  mintScope(seeing(offices), (office) => [office])

const seeing = (offices: 'all' | readonly string[]): Actor => ({
  kind: 'machine',
  id: 'test',
  name: 'test',
  verbs: ['figures', 'rows'],
  offices,
})

/** A context for tests: nothing is kept between two questions unless the test says so. */
export const contextAt = (db: Db, now: string, scope: Scope = scopeOf('all')): Context => ({
  db,
  actor: { kind: 'public' },
  scope,
  now: new Date(now),
  answers: createAnswerStore(100, () => false),
})

export const launchClock = '2024-11-22T17:00:00+07:00'

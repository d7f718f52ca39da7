import type { Db } from '../../db/client.ts'
import type { Actor } from '../auth/actor.ts'
import type { Gate } from '../auth/gate.ts'
import type { Limits } from '../auth/limits.ts'
import type { Scope } from '../auth/scope.ts'
import type { SignOn } from '../auth/sign-on.ts'
import type { Vault } from '../auth/vault.ts'
import type { BriefingBlock } from '../core/briefings/briefing.ts'
import type { FrozenBlock } from '../core/briefings/frozen.ts'
import type { Lang } from '../core/words.ts'
import type { EvidenceStore } from '../evidence/store.ts'
import type { AnswerStore } from './answer-store.ts'

/**
 * All that a question may lean on. `now` is the moment at which the city stands (a story's in a demonstration), an
 * argument everywhere; only `main.ts` owns a clock.
 */
export type Context = {
  db: Db
  actor: Actor
  scope: Scope
  now: Date
  answers: AnswerStore
  /** an instant: days and periods stay those that are asked about, but told by what was known at this one */
  hindsight?: string
}

/** A visit: when by the wall's clock, from where, and with what cookies. `keep` hands Set-Cookie lines to the browser. */
export type Visit = { at: Date; address: string; headers: Headers; keep(cookies: readonly string[]): void }

/** `period`: that of the briefing; nothing means the month that ran. `asOf`: nothing means now. */
export type ReadBlocks = (
  ctx: Context,
  whole: { asOf?: string | undefined; period?: string | undefined },
  blocks: readonly BriefingBlock[],
  lang: Lang,
) => Promise<FrozenBlock[]>

/** What verbs lean on besides the database. */
export type Desk = {
  gate: Gate
  limits: Limits
  /** runs after the reply, so that its duration tells nobody anything; a failure is reported */
  later: (work: () => Promise<unknown>) => void
  /** a page of ours as people outside can open it */
  link: (path: string) => string
  /** the same page by an address short enough to be typed from paper; the long one where none can be kept */
  short: (address: string) => Promise<string>
  /** the city's single sign-on as people call it, and what its groups mean; null: there is none */
  signOn: SignOn | null
  /** nothing sends mail, so a demonstration shows it on a page */
  mailbox: boolean
  /** blocks of a briefing, with the rights of whoever asks; one that cannot be read says so */
  readBlocks: ReadBlocks
  /** where files are kept that back a value */
  evidence: EvidenceStore
  /** seals what feeds sign in with */
  vault: Vault
  /** where files are kept for some days that were made for somebody to fetch */
  madeFiles: EvidenceStore
}

/** For what changes something, or answers only to those entitled. */
export type VerbContext = Context & { visit: Visit; desk: Desk }

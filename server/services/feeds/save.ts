import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { feedSecrets, feedTurns } from '../../../db/schema/feeds.ts'
import type { Transaction } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import {
  type FeedKind,
  longestCadence,
  type Mapping,
  type SourceOptions,
  shortestCadence,
} from '../../core/feeds/feed.ts'
import { isTargetId, type TargetId, targetOf } from '../../core/ingest/targets.ts'
import { nfc } from '../../core/text.ts'
import type { Words } from '../../core/words.ts'
import type { VerbContext } from '../context.ts'
import { changeFeed, type FeedFacts } from './change-feed.ts'

export type SaveFeed = {
  /** null: a new one */
  code: string | null
  /** the version that was seen; null: a new one */
  seen: number | null
  name: Words
  kind: FeedKind
  target: string
  address: string | null
  options: SourceOptions
  mapping: Mapping
  everyMinutes: number
  graceMinutes: number
  /** absent: the one that is kept; null: none */
  secret?: string | null | undefined
}

/**
 * Sets up a feed, or changes one. It is expected from now on in its cadence. A secret is kept encrypted and never shown; it
 * goes when the address changes, so that whoever changes the address learns none.
 * @throws AppError as `changeFeed`; name-needed, unknown-target, bad-cadence, bad-feed-address, feed-query-needed
 */
export async function saveFeed(ctx: VerbContext, input: SaveFeed): Promise<{ code: string }> {
  const code = input.code ?? randomUUID()
  await changeFeed(ctx, { code, seen: input.seen }, async (tx, before) => {
    const facts = factsIn(ctx, input)
    const isElsewhere = before !== null && (before.address !== facts.address || before.kind !== facts.kind)
    const secret = input.secret === undefined && isElsewhere ? null : input.secret
    await keepSecret(ctx, tx, code, secret)
    // What was agreed anew is asked for at once.
    await tx.delete(feedTurns).where(eq(feedTurns.feedCode, code))
    return {
      verb: 'feed.saved',
      facts: { ...facts, paused: before?.paused ?? false, sample: before?.sample ?? false },
      told: { secret: secret === undefined ? 'kept' : secret === null ? 'none' : 'set' },
    }
  })
  return { code }
}

async function keepSecret(
  { desk }: VerbContext,
  tx: Transaction,
  feedCode: string,
  secret: string | null | undefined,
) {
  if (secret === undefined) return
  if (secret === null || secret === '') {
    await tx.delete(feedSecrets).where(eq(feedSecrets.feedCode, feedCode))
    return
  }
  const sealed = await desk.vault.seal(feedCode, secret)
  await tx
    .insert(feedSecrets)
    .values({ feedCode, sealed })
    .onConflictDoUpdate({ target: feedSecrets.feedCode, set: { sealed } })
}

function factsIn(ctx: VerbContext, input: SaveFeed): Omit<FeedFacts, 'paused' | 'sample'> {
  const nameVi = nfc(input.name.vi).trim()
  const nameEn = nfc(input.name.en).trim()
  if (!nameVi || !nameEn) throw new AppError('name-needed')
  const { kind, target, everyMinutes, graceMinutes } = input
  if (!isTargetId(target) || (kind === 'ckan' && target !== 'open-datasets'))
    throw new AppError('unknown-target')
  const isCadence = (minutes: number, least: number) =>
    Number.isInteger(minutes) && minutes >= least && minutes <= longestCadence
  if (!isCadence(everyMinutes, shortestCadence) || !isCadence(graceMinutes, 0))
    throw new AppError('bad-cadence')
  const options = saidOf(input.options)
  if (kind === 'postgres' && !options.query) throw new AppError('feed-query-needed')
  return {
    nameVi,
    nameEn,
    kind,
    target,
    address: kind === 'push' ? null : addressIn(input.address, kind),
    options,
    mapping: kind === 'push' || kind === 'ckan' ? {} : mappingIn(input.mapping, target),
    everyMinutes,
    graceMinutes,
    expectedFrom: ctx.visit.at,
  }
}

/** @throws AppError bad-feed-address: also where a user or a password stands in it, for the address is shown */
function addressIn(said: string | null, kind: FeedKind): string {
  const address = said?.trim() ?? ''
  const url = URL.canParse(address) ? new URL(address) : null
  const protocols = kind === 'postgres' ? /^postgres(ql)?:$/ : /^https?:$/
  if (!url || !protocols.test(url.protocol) || !url.hostname || url.username || url.password)
    throw new AppError('bad-feed-address')
  return address
}

const saidOf = (options: SourceOptions): SourceOptions =>
  Object.fromEntries(
    Object.entries(options)
      .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )

function mappingIn(mapping: Mapping, target: TargetId): Mapping {
  const fields = new Set(targetOf(target).fields.map(({ id }) => id))
  return Object.fromEntries(
    Object.entries(mapping)
      .filter(([field]) => fields.has(field))
      .map(([field, { from, value, words }]) => [
        field,
        {
          ...(from?.trim() ? { from: from.trim() } : {}),
          ...(value === undefined ? {} : { value }),
          ...(words ? { words } : {}),
        },
      ]),
  )
}

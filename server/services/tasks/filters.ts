import { randomUUID } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import { savedFilters } from '../../../db/schema/tasks.ts'
import { nextMoment, recordVersion } from '../../../db/versions.ts'
import { AppError } from '../../core/app-error.ts'
import type { SavedFilter } from '../../core/tasks/answers.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { Context, VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'

/** More would no longer be found at a glance. */
const mostFilters = 30

/**
 * The filters that the asker keeps, by name.
 * @throws AppError sign-in-needed
 */
export async function listFilters(ctx: Context): Promise<SavedFilter[]> {
  const { id } = personOf(ctx.actor)
  const rows = await ctx.db
    .select()
    .from(savedFilters)
    .where(and(eq(savedFilters.personId, id), eq(savedFilters.knownTo, 'infinity')))
    .orderBy(asc(sql`${savedFilters.name} collate "vi-x-icu"`))
  return rows.map(({ code, versionId, name, query }) => ({ code, version: versionId, name, query }))
}

export type FilterInput = { name: string; query: string }

/**
 * Keeps a filter under a name; the same name again means the newer one.
 * @throws AppError sign-in-needed, bad-input, too-many-filters
 */
export async function saveFilter(ctx: VerbContext, input: FilterInput): Promise<SavedFilter> {
  const person = personOf(ctx.actor)
  const name = input.name.normalize('NFC').trim()
  if (!name) throw new AppError('bad-input', { field: 'name' })
  const query = new URLSearchParams(input.query.normalize('NFC')).toString()
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('saved-filters'), hashtext(${person.id}))`)
    const own = await tx
      .select()
      .from(savedFilters)
      .where(and(eq(savedFilters.personId, person.id), eq(savedFilters.knownTo, 'infinity')))
    const before = own.find((one) => one.name === name)
    if (!before && own.length >= mostFilters) throw new AppError('too-many-filters', { limit: mostFilters })
    const code = before?.code ?? randomUUID()
    const at = await nextMoment(tx, savedFilters, [code], ctx.now)
    const facts = { code, personId: person.id, name, query }
    await recordVersion(tx, savedFilters, code, { at, by: person.name, facts })
    await leaveEntry(tx, ctx, {
      verb: 'filter.saved',
      subject: { kind: 'filter', id: code },
      before: before ? { name, query: before.query } : null,
      after: { name, query },
    })
    const [saved] = await tx
      .select({ version: savedFilters.versionId })
      .from(savedFilters)
      .where(and(eq(savedFilters.code, code), eq(savedFilters.knownTo, 'infinity')))
    return { code, version: saved?.version ?? 0, name, query }
  })
}

export type SeenFilter = { code: string; version: number }

/**
 * Keeps a filter no longer. Somebody else's is not there.
 * @throws AppError sign-in-needed, unknown-filter, changed-meanwhile
 */
export async function dropFilter(ctx: VerbContext, seen: SeenFilter): Promise<void> {
  const person = personOf(ctx.actor)
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('saved-filters'), hashtext(${person.id}))`)
    const [filter] = await tx
      .select()
      .from(savedFilters)
      .where(
        and(
          eq(savedFilters.code, seen.code),
          eq(savedFilters.personId, person.id),
          eq(savedFilters.knownTo, 'infinity'),
        ),
      )
    if (!filter) throw new AppError('unknown-filter')
    if (filter.versionId !== seen.version) throw new AppError('changed-meanwhile')
    const at = await nextMoment(tx, savedFilters, [filter.code], ctx.now)
    await recordVersion(tx, savedFilters, filter.code, { at, by: person.name, facts: null })
    await leaveEntry(tx, ctx, {
      verb: 'filter.dropped',
      subject: { kind: 'filter', id: filter.code },
      before: { name: filter.name, query: filter.query },
    })
  })
}

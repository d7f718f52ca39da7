import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { citySight } from '../core/roles.ts'
import { type Actor, rolesOf } from './actor.ts'

declare const minted: unique symbol

/**
 * What the asker may see beyond the figures of public KPIs, which everybody sees: the other figures of these offices.
 * Branded: only `mintScope` makes one, every read takes one, so a read without rights does not compile.
 */
export type Scope = { readonly offices: 'all' | readonly string[]; readonly [minted]: true }

/** `under`: an office and all below it. */
export function mintScope(actor: Actor, under: (office: string) => readonly string[]): Scope {
  return { offices: seenBy(actor, under) } as Scope
}

function seenBy(actor: Actor, under: (office: string) => readonly string[]): Scope['offices'] {
  if (actor.kind === 'machine') {
    if (!actor.verbs.includes('figures')) return []
    return actor.offices === 'all' ? 'all' : sorted(actor.offices.flatMap(under))
  }
  if (actor.kind !== 'person') return []
  const held = rolesOf(actor)
  if (held.some(({ role }) => citySight.includes(role))) return 'all'
  return sorted(held.flatMap(({ office }) => (office ? under(office) : [])))
}

const sorted = (codes: readonly string[]) => [...new Set(codes)].sort()

/** What rights are decided by, of a KPI. */
export type Guarded = { public: boolean }

/** The rights, as a condition: they live in the query. */
export function withinScope(scope: Scope, { public: isPublic }: Guarded, office: AnyPgColumn | SQL): SQL {
  if (isPublic || scope.offices === 'all') return sql`true`
  if (scope.offices.length === 0) return sql`false`
  return sql`${office} in (${sql.join(
    scope.offices.map((code) => sql`${code}`),
    sql`, `,
  )})`
}

/** The same of a row that concerns several offices: one of them is enough. */
export function withinScopeOfAny(scope: Scope, { public: isPublic }: Guarded, offices: AnyPgColumn): SQL {
  if (isPublic || scope.offices === 'all') return sql`true`
  return sql`${offices} && ${sql.param([...scope.offices])}::text[]`
}

/** Whether any figure of the KPI may be seen at all. */
export const seesSome = (scope: Scope, { public: isPublic }: Guarded): boolean =>
  isPublic || scope.offices === 'all' || scope.offices.length > 0

/** Whether the KPI's figure of this office may be seen: a part of the city is never shown as the city. */
export const seesOf = (scope: Scope, { public: isPublic }: Guarded, office: string): boolean =>
  isPublic || scope.offices === 'all' || scope.offices.includes(office)

/** Part of every cache key: two scopes never share an answer, but what is public is worked out once. */
export function scopeKey(scope: Scope, guarded: Guarded = { public: false }): string {
  if (guarded.public) return 'public'
  return scope.offices === 'all' ? '*' : scope.offices.join(',')
}

import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

declare const minted: unique symbol

/**
 * What the asker may see. Branded: only `mintScope` makes one, every read takes one, so a read without rights does
 * not compile.
 */
export type Scope = { readonly offices: 'all' | readonly string[]; readonly [minted]: true }

/** The gate. Until people sign in, whoever reaches the server on its own machine sees everything. */
export function mintScope(offices: Scope['offices']): Scope {
  return { offices } as Scope
}

/** The rights, as a condition: they live in the query. */
export function withinScope(scope: Scope, office: AnyPgColumn): SQL {
  if (scope.offices === 'all') return sql`true`
  if (scope.offices.length === 0) return sql`false`
  return sql`${office} in (${sql.join(
    scope.offices.map((code) => sql`${code}`),
    sql`, `,
  )})`
}

/** Part of every cache key: two scopes never share an answer. */
export const scopeKey = (scope: Scope): string =>
  scope.offices === 'all' ? '*' : [...scope.offices].sort().join(',')

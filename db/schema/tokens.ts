import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** What another system asks with. Only the hash is kept; the token itself is shown once. */
export const tokens = pgTable('tokens', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** SHA-256 of the token, hexadecimal */
  hash: text('hash').notNull().unique(),
  /** the first signs of the token, by which people tell tokens apart */
  hint: text('hint').notNull(),
  verbs: text('verbs').array().notNull(),
  /** null: every office */
  officeCodes: text('office_codes').array(),
  createdBy: text('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  revokedAt: instant('revoked_at'),
})

/** Apart from the tokens, so that using one is no change of rights. */
export const tokenUses = pgTable('token_uses', {
  tokenId: text('token_id').primaryKey(),
  lastUsedAt: instant('last_used_at').notNull(),
  lastUsedFrom: text('last_used_from').notNull(),
})

import { and, asc, eq } from 'drizzle-orm'
import { deckTemplates } from '../../../db/schema/deck-templates.ts'
import type { Transaction } from '../../../db/versions.ts'
import type { DeckTemplate } from '../../core/decks.ts'
import type { Context } from '../context.ts'

type Row = typeof deckTemplates.$inferSelect

/** Templates that there are now. They hold no figure, so whoever has signed in sees them all. */
export const readTemplates = (db: Transaction | Context['db'], code?: string): Promise<Row[]> =>
  db
    .select()
    .from(deckTemplates)
    .where(
      and(
        eq(deckTemplates.knownTo, 'infinity'),
        code === undefined ? undefined : eq(deckTemplates.code, code),
      ),
    )
    .orderBy(asc(deckTemplates.name), asc(deckTemplates.code))

export const templateAnswer = ({ code, name, fileName, size, uploadedBy, knownFrom }: Row): DeckTemplate => ({
  code,
  name,
  fileName,
  size,
  uploadedBy,
  uploadedAt: new Date(knownFrom).toISOString(),
})

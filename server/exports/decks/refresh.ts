import { unzipSync } from 'fflate'
import { AppError } from '../../core/app-error.ts'
import type { DeckReport } from '../../core/decks.ts'
import type { Lang } from '../../core/words.ts'
import { Deck, openDeck } from '../../decks/deck.ts'
import { refreshDeck } from '../../decks/refresh.ts'
import type { Document } from '../document.ts'
import { renderPptx } from '../render/pptx.ts'

/** `documents`: the figures as they are now, one document for each language. `unread`: keys of those that are not among them. */
export type RefreshWish = {
  deck: Uint8Array
  documents: readonly Document[]
  unread: readonly string[]
  lang: Lang
}
export type Refreshed = { bytes: Uint8Array; report: DeckReport }

/** @throws AppError those of `openDeck`, deck-unmarked */
export async function refreshFile({ deck: bytes, documents, unread, lang }: RefreshWish): Promise<Refreshed> {
  const deck = await openDeck(bytes)
  const fresh: Deck[] = []
  for (const document of documents)
    fresh.push(new Deck(new Map(Object.entries(unzipSync((await renderPptx(document)).bytes)))))
  const report = refreshDeck(deck, fresh, new Set(unread), lang)
  if (report.figures === 0) throw new AppError('deck-unmarked')
  return { bytes: deck.bytes(), report }
}

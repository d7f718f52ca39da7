/** PowerPoint files of offices: templates, and decks that are refreshed. Instants are ISO 8601. */

export type DeckTemplate = {
  code: string
  name: string
  fileName: string
  /** bytes */
  size: number
  uploadedBy: string
  uploadedAt: string
}

/** In the order of their names. */
export type TemplateList = { templates: DeckTemplate[]; may: { keep: boolean } }

export const deckPieces = ['chart', 'table', 'text', 'notes', 'code'] as const
/** What of a slide: a chart, a table, a text with a figure, the notes, the code for a camera. */
export type DeckPiece = (typeof deckPieces)[number]

/** Beside the figures of a slide, and moving with them: what nobody looks at first. */
export const isBeside = ({ piece }: { piece: DeckPiece }): boolean => piece === 'notes' || piece === 'code'

/** One figure that is another now. `label` says which of the piece; before and after as they stand on the slide. */
export type DeckChange = {
  slide: number
  title: string
  piece: DeckPiece
  label: string
  before: string
  after: string
}

/** `edited`: somebody changed the words; `gone`: there is no such figure any more; `not-read`: it could not be read. */
export type DeckKept = {
  slide: number
  title: string
  piece: DeckPiece
  why: 'edited' | 'gone' | 'not-read'
  /** what it would say now; null where that is not known */
  now: string | null
}

export type DeckReport = {
  /** figures that carry our mark */
  figures: number
  /** figures first, then what is beside them */
  changed: DeckChange[]
  /** changes beyond those that are listed */
  unlisted: number
  kept: DeckKept[]
}

export type RefreshedDeck = DeckReport & { file: { name: string /** base64 */; content: string } }

/** Changes that are listed; a deck of sixty charts that moves by a month has some thousand. */
export const mostChanges = 500

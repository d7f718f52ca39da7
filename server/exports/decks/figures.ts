import { asBlockSpec } from '../../core/briefings/spec.ts'
import { parsePeriod } from '../../core/period.ts'
import { langs } from '../../core/words.ts'
import { openDeck } from '../../decks/deck.ts'
import { findMarks } from '../../decks/marks.ts'
import type { MarkedFigure } from '../render/shape-names.ts'

/** Figures of one deck that are read anew: a book of everything has some seventy. */
const mostFigures = 200

/**
 * What the figures of a deck were read by, each once, in the order of the slides. Anybody may have written a mark: what is
 * none is left out, and the others are read with the rights of whoever asks.
 * @throws AppError those of `openDeck`
 */
export async function deckFigures(bytes: Uint8Array): Promise<MarkedFigure[]> {
  const found = new Map<string, MarkedFigure>()
  for (const { key, of } of findMarks(await openDeck(bytes))) {
    const figure = found.size < mostFigures ? asMarkedFigure(of) : null
    if (figure && !found.has(key)) found.set(key, figure)
  }
  return [...found.values()]
}

const isRecord = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null

function asMarkedFigure(given: unknown): MarkedFigure | null {
  if (!isRecord(given) || !isRecord(given.mark)) return null
  const { mark } = given
  const lang = langs.find((one) => one === given.lang)
  const spec = asBlockSpec(mark.spec)
  const isPeriod =
    mark.period === null || (typeof mark.period === 'string' && parsePeriod(mark.period) !== undefined)
  if (!lang || !spec || !isPeriod) return null
  return {
    lang,
    mark: {
      spec,
      period: mark.period as string | null,
      part: typeof mark.part === 'string' ? mark.part.slice(0, 200) : null,
      asOf: String(mark.asOf).slice(0, 40),
      address: String(mark.address).slice(0, 2_000),
    },
  }
}

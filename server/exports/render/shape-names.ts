import type { Block, Mark } from '../../core/blocks.ts'
import type { Lang } from '../../core/words.ts'
import { keyOf, type ShapeRole, shapeName } from '../../decks/marks.ts'

/** What a mark says in a deck: what the figure was read by, and in which language it was told. */
export type MarkedFigure = { mark: Mark; lang: Lang }

/** The same for one figure at every moment: what it is refreshed by. */
export const figureKey = ({ mark: { spec, period, part }, lang }: MarkedFigure): string =>
  keyOf({ spec, period, part, lang })

/** Names the shapes of figures that can be read anew; two copies of one figure have the same. */
export class ShapeNames {
  readonly figures = new Map<string, MarkedFigure>()
  /** of the notes of each slide, in the order of slides */
  readonly notes: (string | null)[] = []
  readonly #lang: Lang
  #key: string | null = null
  #counts = new Map<ShapeRole, number>()

  constructor(lang: Lang) {
    this.#lang = lang
  }

  begin(block: Block | null): void {
    const mark = block && block.kind !== 'failed' ? block.mark : null
    this.#counts = new Map()
    this.#key = null
    if (!mark) return
    const figure = { mark, lang: this.#lang }
    this.#key = figureKey(figure)
    this.figures.set(this.#key, figure)
  }

  slide(): void {
    const name = this.next('notes')
    this.notes.push(name === '' ? null : name)
  }

  /** Empty where nothing reads it anew: the writer then names the shape. */
  next(role: ShapeRole): string {
    if (this.#key === null) return ''
    const nth = this.#counts.get(role) ?? 0
    this.#counts.set(role, nth + 1)
    return shapeName({ role, key: this.#key, nth })
  }
}

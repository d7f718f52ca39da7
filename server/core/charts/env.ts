import type { Formatter } from '../format.ts'
import type { Colours } from '../tokens.ts'
import type { Lang } from '../words.ts'

/** Everything that a picture needs from outside. Builders read no style sheet, fetch nothing and know no framework. */
export type ChartEnv = {
  colours: Colours
  format: Formatter
  lang: Lang
  /** paper has no pointer, no movement, and no halo round its labels (some writers of PDF draw it over the letters) */
  medium: 'screen' | 'print'
  /** px of the place where it is drawn */
  width: number
  /** false for readers who asked for less motion */
  motion?: boolean
}

/** A phone: fewer ticks, shorter labels, letters in place of long words. */
export const isNarrow = ({ width }: Pick<ChartEnv, 'width'>): boolean => width < 560

/** Names of the faces without the style sheet's variables, which a server that draws does not have. */
export const face = 'Be Vietnam Pro, Segoe UI, Noto Sans, Roboto, Arial, sans-serif'
export const columnFace = `Be Vietnam Pro Tabular, ${face}`

/** Nothing moves on load; a change moves for a moment, so that the eye can follow. */
export const motionOf = ({ medium, motion = true }: ChartEnv) =>
  medium === 'screen' && motion
    ? {
        animation: true,
        animationDuration: 0,
        animationDurationUpdate: 240,
        animationEasingUpdate: 'cubicOut' as const,
      }
    : { animation: false }

import type { Lang } from '../../core/words.ts'
import type { Card, TextBlock } from '../document.ts'
import { sayFile } from '../words.ts'
import { stampLines } from './stamp-lines.ts'

/** What stands below the paragraphs: the note; and, of what was worked out of figures, where they are from. */
export function textFoot({ note, stamp }: TextBlock, lang: Lang): string[] {
  return [
    ...(note ? [`${sayFile('note', lang)}: ${note}`] : []),
    ...(stamp ? [...stampLines(stamp, lang), ...(stamp.sample ? [stamp.sample] : []), stamp.address] : []),
  ]
}

/** By what a text is named where it has no title. */
export const textName = ({ title }: Pick<TextBlock, 'title'>, lang: Lang): string =>
  title ?? sayFile('textBlock', lang)

/** Below the figure of a card. */
export const cardLines = ({ status, target, change, sample }: Card, lang: Lang): string[] =>
  [status, target, change, sample ? sayFile('sample', lang) : null].filter((line) => line !== null)

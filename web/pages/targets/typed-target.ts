import { levelAsTyped, levelOfTyped } from '../../../server/core/reporting/typed-level.ts'
import { readNumber } from '../../../server/core/reporting/typed-number.ts'
import type { Unit } from '../../../server/core/value.ts'
import type { Lang } from '../../../server/core/words.ts'

export type LevelRefusal = 'ambiguous' | 'percent' | 'badNumber'

/** A level as typed in either number format, never guessed; `value` is null where nothing was typed. */
export function readLevel(text: string, unit: Unit): { value: number | null } | { refused: LevelRefusal } {
  const read = readNumber(text, 'unknown')
  if (read.kind === 'empty') return { value: null }
  if (read.kind === 'number') return { value: levelOfTyped(read.value, unit) }
  return { refused: read.why === 'ambiguous' || read.why === 'percent' ? read.why : 'badNumber' }
}

/** The way back, without signs between thousands, so that it is read as the same. */
export const typedLevel = (level: number, unit: Unit, lang: Lang): string => {
  const typed = String(levelAsTyped(level, unit))
  return lang === 'vi' ? typed.replace('.', ',') : typed
}

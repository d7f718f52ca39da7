import type { Formatter } from '../../server/core/format.ts'
import { readNumber } from '../../server/core/reporting/typed-number.ts'
import type { Vocabulary } from '../locales/vi.ts'

export type TypedFigure = { value: number } | { wrong: string }

/** A number as typed in either format; what two formats read differently is given back, with both readings. */
export function typedFigure(
  typed: string,
  words: Vocabulary['contests']['wrong'],
  format: Formatter,
): TypedFigure {
  const reading = readNumber(typed, 'unknown')
  if (reading.kind === 'number') return { value: reading.value }
  if (reading.kind === 'empty') return { wrong: words.empty }
  if (reading.why === 'ambiguous') {
    const [a, b] = (['vi', 'en'] as const).map((convention) => {
      const one = readNumber(typed, convention)
      return one.kind === 'number' ? format.number(one.value, 3) : typed
    })
    return { wrong: words.ambiguous(typed.trim(), a ?? '', b ?? '') }
  }
  return { wrong: reading.why === 'percent' ? words.percent : words.other(typed.trim()) }
}

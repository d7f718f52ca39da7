import { type Convention, readNumber } from './typed-number.ts'

/**
 * What the cells of a column say together of how its numbers are written. One cell that can be read in one way
 * only decides; two that contradict each other make it `mixed`. `either`: nothing depends on it. `ambiguous`:
 * someone has to be asked. Cells that are no numbers say nothing.
 */
export function conventionOf(texts: readonly string[]): Convention | 'either' | 'ambiguous' | 'mixed' {
  const decided = new Set<Convention>()
  let ambiguous = false
  for (const text of texts) {
    const vi = valueIn(text, 'vi')
    const en = valueIn(text, 'en')
    if (vi === en) continue
    if (en === null) decided.add('vi')
    else if (vi === null) decided.add('en')
    else ambiguous = true
  }
  if (decided.size > 1) return 'mixed'
  const [convention] = decided
  return convention ?? (ambiguous ? 'ambiguous' : 'either')
}

function valueIn(text: string, convention: Convention): number | null {
  const reading = readNumber(text, convention)
  return reading.kind === 'number' ? reading.value : null
}

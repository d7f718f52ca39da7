import { fold } from '../../server/core/text.ts'

/** Where the words were found, accents aside. Folding keeps the number of letters of composed text. */
export function spansOf(text: string, q: string): { text: string; found: boolean }[] {
  const folded = fold(text)
  const words = fold(q).split(/\s+/).filter(Boolean)
  if (words.length === 0 || folded.length !== text.length) return [{ text, found: false }]
  const marked = new Array<boolean>(text.length).fill(false)
  for (const word of words)
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
      marked.fill(true, at, at + word.length)
  const spans: { text: string; found: boolean }[] = []
  for (let i = 0; i < text.length; i++) {
    const last = spans.at(-1)
    const found = marked[i] === true
    if (last && last.found === found) last.text += text[i]
    else spans.push({ text: text[i] ?? '', found })
  }
  return spans
}

/** A text with what was searched for marked in it. */
export const FoundText = ({ text, q }: { text: string; q: string | undefined }) =>
  q
    ? spansOf(text, q).map((span, i) =>
        span.found ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span has no other name than its place
          <mark key={i}>{span.text}</mark>
        ) : (
          span.text
        ),
      )
    : text

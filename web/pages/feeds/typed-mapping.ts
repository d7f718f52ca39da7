import type { FieldSource } from '../../../server/core/feeds/feed.ts'

/** A line of pairs that cannot be read; `line` is as it was typed. */
export class UnreadablePair extends Error {
  readonly line: string
  constructor(line: string) {
    super('unreadable pair')
    this.line = line
  }
}

/** `a = b` on each line, or between semicolons. @throws UnreadablePair */
export function pairsIn(text: string, between: RegExp = /\n/): Record<string, string> {
  const pairs: Record<string, string> = {}
  for (const line of text.split(between)) {
    if (!line.trim()) continue
    const at = line.lastIndexOf('=')
    const [left, right] = [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    if (at < 0 || !left || !right) throw new UnreadablePair(line.trim())
    pairs[left] = right
  }
  return pairs
}

export const pairsText = (pairs: Readonly<Record<string, string>> = {}, between = '\n'): string =>
  Object.entries(pairs)
    .map(([left, right]) => `${left} = ${right}`)
    .join(between)

/** `column`, `="one value"`, `column | theirs = ours; …`; null: the column of the field's own name. @throws UnreadablePair */
export function fieldSourceIn(text: string): FieldSource | null {
  const typed = text.trim()
  if (!typed) return null
  const [, value] = /^=\s*"?([^"]*)"?$/.exec(typed) ?? []
  if (value !== undefined) return { value }
  const bar = typed.indexOf('|')
  if (bar < 0) return { from: typed }
  const from = typed.slice(0, bar).trim()
  return { ...(from ? { from } : {}), words: pairsIn(typed.slice(bar + 1), /;/) }
}

export function fieldSourceText(source: FieldSource | undefined): string {
  if (!source) return ''
  if (source.value !== undefined) return `="${source.value}"`
  return [source.from ?? '', source.words ? ` | ${pairsText(source.words, '; ')}` : ''].join('')
}

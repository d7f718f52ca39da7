/** Named one by one up to here; the rest is counted. */
const mostNamed = 12

/** A paragraph of lines under what they are. */
export function listed(head: string, lines: readonly string[], more: (rest: number) => string): string {
  const rest = lines.length - mostNamed
  const shown = lines.slice(0, mostNamed).map((line) => `- ${line}`)
  return [head, ...shown, ...(rest > 0 ? [`- ${more(rest)}`] : [])].join('\n')
}

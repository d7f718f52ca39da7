/** A stretch of a letter: words, or an address of ours that can be pressed. */
export type LetterPart = { text: string; href: string | null }

const address = /https?:\/\/[^\s<>"]+/g

/**
 * The text of a letter with the addresses that lead back here; any other stays plain text, so that no letter leads
 * away. `origin`: where this page came from; null as long as that is not known.
 */
export function letterParts(body: string, origin: string | null): LetterPart[] {
  const parts: LetterPart[] = []
  let from = 0
  for (const match of body.matchAll(address)) {
    const said = match[0].replace(/[.,;:!?)]+$/, '')
    const href = origin ? ownAddress(said, origin) : null
    if (href === null) continue
    if (match.index > from) parts.push({ text: body.slice(from, match.index), href: null })
    parts.push({ text: said, href })
    from = match.index + said.length
  }
  if (from < body.length) parts.push({ text: body.slice(from), href: null })
  return parts
}

/** The whole address, not its path: `//other.example` is a path too, and leads away. */
function ownAddress(said: string, origin: string): string | null {
  try {
    const url = new URL(said)
    return url.origin === origin ? url.href : null
  } catch {
    return null
  }
}

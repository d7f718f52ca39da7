/** A stretch of a sentence; `link` says which of the names it is. */
export type Stretch = { text: string; link: number | null }

/** Cuts a sentence at the names in it, so that each can lead somewhere without the sentence being put together twice. */
export function stretchesOf(sentence: string, names: readonly string[]): Stretch[] {
  const found = names
    .map((name, link) => ({ link, at: sentence.indexOf(name), name }))
    .filter(({ at, name }) => at >= 0 && name !== '')
    .sort((a, b) => a.at - b.at || b.name.length - a.name.length)
  const stretches: Stretch[] = []
  let end = 0
  for (const { link, at, name } of found) {
    if (at < end) continue
    if (at > end) stretches.push({ text: sentence.slice(end, at), link: null })
    stretches.push({ text: name, link })
    end = at + name.length
  }
  if (end < sentence.length) stretches.push({ text: sentence.slice(end), link: null })
  return stretches
}

import { inflateSync } from 'node:zlib'

/** The words of a PDF as Chromium writes it: glyphs, each font with the table that says which letter a glyph is. */
export function pdfText(pdf: Buffer): string {
  const objects = new Map<string, { head: string; body: string }>()
  const raw = pdf.toString('latin1')
  for (const [, id = '', text = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream] = text.split(/stream\r?\n/, 2)
    objects.set(id, { head, body: stream === undefined ? '' : inflated(stream, head) })
  }
  const letters = new Map<string, Map<number, string>>()
  for (const [id, { head }] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1]
    if (table) letters.set(id, lettersOf(objects.get(table)?.body ?? ''))
  }
  return [...objects.values()]
    .filter(({ body }) => /\bT[jJ]\b/.test(body))
    .map(({ body }) => wordsOf(body, letters))
    .join('\n')
}

function inflated(stream: string, head: string): string {
  if (!head.includes('/FlateDecode')) return stream
  const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? stream.length)
  try {
    return inflateSync(Buffer.from(stream.slice(0, length), 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}

const letterOf = (hex: string) => {
  const units = hex.match(/.{4}/g) ?? []
  return String.fromCharCode(...units.map((unit) => parseInt(unit, 16)))
}

function lettersOf(table: string): Map<number, string> {
  const found = new Map<number, string>()
  for (const [block] of table.matchAll(/beginbfchar[\s\S]*?endbfchar/g))
    for (const [, glyph = '', letter = ''] of block.matchAll(/<(\w+)> <(\w+)>/g))
      found.set(parseInt(glyph, 16), letterOf(letter))
  for (const [block] of table.matchAll(/beginbfrange[\s\S]*?endbfrange/g))
    for (const [, from = '', to = '', letter = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let glyph = parseInt(from, 16), nth = 0; glyph <= parseInt(to, 16); glyph++, nth++)
        found.set(glyph, letterOf((parseInt(letter, 16) + nth).toString(16).padStart(4, '0')))
  return found
}

/** Strings stand in the order in which they are drawn; a gap between two of them is not told. */
function wordsOf(content: string, letters: ReadonlyMap<string, Map<number, string>>): string {
  let font: Map<number, string> | undefined
  let words = ''
  for (const [, name, hex] of content.matchAll(/\/F(\d+) [\d.]+ Tf|<(\w+)>/g)) {
    if (name) font = letters.get(name)
    for (const glyph of hex?.match(/.{4}/g) ?? []) words += font?.get(parseInt(glyph, 16)) ?? ''
  }
  return words
}

import { inflateSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import { cellAt } from '../../core/column-name.ts'

/** What stands in a file, read back without the code that wrote it. */

const unescaped = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')

export const svgTexts = (bytes: Uint8Array): string[] =>
  [...new TextDecoder().decode(bytes).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) =>
    unescaped(text),
  )

export const htmlCells = (bytes: Uint8Array): string[][] =>
  [...new TextDecoder().decode(bytes).matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => unescaped(cell)),
  )

export const csvCells = (bytes: Uint8Array, between: string): string[][] =>
  new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(new RegExp(`(?:^|${between})(?:"((?:[^"]|"")*)"|([^${between}]*))`, 'g'))].map(
        ([, quoted, bare = '']) => (quoted === undefined ? bare : quoted.replaceAll('""', '"')),
      ),
    )

type Workbook = Record<string, Uint8Array>
const part = (parts: Workbook, name: string): string => strFromU8(parts[name] ?? new Uint8Array())

/** The cells of the first sheet: numbers as they are stored. */
export function sheetCells(bytes: Uint8Array, sheet = 1): (string | number | null)[][] {
  const parts = unzipSync(bytes)
  const shared = [...part(parts, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
    unescaped([...item.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join('')),
  )
  const rows = part(parts, `xl/worksheets/sheet${sheet}.xml`).matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)
  return [...rows].map(([, row = '']) => {
    const cells: (string | number | null)[] = []
    for (const [, attributes = '', inside = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const { column = 1 } = cellAt(/r="(\w+)"/.exec(attributes)?.[1] ?? '') ?? {}
      const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1]
      while (cells.length < column) cells.push(null)
      if (value) cells[column - 1] = /t="s"/.test(attributes) ? (shared[Number(value)] ?? '') : Number(value)
    }
    return cells
  })
}

export type NativeChart = {
  series: { name: string; values: Map<number, number> }[]
  labels: string[]
  workbook: Uint8Array
}

/** The charts of a presentation, or of a letter, from their own parts, each with the workbook inside. */
export function slideCharts(bytes: Uint8Array, folder: 'ppt' | 'word' = 'ppt'): NativeChart[] {
  const parts = unzipSync(bytes)
  return Object.keys(parts)
    .filter((name) => /^(?:ppt|word)\/charts\/chart\d+\.xml$/.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)))
    .map((name) => {
      const xml = part(parts, name)
      const points = (of: string) =>
        new Map(
          [...of.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v><\/c:pt>/g)].map(([, idx, value = '']) => [
            Number(idx),
            unescaped(value),
          ]),
        )
      // By their columns in the workbook, in whatever order they are drawn.
      const column = (one: string) => Number(/<c:idx val="(\d+)"/.exec(one)?.[1])
      const all = [...xml.matchAll(/<c:ser>(.*?)<\/c:ser>/gs)]
        .map(([, one = '']) => one)
        .sort((a, b) => column(a) - column(b))
      const rels = part(parts, name.replace('charts/', 'charts/_rels/').concat('.rels'))
      const target = /Target="\.\.\/embeddings\/([^"]+)"/.exec(rels)?.[1] ?? ''
      return {
        series: all.map((one) => ({
          name: [...points(/<c:tx>(.*?)<\/c:tx>/s.exec(one)?.[1] ?? '').values()].join(''),
          values: new Map(
            [...points(/<c:val>(.*?)<\/c:val>/s.exec(one)?.[1] ?? '')].map(([idx, value]) => [
              idx,
              Number(value),
            ]),
          ),
        })),
        labels: [...points(/<c:cat>(.*?)<\/c:cat>/s.exec(all[0] ?? '')?.[1] ?? '').values()],
        workbook: parts[`${folder}/embeddings/${target}`] ?? new Uint8Array(),
      }
    })
}

/** All words of the slides and of their notes. */
export function slideTexts(bytes: Uint8Array): { slides: string; notes: string } {
  const parts = unzipSync(bytes)
  const told = (pattern: RegExp) =>
    Object.keys(parts)
      .filter((name) => pattern.test(name))
      .flatMap((name) =>
        [...part(parts, name).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => unescaped(text)),
      )
      .join('\n')
  return { slides: told(/^ppt\/slides\/slide\d+\.xml$/), notes: told(/^ppt\/notesSlides\/.*\.xml$/) }
}

/** All words of a letter, one paragraph a line. */
export const letterWords = (bytes: Uint8Array): string =>
  [...part(unzipSync(bytes), 'word/document.xml').matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([one]) => wordsIn(one))
    .join('\n')

const wordsIn = (xml: string): string =>
  [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>/g)].map(([text]) => unescaped(text.replace(/<[^>]*>/g, ''))).join('')

/** The tables of a letter, cell by cell. */
export const letterTables = (bytes: Uint8Array): string[][][] =>
  [...part(unzipSync(bytes), 'word/document.xml').matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => wordsIn(cell)),
    ),
  )

/** The words of a PDF, as a reader takes them out: glyphs, each font with the table that says which letter a glyph is. */
export function pdfWords(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1')
  const objects = new Map<string, { head: string; body: string }>()
  for (const [, id = '', text = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = text.indexOf('stream\n')
    const head = at < 0 ? text : text.slice(0, at)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const stream = at < 0 ? '' : text.slice(at + 7, at + 7 + length)
    const body =
      head.includes('/FlateDecode') && stream
        ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
        : stream
    objects.set(id, { head, body })
  }
  const letters = new Map<string, Map<number, string>>()
  for (const { head } of objects.values())
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1]
      if (table) letters.set(name, lettersOf(objects.get(table)?.body ?? ''))
    }
  return [...objects.values()]
    .filter(({ body }) => /\bT[jJ]\b/.test(body))
    .map(({ body }) => glyphWords(body, letters))
    .join('\n')
}

const letterOf = (hex: string) =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))

function lettersOf(table: string): Map<number, string> {
  const found = new Map<number, string>()
  for (const [, from = '', , list = ''] of table.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, letter = ''], nth) => {
      found.set(Number.parseInt(from, 16) + nth, letterOf(letter.replaceAll(' ', '')))
    })
  return found
}

/** Words end with their space, so they stand as they were written; what stands on two lines runs on. */
function glyphWords(content: string, letters: ReadonlyMap<string, Map<number, string>>): string {
  let font: Map<number, string> | undefined
  let said = ''
  for (const [, name, hex = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)) {
    if (name) font = letters.get(name)
    for (const glyph of hex.match(/.{4}/g) ?? []) said += font?.get(Number.parseInt(glyph, 16)) ?? ''
  }
  return said
}

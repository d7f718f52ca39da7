import { strFromU8, strToU8, unzipSync } from 'fflate'
import { Deck } from '../../decks/deck.ts'
import { chartWorkbook, chartXml, type NativeChart, withoutHour } from './native-chart.ts'
import type { ShapeNames } from './shape-names.ts'
import { escaped } from './xml.ts'

type Parts = Record<string, Uint8Array>

/** By which a template finds what belongs into its title. */
export const titleName = 'Title'

/**
 * What the writer of presentations gets wrong. Its charts are out of the order that the schema asks for and write an empty
 * number where nothing is known, so they are replaced by ours; it opens a paragraph twice where a second run begins; its
 * notes are one paragraph however many lines they have; it counts its charts for as long as the process lives; and it
 * stamps the hour. Masters that it names and does not write go when the deck is put together.
 */
export async function fixPresentation(
  bytes: Uint8Array,
  { charts, names }: { charts: readonly NativeChart[]; names: ShapeNames },
): Promise<Deck> {
  const parts = withoutHour(numberedFromOne(unzipSync(bytes)))
  for (const [i, chart] of charts.entries()) {
    parts[`ppt/charts/chart${i + 1}.xml`] = strToU8(chartXml(chart))
    parts[`ppt/embeddings/Microsoft_Excel_Worksheet${i + 1}.xlsx`] = await chartWorkbook(chart)
  }
  for (const [i, name] of names.notes.entries()) {
    change(parts, `ppt/slides/slide${i + 1}.xml`, slide)
    change(parts, `ppt/notesSlides/notesSlide${i + 1}.xml`, (xml) => notes(xml, name))
  }
  change(parts, 'ppt/presentation.xml', (xml) =>
    xml.replace(/(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s, '$2$1'),
  )
  return new Deck(new Map(Object.entries(parts)))
}

/** A paragraph has its properties once, at its beginning. A face of the theme needs no other for other scripts. */
const slide = (xml: string): string =>
  xml
    .replace(/<\/a:r><a:pPr[^>]*?(?:\/>|>.*?<\/a:pPr>)(?=<a:r>)/gs, '</a:r>')
    .replace(
      /<a:latin typeface="(\+m[jn]-lt)"[^>]*\/><a:ea [^>]*\/><a:cs [^>]*\/>/g,
      '<a:latin typeface="$1"/>',
    )

const notes = (xml: string, name: string | null): string =>
  xml
    .replace('name="Notes Placeholder 2"', `name="${escaped(name ?? 'Notes')}"`)
    .replace(
      /<a:p><a:r><a:rPr lang="en-US" dirty="0"\/><a:t>([^<]*)<\/a:t><\/a:r>.*?<\/a:p>/s,
      (_, said: string) =>
        said
          .split('\n')
          .map((line) => (line ? `<a:p><a:r><a:rPr lang="vi-VN"/><a:t>${line}</a:t></a:r></a:p>` : '<a:p/>'))
          .join(''),
    )

function change(parts: Parts, name: string, how: (xml: string) => string): void {
  const part = parts[name]
  if (part) parts[name] = strToU8(how(strFromU8(part)))
}

function numberedFromOne(parts: Parts): Parts {
  const numbers = Object.keys(parts).flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
  const before = Math.min(...numbers.map(Number)) - 1
  const renumbered = (text: string) =>
    text.replace(
      /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)/g,
      (_, what, n) => what + (n - before),
    )
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      renumbered(name),
      /\.rels$|^\[Content_Types\]\.xml$/.test(name) ? strToU8(renumbered(strFromU8(part))) : part,
    ]),
  )
}

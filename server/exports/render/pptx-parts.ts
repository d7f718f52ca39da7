import { strFromU8, strToU8, unzipSync } from 'fflate'
import { chartWorkbook, chartXml, type NativeChart, packed, withoutHour } from './native-chart.ts'

type Parts = Record<string, Uint8Array>

/**
 * What the writer of presentations gets wrong. Its charts are out of the order that the schema asks for and write an empty
 * number where nothing is known, so they are replaced by ours; it opens a paragraph twice where a second run begins; it
 * names masters that are not there; it counts its charts for as long as the process lives; and it stamps the hour.
 */
export async function fixPresentation(
  bytes: Uint8Array,
  charts: readonly NativeChart[],
): Promise<Uint8Array> {
  const parts = numberedFromOne(unzipSync(bytes))
  for (const [i, chart] of charts.entries()) {
    parts[`ppt/charts/chart${i + 1}.xml`] = strToU8(chartXml(chart))
    parts[`ppt/embeddings/Microsoft_Excel_Worksheet${i + 1}.xlsx`] = await chartWorkbook(chart)
  }
  for (const name of Object.keys(parts))
    if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) change(parts, name, slide)
  change(parts, 'ppt/presentation.xml', (xml) =>
    xml.replace(/(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s, '$2$1'),
  )
  change(parts, '[Content_Types].xml', (xml) =>
    xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, part: string) =>
      parts[part] ? whole : '',
    ),
  )
  return packed(withoutHour(parts))
}

/** A paragraph has its properties once, at its beginning. */
const slide = (xml: string): string =>
  xml.replace(/<\/a:r><a:pPr[^>]*?(?:\/>|>.*?<\/a:pPr>)(?=<a:r>)/gs, '</a:r>')

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

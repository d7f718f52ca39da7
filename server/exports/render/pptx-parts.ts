import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { cellAt } from '../../core/column-name.ts'

/** A zip knows no earlier day; the same figure must be the same file tomorrow. */
const noDay = new Date('1980-01-01T00:00:00')
const fixed = '2000-01-01T00:00:00Z'

type Parts = Record<string, Uint8Array>
/** A series of a chart: what is known, by its place in the order of the labels. */
type Known = Map<number, string>

/**
 * What the writer of presentations gets wrong. Where nothing is known it writes an empty number, which Office takes for
 * damage or for zero; in the workbook inside it writes a zero as an empty number too; it counts its charts for as long as
 * the process lives; and it stamps the hour of writing.
 */
export function fixPresentation(bytes: Uint8Array): Uint8Array {
  const parts = numberedFromOne(unzipSync(bytes))
  for (const [name, part] of Object.entries(parts)) {
    if (!/^ppt\/charts\/chart\d+\.xml$/.test(name)) continue
    const xml = strFromU8(part)
    parts[name] = strToU8(xml.replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, ''))
    const workbook = embeddedIn(parts, name)
    if (workbook) parts[workbook] = fixWorkbook(parts[workbook] as Uint8Array, knownIn(xml))
  }
  return packed(withoutHour(parts))
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

function embeddedIn(parts: Parts, chart: string): string | null {
  const relations = parts[`${chart.replace('charts/', 'charts/_rels/')}.rels`]
  const [, file] = /Target="\.\.\/embeddings\/([^"]+)"/.exec(relations ? strFromU8(relations) : '') ?? []
  return file && parts[`ppt/embeddings/${file}`] ? `ppt/embeddings/${file}` : null
}

const knownIn = (xml: string): Known[] =>
  [...xml.matchAll(/<c:val>.*?<\/c:val>/gs)].map(
    ([values]) =>
      new Map(
        [...values.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]+)<\/c:v>/g)].map(([, idx, value = '']) => [
          Number(idx),
          value,
        ]),
      ),
  )

/** The labels stand in the first column below the heads, the series beside them. */
function fixWorkbook(bytes: Uint8Array, series: readonly Known[]): Uint8Array {
  const parts: Parts = unzipSync(bytes)
  for (const [name, part] of Object.entries(parts))
    if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name))
      parts[name] = strToU8(
        strFromU8(part).replace(/<c r="(\w+)"><v><\/v><\/c>/g, (_, cell: string) => {
          const { row = 0, column = 0 } = cellAt(cell) ?? {}
          const value = series[column - 2]?.get(row - 2)
          return value === undefined ? '' : `<c r="${cell}"><v>${value}</v></c>`
        }),
      )
  return packed(withoutHour(parts))
}

function withoutHour(parts: Parts): Parts {
  const core = parts['docProps/core.xml']
  if (core)
    parts['docProps/core.xml'] = strToU8(
      strFromU8(core).replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, fixed),
    )
  return parts
}

const packed = (parts: Parts): Uint8Array => zipSync(parts, { mtime: noDay, level: 6 })

import type { ChartData, ChartKind } from '../core/charts/index.ts'
import type { Day } from '../core/day.ts'
import type { FileColours } from '../core/file-formats.ts'
import type { Lang } from '../core/words.ts'

/**
 * What leaves the building: an ordered list of blocks, read by `exports/read` with the rights of the asker and drawn by
 * `exports/render`, one file a format. Plain data, for it crosses to the thread that draws.
 */
export type Document = {
  lang: Lang
  colours: FileColours
  /** of the whole; the name of the file is made of it */
  title: string
  blocks: readonly Block[]
}

export type Block = FigureBlock | FailedBlock

/** A chart with its table, or a table alone; with its sentence, and with where all of it comes from. */
export type FigureBlock = {
  kind: 'figure'
  title: string
  /** the computed sentence; null where a table speaks for itself */
  finding: string | null
  /** what is drawn, line by line */
  drawn: string | null
  /** what the person who took it out wrote beside it */
  note: string | null
  chart: Chart | null
  table: Table
  stamp: Stamp
  /** definition and trail: label and text */
  about: readonly (readonly [label: string, text: string])[]
}

/** What could not be read or drawn, by name: the rest of the file is right. */
export type FailedBlock = { kind: 'failed'; title: string }

export type Chart = { [K in ChartKind]: { kind: K; data: ChartData[K] } }[ChartKind]

/** Under every figure, in every format. */
export type Stamp = {
  unit: string
  /** the day of knowledge, written out */
  asOf: string
  source: string
  /** "số sơ bộ"; null where the figures are official */
  vintage: string | null
  /** "Số liệu minh họa"; null where none of it is */
  sample: string | null
  /** leads to the same figure as it was known */
  address: string
}

/** A share is 0…1. A null is not known: empty where cells are typed, a dash where they are drawn. */
export type Cell = string | number | { share: number } | { day: Day } | null

export type Column = {
  /** with the unit of what is counted */
  head: string
  kind: 'text' | 'number' | 'share' | 'day'
  /** parts of the width beside the other columns */
  weight: number
}

export type Table = {
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
  /** rows that are drawn stronger: a total, the head of a group */
  strong: readonly number[]
  /** rows that there are; more than `rows` where a file does not take all */
  all: number
}

/** How a picture is wanted. */
export type Picture = {
  /** px at scale 1 */
  width: number
  /** of a PNG */
  scale: 1 | 2 | 4
}

export type Rendered = {
  bytes: Uint8Array
  /** what is not as it was asked for, in words: a chart that could not be drawn, rows left off */
  report: readonly string[]
  /** why it could not, for those who look after the system */
  faults: readonly string[]
}

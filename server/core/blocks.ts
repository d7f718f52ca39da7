import type { BlockSpec } from './briefings/spec.ts'
import type { ChartData, ChartKind } from './charts/index.ts'
import type { Day } from './day.ts'
import type { PeriodId } from './period.ts'

/** One part of what leaves the building, as plain data: drawn by the formats, and by the page that shows what they will draw. */
export type Block = FigureBlock | TextBlock | FailedBlock

/** What a figure or a computed text was read by: whoever has it reads the same again, or the same as it is now. */
export type Mark = {
  spec: BlockSpec
  /** the instant or the day of knowledge */
  asOf: string
  /** the period of the whole, which the block's own rule goes by; null: the running month */
  period: PeriodId | null
  /** leads to the same figure as it was known */
  address: string
  /** one spec can give several figures: which of them; null where it gives one */
  part: string | null
}

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
  /** figures side by side, drawn in place of a chart; the table says the same */
  cards: readonly Card[] | null
  table: Table
  stamp: Stamp
  /** definition and trail: label and text */
  about: readonly (readonly [label: string, text: string])[]
  /** null: nothing reads it again */
  mark: Mark | null
}

/** A figure that is read across a room. */
export type Card = {
  name: string
  /** null: not known */
  figure: string | null
  /** in words, since colour is not printed */
  status: string
  target: string | null
  change: string | null
  sample: boolean
}

/** Paragraphs: what people wrote, or what is worked out of figures, which has a stamp, a trail and a mark. */
export type TextBlock = {
  kind: 'text'
  title: string | null
  paragraphs: readonly string[]
  note: string | null
  stamp: Stamp | null
  about: FigureBlock['about']
  mark: Mark | null
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
  /** what each row is of, by a name that stays: a period, an office, an indicator */
  keys?: readonly string[]
  /** rows that are drawn stronger: a total, the head of a group */
  strong: readonly number[]
  /** rows that there are; more than `rows` where a file does not take all */
  all: number
}

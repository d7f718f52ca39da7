import type { Block } from '../core/blocks.ts'
import type { FileColours } from '../core/file-formats.ts'
import type { Lang } from '../core/words.ts'

export type {
  Block,
  Card,
  Cell,
  Chart,
  Column,
  FigureBlock,
  Stamp,
  Table,
  TextBlock,
} from '../core/blocks.ts'

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

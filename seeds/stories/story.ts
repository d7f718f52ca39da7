import type { TableRows } from '../generators/versions.ts'

/** A named data set for demonstration and tests, with its own clock. */
export type Story = {
  name: string
  titleVi: string
  titleEn: string
  /** the moment at which the story stands; nothing in it was known later */
  clockAt: string
  /** in the order of loading; a large table may come in pieces, each made when the one before is stored */
  tables(): Iterable<TableRows>
}

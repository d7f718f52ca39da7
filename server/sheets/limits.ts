export type Limits = {
  /** Bytes of the file as it is uploaded. */
  bytes: number
  /** Bytes of all parts of a workbook, unpacked. */
  unpacked: number
  /** How many times its packed size a part may unpack to. */
  ratio: number
  /** Parts of a workbook. */
  parts: number
  rows: number
  columns: number
  /** Filled cells: rows times columns would be more than memory should hold. */
  cells: number
  /** Characters in one cell. */
  characters: number
  /** Problems listed; the rest is counted. */
  problems: number
}

const mega = 1_000_000

export const defaultLimits: Limits = {
  bytes: 20 * mega,
  unpacked: 100 * mega,
  // Twice where Apache POI refuses (ZipSecureFile). Equal rows of named cells pack 13 times; deflate can do 1,032.
  ratio: 200,
  parts: 1_000,
  rows: 100_000,
  columns: 100,
  cells: mega,
  characters: 2_000,
  problems: 200,
}

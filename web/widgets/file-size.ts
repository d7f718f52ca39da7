import type { Formatter } from '../../server/core/format.ts'

/** Bytes for a person: 8 kB, 2,4 MB; nothing is 0. */
export const fileSize = (size: number, { number }: Pick<Formatter, 'number'>): string =>
  size < 100_000 ? `${number(Math.ceil(size / 1_000), 0)} kB` : `${number(size / 1_000_000, 1)} MB`

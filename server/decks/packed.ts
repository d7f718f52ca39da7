import { zipSync } from 'fflate'

/** A zip knows no earlier day; the same content must be the same file tomorrow. */
const noDay = new Date('1980-01-01T00:00:00')
/** Parts that are packed in themselves: once more costs as long and saves nothing. */
const dense = /\.(?:xlsx|png|jpe?g|gif)$/i

/** Parts of an Office file by name, in their order, as one file that says nothing of the hour. */
export const packed = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, [part, { level: dense.test(name) ? 0 : 6 }]]),
    ),
    { mtime: noDay },
  )

import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/**
 * Dark and light squares as a PNG of one bit a pixel, `side` pixels to a square (ISO/IEC 15948). Rendering them as a
 * drawing costs a whole round of collecting memory for each, which for a deck is half of all its time.
 */
export function bitsPng(rows: readonly (readonly boolean[])[], side: number): Uint8Array {
  const width = (rows[0]?.length ?? 0) * side
  const lines = rows.flatMap((row) => {
    const line = Buffer.alloc(1 + Math.ceil(width / 8), 0xff)
    // The first byte of a line says that it is written as it is.
    line[0] = 0
    for (let x = 0; x < width; x++)
      if (row[Math.floor(x / side)]) line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) & ~(0x80 >> (x & 7))
    return Array.from({ length: side }, () => line)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(rows.length * side, 4)
  // One bit, grey; the rest is as there is but one of.
  header[8] = 1
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
}

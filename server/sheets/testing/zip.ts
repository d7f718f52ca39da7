import { crc32, deflateRawSync } from 'node:zlib'

/** `lies` is what the headers say of a part instead of the truth; `offset` lays it over another part. */
export type ZipPart = {
  name: string
  data: string | Buffer
  /** already deflated: `size` and `crc` are then those of what it unpacks to */
  packed?: { size: number; crc: number }
  stored?: boolean
  lies?: { size?: number; crc?: number; offset?: number; flags?: number }
}

/** A zip made by hand, so that it can be made wrong. */
export function zipOf(parts: ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, packed, stored, lies = {} } of parts) {
    const plain = Buffer.from(data)
    const body = packed || stored ? plain : deflateRawSync(plain)
    const path = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(lies.flags ?? 0x800, 2)
    head.writeUInt16LE(stored ? 0 : 8, 4)
    head.writeUInt32LE(lies.crc ?? packed?.crc ?? crc32(plain), 10)
    head.writeUInt32LE(body.length, 14)
    head.writeUInt32LE(lies.size ?? packed?.size ?? plain.length, 18)
    head.writeUInt16LE(path.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(lies.offset ?? offset, 10)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), head, path, body)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, tail, path)
    offset += 30 + path.length + body.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

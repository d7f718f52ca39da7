import { strToU8, type Zippable, zipSync } from 'fflate'

/** The smallest files that are what they say, made here so that what is in them can be seen. */

export const pdf = (text = 'one page') => Buffer.from(`%PDF-1.7\n% ${text}\n1 0 obj\n<<>>\nendobj\n%%EOF\n`)

/** An image of one point. */
export const png = () =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
export const jpeg = () =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.alloc(40),
    Buffer.from('ffd9', 'hex'),
  ])
export const webp = () =>
  Buffer.concat([Buffer.from('RIFF'), Buffer.from([36, 0, 0, 0]), Buffer.from('WEBPVP8 '), Buffer.alloc(40)])

const main = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  pptx: ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  docm: ['word/document.xml', 'application/vnd.ms-word.document.macroEnabled'],
} as const

const typesOf = (part: string, type: string) =>
  strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${type}.main+xml"/></Types>`,
  )

/** `more`: further parts. */
export function office(kind: keyof typeof main, more: Zippable = {}): Buffer {
  const [part, type] = main[kind]
  return Buffer.from(
    zipSync({ '[Content_Types].xml': typesOf(part, type), [part]: strToU8('<x/>'), ...more }),
  )
}

export const openDocument = (kind: 'text' | 'spreadsheet' | 'presentation', more: Zippable = {}): Buffer =>
  Buffer.from(
    zipSync({
      mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
      'content.xml': strToU8('<x/>'),
      ...more,
    }),
  )

/** The container of the old Office files, and of new ones with a password. */
export const compoundFile = () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)])

export const zip = (parts: Zippable): Buffer => Buffer.from(zipSync(parts))

/** A container of one part that is packed already, and claims to unpack to so many bytes (PKWARE APPNOTE 4.3). */
export function zipOfPacked(name: string, packed: Buffer, claimed: number): Buffer {
  const about = Buffer.alloc(26)
  about.writeUInt16LE(20, 0)
  about.writeUInt16LE(8, 4)
  about.writeUInt32LE(packed.length, 14)
  about.writeUInt32LE(claimed, 18)
  about.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), about, Buffer.from(name), packed])
  const entry = Buffer.concat([
    Buffer.from('504b01021400', 'hex'),
    about,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, entry, end])
}

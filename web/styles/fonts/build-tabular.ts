/**
 * Builds the digits-only companion "Be Vietnam Pro Tabular": npx tsx web/styles/fonts/build-tabular.ts
 *
 * Be Vietnam Pro has no tabular figures (its 1 is 385 units wide, its 4 is 710), so columns do not line up. Here every
 * digit stands in the middle of one width. The Open Font License allows it, and reserves no font name.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { brotliCompressSync, constants } from 'node:zlib'

const source = new URL('../../../node_modules/@expo-google-fonts/be-vietnam-pro/', import.meta.url)
const weights = [
  { weight: 400, style: 'Regular', file: '400Regular/BeVietnamPro_400Regular.ttf' },
  { weight: 500, style: 'Medium', file: '500Medium/BeVietnamPro_500Medium.ttf' },
  { weight: 600, style: 'SemiBold', file: '600SemiBold/BeVietnamPro_600SemiBold.ttf' },
] as const

/** Units of 1000: wide enough for the 0, and for the 4 once it is a little narrower. */
const width = 640
const narrowed = new Map([['4', 0.96]])
const digits = [...'0123456789']

type Tables = Map<string, Buffer>
type Contour = { x: number; y: number; on: boolean }[]
type Glyph = Contour[]

function tablesOf(font: Buffer): Tables {
  const tables: Tables = new Map()
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + i * 16
    const start = font.readUInt32BE(at + 8)
    tables.set(font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12)))
  }
  return tables
}

function table(tables: Tables, tag: string): Buffer {
  const found = tables.get(tag)
  if (!found) throw new Error(`the font has no ${tag} table`)
  return found
}

/** Digits follow each other in a font, in one segment of its map of characters (format 4). */
function glyphIndex(cmap: Buffer, code: number): number {
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const sub = cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4))
    if (sub.readUInt16BE(0) !== 4) continue
    const segments = sub.readUInt16BE(6)
    for (let at = 0; at < segments; at += 2) {
      const end = sub.readUInt16BE(14 + at)
      const start = sub.readUInt16BE(16 + segments + at)
      if (code < start || code > end) continue
      const delta = sub.readUInt16BE(16 + 2 * segments + at)
      const offsetAt = 16 + 3 * segments + at
      const offset = sub.readUInt16BE(offsetAt)
      if (offset === 0) return (code + delta) & 0xffff
      return (sub.readUInt16BE(offsetAt + offset + 2 * (code - start)) + delta) & 0xffff
    }
  }
  throw new Error(`the font has no character ${code}`)
}

function glyphOf(tables: Tables, index: number): Glyph {
  const loca = table(tables, 'loca')
  const long = table(tables, 'head').readInt16BE(50) === 1
  const start = long ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2
  const data = table(tables, 'glyf').subarray(start)
  const contours = data.readInt16BE(0)
  if (contours < 0) throw new Error('a digit made of other glyphs is not expected')
  const ends = Array.from({ length: contours }, (_, i) => data.readUInt16BE(10 + i * 2))
  const points = (ends.at(-1) ?? -1) + 1
  let at = 10 + contours * 2
  at += 2 + data.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < points) {
    const flag = data.readUInt8(at++)
    const repeat = flag & 8 ? data.readUInt8(at++) : 0
    for (let i = 0; i <= repeat; i++) flags.push(flag)
  }
  const coordinates = (short: number, same: number) => {
    let value = 0
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? data.readUInt8(at++) : -data.readUInt8(at++)
      else if (!(flag & same)) {
        value += data.readInt16BE(at)
        at += 2
      }
      return value
    })
  }
  const xs = coordinates(2, 16)
  const ys = coordinates(4, 32)
  const all = flags.map((flag, i) => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, on: (flag & 1) === 1 }))
  return ends.map((end, i) => all.slice((ends[i - 1] ?? -1) + 1, end + 1))
}

function advanceOf(tables: Tables, index: number): number {
  const metrics = table(tables, 'hhea').readUInt16BE(34)
  return table(tables, 'hmtx').readUInt16BE(Math.min(index, metrics - 1) * 4)
}

/** Narrowed where it must be, then set in the middle of the common width. */
function centred(glyph: Glyph, advance: number, scale: number): Glyph {
  const shift = (width - advance * scale) / 2
  return glyph.map((contour) => contour.map((p) => ({ ...p, x: Math.round(p.x * scale + shift) })))
}

const bounds = (glyph: Glyph) => {
  const points = glyph.flat()
  const xs = points.map((p) => p.x)
  const ys = points.map((p) => p.y)
  return { xMin: Math.min(...xs), yMin: Math.min(...ys), xMax: Math.max(...xs), yMax: Math.max(...ys) }
}

const bytes = (size: number, ...values: number[]): Buffer => {
  const buffer = Buffer.alloc(size * values.length)
  values.forEach((value, i) => {
    const within = value < 0 ? value + 2 ** (8 * size) : value
    buffer.writeUIntBE(within, i * size, size)
  })
  return buffer
}
const u16 = (...values: number[]) => bytes(2, ...values)
const u32 = (...values: number[]) => bytes(4, ...values)

const padded = (buffer: Buffer): Buffer =>
  Buffer.concat([buffer, Buffer.alloc((4 - (buffer.length % 4)) % 4)])

function glyfEntry(glyph: Glyph): Buffer {
  if (glyph.length === 0) return Buffer.alloc(0)
  const { xMin, yMin, xMax, yMax } = bounds(glyph)
  const points = glyph.flat()
  const steps = (axis: 'x' | 'y') => points.map((p, i) => p[axis] - (points[i - 1]?.[axis] ?? 0))
  let last = -1
  const ends = glyph.map((contour) => {
    last += contour.length
    return last
  })
  return padded(
    Buffer.concat([
      u16(glyph.length, xMin, yMin, xMax, yMax, ...ends, 0),
      Buffer.from(points.map((p) => (p.on ? 1 : 0))),
      u16(...steps('x'), ...steps('y')),
    ]),
  )
}

function nameTable(style: string, weight: number): Buffer {
  const family = 'Be Vietnam Pro Tabular'
  const entries: [number, string][] = [
    [
      0,
      'Copyright 2021 The Be Vietnam Pro Project Authors (https://github.com/bettergui/BeVietnamPro); digits re-spaced',
    ],
    [1, weight === 400 ? family : `${family} ${style}`],
    [2, 'Regular'],
    [3, `${family} ${style}`],
    [4, `${family} ${style}`],
    [5, 'Version 1.000'],
    [6, `BeVietnamProTabular-${style}`],
    [13, 'This Font Software is licensed under the SIL Open Font License, Version 1.1.'],
    [14, 'https://openfontlicense.org'],
    [16, family],
    [17, style],
  ]
  const texts = entries.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  let offset = 0
  const records = entries.map(([id], i) => {
    const length = texts[i]?.length ?? 0
    const record = u16(3, 1, 0x409, id, length, offset)
    offset += length
    return record
  })
  return Buffer.concat([u16(0, entries.length, 6 + 12 * entries.length), ...records, ...texts])
}

/** One segment for the digits, one that closes the list. */
const cmapTable = (): Buffer =>
  Buffer.concat([
    u16(0, 1, 3, 1),
    u32(12),
    u16(4, 32, 0, 4, 4, 1, 0, 0x39, 0xffff, 0, 0x30, 0xffff, 1 - 0x30, 1, 0, 0),
  ])

function companion(font: Buffer, weight: number, style: string): Buffer {
  const from = tablesOf(font)
  const glyphs: Glyph[] = [
    [],
    ...digits.map((digit) => {
      const index = glyphIndex(table(from, 'cmap'), digit.charCodeAt(0))
      return centred(glyphOf(from, index), advanceOf(from, index), narrowed.get(digit) ?? 1)
    }),
  ]
  const drawn = bounds(glyphs.flat().length ? [glyphs.flat(2)] : [])
  const entries = glyphs.map(glyfEntry)
  let end = 0
  const offsets = [0, ...entries.map((entry) => (end += entry.length))]

  const head = Buffer.from(table(from, 'head'))
  head.writeUInt32BE(0, 8)
  head.writeInt16BE(drawn.xMin, 36)
  head.writeInt16BE(drawn.yMin, 38)
  head.writeInt16BE(drawn.xMax, 40)
  head.writeInt16BE(drawn.yMax, 42)
  head.writeInt16BE(1, 50)
  const hhea = Buffer.from(table(from, 'hhea'))
  hhea.writeUInt16BE(width, 10)
  hhea.writeInt16BE(drawn.xMin, 12)
  hhea.writeInt16BE(width - drawn.xMax, 14)
  hhea.writeInt16BE(drawn.xMax, 16)
  hhea.writeUInt16BE(glyphs.length, 34)
  const os2 = Buffer.from(table(from, 'OS/2'))
  os2.writeInt16BE(width, 2)
  os2.writeUInt16BE(0x30, 64)
  os2.writeUInt16BE(0x39, 66)
  const most = (of: (glyph: Glyph) => number) => Math.max(...glyphs.map(of))
  const made: [string, Buffer][] = [
    ['cmap', cmapTable()],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', u16(...glyphs.flatMap((glyph) => [width, glyph.length ? bounds(glyph).xMin : 0]))],
    [
      'maxp',
      Buffer.concat([
        u32(0x10000),
        u16(
          glyphs.length,
          most((g) => g.flat().length),
          most((g) => g.length),
          0,
          0,
          2,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
        ),
      ]),
    ],
    ['name', nameTable(style, weight)],
    ['OS/2', os2],
    ['post', Buffer.concat([u32(0x30000, 0), u16(-100, 50), u32(1, 0, 0, 0, 0)])],
    ['glyf', Buffer.concat(entries)],
    ['loca', u32(...offsets)],
  ]
  return woff2(made)
}

/** Tags that WOFF2 knows by number. */
const knownTags = [
  'cmap',
  'head',
  'hhea',
  'hmtx',
  'maxp',
  'name',
  'OS/2',
  'post',
  'cvt ',
  'fpgm',
  'glyf',
  'loca',
]
/** Outlines as they are, without WOFF2's own packing: ten glyphs gain nothing from it. */
const untransformed = new Map([
  ['glyf', 3 << 6],
  ['loca', 3 << 6],
])

function base128(n: number): Buffer {
  const out = [n & 0x7f]
  for (let rest = n >> 7; rest > 0; rest >>= 7) out.unshift((rest & 0x7f) | 0x80)
  return Buffer.from(out)
}

function woff2(tables: readonly [string, Buffer][]): Buffer {
  const directory = Buffer.concat(
    tables.map(([tag, data]) =>
      Buffer.concat([
        Buffer.from([knownTags.indexOf(tag) | (untransformed.get(tag) ?? 0)]),
        base128(data.length),
      ]),
    ),
  )
  const packed = brotliCompressSync(Buffer.concat(tables.map(([, data]) => data)), {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_QUALITY]: 11,
    },
  })
  const unpacked = tables.reduce((sum, [, data]) => sum + padded(data).length, 12 + 16 * tables.length)
  const body = padded(Buffer.concat([directory, packed]))
  const header = Buffer.concat([
    Buffer.from('wOF2', 'latin1'),
    u32(0x10000, 48 + body.length),
    u16(tables.length, 0),
    u32(unpacked, packed.length),
    u16(1, 0),
    u32(0, 0, 0, 0, 0),
  ])
  return Buffer.concat([header, body])
}

for (const { weight, style, file } of weights) {
  const made = companion(await readFile(new URL(file, source)), weight, style)
  const target = new URL(`be-vietnam-pro-tabular-${weight}.woff2`, import.meta.url)
  await writeFile(target, made)
  console.info(`${target.pathname.split('/').at(-1)}: ${made.length} bytes`)
}

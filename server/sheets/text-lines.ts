import { BatchRefused } from '../core/ingest/row-problem.ts'

/** No row of ours comes near it; what does is no row, and would have to be kept in memory whole. */
export const longestLine = 65_536

/** The lines of a text as they come, some at a time; `from` is the number of the first, from 1. */
export type Lines = { from: number; lines: string[] }

/** UTF-8, or UTF-16 with its mark; any line ending. @throws BatchRefused bad-encoding, line-too-long */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Lines> {
  let decoder: TextDecoder | undefined
  let rest = ''
  let from = 1
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
    const lines = (rest + decoded(decoder, piece, from)).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw tooLong(from + lines.length)
    if (lines.length === 0) continue
    yield checked({ from, lines })
    from += lines.length
  }
  rest += decoder ? decoded(decoder, undefined, from) : ''
  if (rest !== '') yield checked({ from, lines: [rest] })
}

function checked({ from, lines }: Lines): Lines {
  const long = lines.findIndex((line) => line.length > longestLine)
  if (long >= 0) throw tooLong(from + long)
  return { from, lines: lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)) }
}

function encodingOf(first: Uint8Array): string {
  const [a, b] = first
  return a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
}

function decoded(decoder: TextDecoder, piece: Uint8Array | undefined, line: number): string {
  try {
    const text = decoder.decode(piece, { stream: piece !== undefined })
    if (!text.includes('\0')) return text
  } catch {
    // Said below: what cannot be read, and what is full of zeros, are no text.
  }
  throw new BatchRefused({ code: 'bad-encoding' }, line)
}

const tooLong = (line: number) => new BatchRefused({ code: 'line-too-long', more: String(longestLine) }, line)

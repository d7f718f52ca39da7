import { SaxesParser } from 'saxes'
import { ReadingStopped } from './problem.ts'

/** Names come without their prefix: `x:row` is `row`. */
export type XmlReader = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
  /** Asked now and then: enough has been read. */
  done?: () => boolean
}

/** A workbook nests a dozen elements. */
const deepest = 100
/** Characters without the end of a tag, which the parser holds in memory. A cell of Excel has 32,767 characters at most. */
const longest = 1_000_000

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * One part of a workbook, in the memory of one element. What would make an entity mean something is refused.
 * @throws ReadingStopped damaged, and whatever the reader throws
 */
export async function readXml(chunks: AsyncIterable<string>, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const damaged = () => new ReadingStopped('damaged')
  const refuse = () => {
    throw damaged()
  }
  let depth = 0
  let silent = 0
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0
    if (++depth > deepest) throw damaged()
    reader.open?.(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    silent = 0
    depth--
    reader.close?.(local(name))
  })
  const { text } = reader
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  for await (const chunk of chunks) {
    silent += chunk.length
    parser.write(chunk)
    if (silent > longest) throw damaged()
    if (reader.done?.()) return
  }
  parser.close()
}

import { plain } from '../../core/format.ts'
import type { Document, Rendered } from '../document.ts'
import { notDrawn, sayFile } from '../words.ts'

/** The sentence with its source, to be pasted into a letter. */
export function renderText({ blocks, lang }: Document): Rendered {
  const text = blocks
    .map((block) => {
      if (block.kind === 'failed') return notDrawn(block.title, lang)
      const { stamp } = block
      const said = block.kind === 'text' ? block.paragraphs.join('\n') : (block.finding ?? block.title)
      if (stamp === null) return said
      const from = [
        `${sayFile('asOf', lang)} ${stamp.asOf}`,
        stamp.vintage,
        `${sayFile('source', lang)}: ${stamp.source}`,
        stamp.sample,
      ]
      return `${said.replace(/\.$/, '')} (${from.filter(Boolean).join('; ')}). ${stamp.address}`
    })
    .join('\n')
  return { bytes: new TextEncoder().encode(plain(text)), report: [], faults: [] }
}

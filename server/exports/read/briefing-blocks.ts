import type { BriefingBlock } from '../../core/briefings/briefing.ts'
import type { FrozenBlock } from '../../core/briefings/frozen.ts'
import { formatter, plain } from '../../core/format.ts'
import type { Lang } from '../../core/words.ts'
import type { Context } from '../../services/context.ts'
import { cellText } from '../cells.ts'
import type { Block } from '../document.ts'
import { stampLines } from '../render/stamp-lines.ts'
import type { Asking } from './look.ts'
import { readSpecBlocks, type Whole } from './spec-blocks.ts'

type How = { lang: Lang; report: (fault: unknown) => void }
type Read = { key: string; spec: BriefingBlock['spec']; blocks: Block[] }

/** The blocks of a briefing in their order, one after the other, so that whoever reads figures goes before. */
export async function readBriefingBlocks(
  asking: Asking,
  whole: Whole,
  blocks: readonly BriefingBlock[],
  { lang, report }: How,
): Promise<Read[]> {
  const read: Read[] = []
  for (const { key, spec } of blocks)
    read.push({ key, spec, blocks: await readSpecBlocks(asking, whole, spec, { lang, report }) })
  return read
}

/** The same as words, for what is hashed and compared: nothing in it depends on where the dashboard is opened. */
export async function readFrozenBlocks(
  ctx: Context,
  whole: Whole,
  blocks: readonly BriefingBlock[],
  how: How,
): Promise<FrozenBlock[]> {
  const asking: Asking = { ...ctx, link: (path) => path, short: async (address) => address }
  const read = await readBriefingBlocks(asking, whole, blocks, how)
  return read.map(({ key, spec, blocks: parts }) => ({
    key,
    spec,
    parts: parts.map((block) => frozenPart(block, how.lang)),
  }))
}

function frozenPart(block: Block, lang: Lang): FrozenBlock['parts'][number] {
  const nothing = { part: null, lines: [], columns: [], rows: [], stamp: [], about: [] }
  if (block.kind === 'failed') return { ...nothing, title: block.title, read: false }
  const stamp = block.stamp
    ? [...stampLines(block.stamp, lang), block.stamp.sample ?? '', block.stamp.address].map(plain)
    : []
  const about = block.about.map(([label, text]) => plain(`${label}: ${text}`))
  const part = block.mark?.part ?? null
  const common = { ...nothing, title: block.title, part, read: true, stamp, about }
  if (block.kind === 'text') return { ...common, lines: block.paragraphs.map(plain) }
  const f = formatter(lang)
  const { columns, rows, keys } = block.table
  return {
    ...common,
    lines: [block.finding, block.drawn, block.note].filter((line) => line !== null).map(plain),
    columns: columns.map(({ head }) => head),
    rows: rows.map((row, i) => ({
      key: keys?.[i] ?? String(i),
      cells: row.map((cell) => plain(cellText(cell, f))),
    })),
  }
}

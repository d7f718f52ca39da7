import { posix } from 'node:path'
import { nfc } from '../core/text.ts'
import type { Parts } from './parts.ts'
import { ReadingStopped } from './problem.ts'
import { readXml } from './read-xml.ts'

/** A sheet that holds cells; sheets of charts are not among them. */
export type WorkbookSheet = { name: string; hidden: boolean; part: string }
export type Workbook = {
  sheets: WorkbookSheet[]
  from1904: boolean
  strings: string | undefined
  styles: string | undefined
}

/** Kinds by the end of their address: it has two beginnings, a usual one and a strict one. */
type Relation = { id: string; kind: string; part: string }

/** More sheets or relations than a workbook has. */
const most = 1_000

/** @throws ReadingStopped not-a-sheet, damaged */
export async function readWorkbook(parts: Parts): Promise<Workbook> {
  const main = (await relationsOf(parts, '')).find((one) => one.kind === 'officeDocument')?.part
  if (!main?.endsWith('.xml')) throw new ReadingStopped('not-a-sheet')
  const relations = await relationsOf(parts, main)
  const byId = new Map(relations.map((one) => [one.id, one]))
  const sheets: WorkbookSheet[] = []
  let from1904 = false
  let root: string | undefined
  await readXml(parts.text(main), {
    open(name, attributes) {
      root ??= name
      if (root !== 'workbook') throw new ReadingStopped('not-a-sheet')
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const relation = byId.get(prefixed(attributes, 'id'))
      if (relation?.kind !== 'worksheet') return
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      sheets.push({ name: nfc(attributes.name ?? ''), hidden, part: relation.part })
      if (sheets.length > most) throw new ReadingStopped('damaged')
    },
  })
  const partOf = (kind: string) => relations.find((one) => one.kind === kind)?.part
  return { sheets, from1904, strings: partOf('sharedStrings'), styles: partOf('styles') }
}

/** The parts that a part, or the whole package (`''`), refers to. */
async function relationsOf(parts: Parts, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const list = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  if (!parts.has(list)) return []
  const relations: Relation[] = []
  await readXml(parts.text(list), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.push({ id: Id, kind: posix.basename(Type), part: target })
      if (relations.length > most) throw new ReadingStopped('damaged')
    },
  })
  return relations
}

/** The prefix of an attribute is the writer's choice; the same name without one is another attribute. */
const prefixed = (attributes: Readonly<Record<string, string>>, name: string) =>
  Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1] ?? ''

import { posix } from 'node:path'
import { unzipSync } from 'fflate'
import { Deck, type Relation } from '../../decks/deck.ts'
import { type Frame, frameOf } from '../../decks/template.ts'
import { allOf, childOf, childrenOf, elements, local, type XmlElement } from '../../decks/xml-tree.ts'
import { titleName } from './pptx-parts.ts'

/** A template taken apart, and where slides of ours stand in it. */
export type Ground = { deck: Deck; frame: Frame }

/** @throws AppError deck-no-layout, which whoever kept it would have been told */
export function groundOf(template: Uint8Array): Ground {
  const deck = new Deck(new Map(Object.entries(unzipSync(template))))
  return { deck, frame: frameOf(deck) }
}

/** Puts the slides of ours into the template: its master, layout, faces, colours and pictures stay as they are. */
export function graft({ deck, frame }: Ground, ours: Deck): void {
  deck.learnEndings(ours)
  const notesMaster = deck.relations(deck.main).find(({ kind }) => kind === 'notesMaster')?.target
  const names = new Map<string, string>()

  const bring = (part: string): string => {
    const known = names.get(part)
    if (known !== undefined) return known
    const name = freeName(deck, part)
    names.set(part, name)
    const tree = /\.xml$/.test(part) ? ours.tree(part) : null
    if (tree && local(tree.name) === 'sld') intoTitle(tree, frame)
    deck.put(name, tree ?? ours.parts.get(part) ?? new Uint8Array(), ours.typeOf(part))
    const leanings = ours.relations(part)
    if (leanings.length > 0) deck.setRelations(name, leanings.map(led))
    return name
  }
  const led = (relation: Relation): Relation => {
    if (relation.isOutside) return relation
    if (relation.kind === 'slideLayout') return { ...relation, target: frame.layout }
    if (relation.kind === 'notesMaster' && notesMaster) return { ...relation, target: notesMaster }
    return { ...relation, target: bring(relation.target) }
  }

  const ids = ours.slides.map((part) => deck.relate(deck.main, 'slide', bring(part)))
  const root = deck.tree(deck.main)
  const own = !notesMaster && ours.relations(ours.main).find(({ kind }) => kind === 'notesMaster')?.target
  if (own) {
    const id = deck.relate(deck.main, 'notesMaster', bring(own))
    insert(
      root,
      list('p:notesMasterIdLst', [{ name: 'p:notesMasterId', attributes: { 'r:id': id }, children: [] }]),
      ['handoutMasterIdLst', 'sldSz', 'notesSz'],
    )
  }
  insert(
    root,
    list(
      'p:sldIdLst',
      ids.map((id, i) => ({
        name: 'p:sldId',
        attributes: { id: String(256 + i), 'r:id': id },
        children: [],
      })),
    ),
    ['sldSz', 'notesSz'],
  )
  for (const { kind, target } of ours.relations(''))
    if (/properties$/.test(kind)) {
      deck.put(target, ours.tree(target), ours.typeOf(target))
      deck.setRelations('', [
        ...deck.relations('').filter((one) => one.target !== target),
        ...ours
          .relations('')
          .filter((one) => one.target === target)
          .map((one) => ({ ...one, id: `own${kind}` })),
      ])
    }
}

const list = (name: string, children: XmlElement[]): XmlElement => ({ name, attributes: {}, children })

/** The schema orders what stands in a presentation. */
function insert(root: XmlElement, element: XmlElement, before: readonly string[]): void {
  const at = root.children.findIndex(
    (child) => typeof child !== 'string' && before.includes(local(child.name)),
  )
  root.children.splice(at < 0 ? root.children.length : at, 0, element)
}

function freeName(deck: Deck, part: string): string {
  if (!deck.has(part)) return part
  const { dir, base } = posix.parse(part)
  let name = `${dir}/figures-${base}`
  for (let nth = 2; deck.has(name); nth++) name = `${dir}/figures${nth}-${base}`
  return name
}

/** Our title becomes the title of the layout: its place, face, size and colour. */
function intoTitle(slide: XmlElement, frame: Frame): void {
  if (!frame.title) return
  const shape = allOf(slide, 'sp').find(
    (one) => childOf(one, 'nvSpPr', 'cNvPr')?.attributes.name === titleName,
  )
  const heads = childOf(shape, 'nvSpPr')
  if (!shape || !heads) return
  const [own] = childrenOf(heads, 'nvPr')
  const [locks] = childrenOf(heads, 'cNvSpPr')
  const [dress] = childrenOf(shape, 'spPr')
  const body = childOf(shape, 'txBody')
  if (own) own.children = [{ name: 'p:ph', attributes: { type: 'title' }, children: [] }]
  if (locks) locks.children = [{ name: 'a:spLocks', attributes: { noGrp: '1' }, children: [] }]
  if (dress) dress.children = []
  for (const paragraph of body ? childrenOf(body, 'p') : []) {
    paragraph.children = elements(paragraph).filter(({ name }) => local(name) === 'r')
    for (const run of childrenOf(paragraph, 'r'))
      for (const manner of childrenOf(run, 'rPr')) {
        manner.attributes = { lang: 'vi-VN' }
        manner.children = []
      }
  }
  const [frameOfText] = body ? childrenOf(body, 'bodyPr') : []
  if (frameOfText) {
    frameOfText.attributes = {}
    frameOfText.children = [{ name: 'a:normAutofit', attributes: {}, children: [] }]
  }
}

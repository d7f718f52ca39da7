import { AppError } from '../core/app-error.ts'
import { type Deck, openDeck, type Relation } from './deck.ts'
import { allOf, below, childOf, childrenOf, elements, local, type XmlElement } from './xml-tree.ts'

/** What of a presentation makes it a template. */
const kept = ['slideMaster', 'notesMaster', 'handoutMaster', 'theme', 'presProps', 'tableStyles', 'font']
/** What of `presentation.xml` speaks of slides that are not there any more, or of what is not kept. */
const ofSlides = ['sldIdLst', 'custShowLst', 'custDataLst', 'photoAlbum', 'smartTags', 'extLst']
const presentationType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'

/**
 * A presentation with its masters, layouts, themes, faces and pictures, and no slide of its own: what is kept of an
 * upload. Whatever its slides hold is not looked at again.
 * @throws AppError those of `openDeck`, deck-links, deck-objects, deck-no-layout
 */
export async function templateOf(bytes: Uint8Array): Promise<Uint8Array> {
  const deck = await openDeck(bytes)
  const { main } = deck
  for (const part of ['', ...deck.parts.keys()]) refuseLeanings(deck, part)
  const root = deck.tree(main)
  root.children = root.children.filter(
    (child) => typeof child === 'string' || !ofSlides.includes(local(child.name)),
  )
  deck.setRelations(
    main,
    deck.relations(main).filter(({ kind }) => kept.includes(kind)),
  )
  deck.setRelations(
    '',
    deck.relations('').filter(({ kind }) => kind === 'officeDocument'),
  )
  deck.put(main, root, presentationType)
  const needed = reached(deck, main)
  for (const part of [...deck.parts.keys()]) if (!needed.has(part)) deck.drop(part)
  for (const part of deck.parts.keys()) if (part.endsWith('.xml')) refuseActions(deck.tree(part))
  frameOf(deck)
  return deck.bytes()
}

function refuseLeanings(deck: Deck, part: string): void {
  if (part.endsWith('.rels')) return
  for (const relation of deck.relations(part)) {
    if (relation.isOutside) throw new AppError('deck-links', { address: relation.target.slice(0, 120) })
    if (isObject(deck, part, relation)) throw new AppError('deck-objects')
  }
}

/** A workbook inside a chart is the chart's own; any other file inside is somebody's. */
const isObject = (deck: Deck, part: string, { kind, target }: Relation): boolean =>
  /^(oleObject|control|activeXControlBinary|ctrlProp|attachedToolbars)$/.test(kind) ||
  (kind === 'package' && !/\.chart(ex)?\+xml$|drawingml\.chart/.test(deck.typeOf(part))) ||
  /oleObject|activeX/i.test(deck.typeOf(target))

function refuseActions(tree: XmlElement): void {
  for (const { attributes } of below(tree))
    if (/^ppaction:\/\/(macro|program|ole)/i.test(attributes.action ?? '')) throw new AppError('deck-macros')
}

/** All parts that a part leans on, and their lists. */
function reached(deck: Deck, main: string): Set<string> {
  const found = new Set(['[Content_Types].xml', '_rels/.rels'])
  const look = (part: string) => {
    if (found.has(part) || !deck.has(part)) return
    found.add(part)
    const list = part.replace(/([^/]*)$/, '_rels/$1.rels')
    if (deck.has(list)) found.add(list)
    for (const { target, isOutside } of deck.relations(part)) if (!isOutside) look(target)
  }
  look(main)
  return found
}

/** inches */
export type Box = { x: number; y: number; w: number; h: number }
/** Where a slide of ours stands in a template: its layout, where the title is, the room that is left, and whether a picture lies below. */
export type Frame = {
  layout: string
  page: { w: number; h: number }
  title: Box | null
  room: Box
  onPicture: boolean
}

const inch = 914_400

/** @throws AppError deck-no-layout */
export function frameOf(deck: Deck): Frame {
  const root = deck.tree(deck.main)
  const size = childOf(root, 'sldSz')?.attributes
  const page = { w: Number(size?.cx ?? 0) / inch, h: Number(size?.cy ?? 0) / inch }
  const masterPart = deck.relations(deck.main).find(({ kind }) => kind === 'slideMaster')?.target
  if (!masterPart || !deck.has(masterPart) || !(page.w >= 4 && page.w <= 60 && page.h >= 3 && page.h <= 60))
    throw new AppError('deck-no-layout')
  const layouts = deck
    .relations(masterPart)
    .filter(({ kind, target }) => kind === 'slideLayout' && deck.has(target))
    .map(({ target }) => target)
  const layout =
    ['titleOnly', 'obj', 'blank'].reduce<string | undefined>(
      (found, type) => found ?? layouts.find((one) => deck.tree(one).attributes.type === type),
      undefined,
    ) ?? layouts[0]
  if (!layout) throw new AppError('deck-no-layout')
  const master = deck.tree(masterPart)
  const own = deck.tree(layout)
  const hasTitle = placeholder(own, 'title') !== undefined
  const title = hasTitle ? (boxOf(own, 'title') ?? boxOf(master, 'title')) : undefined
  const body = boxOf(own, 'body') ?? boxOf(master, 'body')
  const feet = ['dt', 'ftr', 'sldNum'].flatMap((type) => boxOf(own, type) ?? boxOf(master, type) ?? [])
  const edge = page.w * 0.042
  const left = body?.x ?? title?.x ?? edge
  const right = body ? body.x + body.w : page.w - edge
  const foot = Math.min(
    page.h - edge / 2,
    ...feet.filter(({ y }) => y > page.h * 0.7).map(({ y }) => y - 0.05),
  )
  const top = title && title.y < page.h / 2 ? title.y + title.h + 0.05 : (body?.y ?? edge)
  const room = { x: left, y: top, w: right - left, h: foot - top }
  // A layout whose title fills the page leaves the rest of the page to nobody.
  const isNarrow = room.w < page.w / 2 || room.h < page.h / 2
  return {
    layout,
    page,
    title: title ?? null,
    onPicture: isOnPicture(deck, { layout, master: masterPart }, page),
    room: isNarrow ? { x: edge, y: page.h * 0.22, w: page.w - 2 * edge, h: page.h * 0.7 } : room,
  }
}

/** A background that is a picture, of the layout or else of its master; or a picture that covers most of the page. */
function isOnPicture(
  deck: Deck,
  { layout, master }: { layout: string; master: string },
  page: Frame['page'],
): boolean {
  const parts = [layout, master].map((part) => deck.tree(part))
  const ground = parts.map((tree) => childOf(tree, 'cSld', 'bg')).find((bg) => bg !== undefined)
  const style = childOf(ground, 'bgRef')?.attributes.idx
  const theme = deck.relations(master).find(({ kind }) => kind === 'theme')?.target
  // Backgrounds of a theme are counted from 1001 (ECMA-376 part 1, 19.3.1.3).
  const [fills] = style && theme && deck.has(theme) ? allOf(deck.tree(theme), 'bgFillStyleLst') : []
  const fill = fills && elements(fills)[Number(style) - 1001]
  if (childOf(ground, 'bgPr', 'blipFill') || (fill && local(fill.name) === 'blipFill')) return true
  const shown = parts[0]?.attributes.showMasterSp === '0' ? parts.slice(0, 1) : parts
  return shown.some((tree) =>
    allOf(tree, 'pic').some((picture) => {
      const size = childOf(picture, 'spPr', 'xfrm', 'ext')?.attributes
      return Number(size?.cx ?? 0) * Number(size?.cy ?? 0) > (page.w * page.h * inch ** 2) / 2
    }),
  )
}

function placeholder(tree: XmlElement, type: string): XmlElement | undefined {
  return allOf(tree, 'sp').find((shape) => {
    const found = childOf(shape, 'nvSpPr', 'nvPr', 'ph')?.attributes
    return found && (found.type === type || (type === 'title' && found.type === 'ctrTitle'))
  })
}

function boxOf(tree: XmlElement, type: string): Box | undefined {
  const xfrm = childOf(placeholder(tree, type), 'spPr', 'xfrm')
  const [off] = xfrm ? childrenOf(xfrm, 'off') : []
  const [ext] = xfrm ? childrenOf(xfrm, 'ext') : []
  if (!off || !ext) return undefined
  const { x, y } = off.attributes
  const { cx, cy } = ext.attributes
  return { x: Number(x) / inch, y: Number(y) / inch, w: Number(cx) / inch, h: Number(cy) / inch }
}

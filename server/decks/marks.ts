import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { plain } from '../core/format.ts'
import type { Deck } from './deck.ts'
import { allOf, childOf, childrenOf, elements, local, prefixed, textOf, type XmlElement } from './xml-tree.ts'

/** What a shape of ours shows of a figure. */
export const shapeRoles = [
  'finding',
  'lead',
  'card',
  'text',
  'chart',
  'table',
  'stamp',
  'code',
  'notes',
] as const
export type ShapeRole = (typeof shapeRoles)[number]

/** `key` is the figure's, `nth` tells its shapes of one role apart. */
export type ShapeName = { role: ShapeRole; key: string; nth: number }

/** Stands in PowerPoint's list of shapes, and is what LibreOffice keeps of a mark. */
export const shapeName = ({ role, key, nth }: ShapeName): string => `${role} ${key}.${nth}`

function nameOf(text: string): ShapeName | null {
  const [, role, key = '', nth] = /^([a-z]+) ([0-9a-f]{12})\.(\d{1,4})$/.exec(text) ?? []
  return shapeRoles.includes(role as ShapeRole) ? { role: role as ShapeRole, key, nth: Number(nth) } : null
}

/** Twelve hexadecimal digits of what a figure was read by. */
export const keyOf = (of: unknown): string =>
  createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 12)

/** A shape that carries a mark. `said`: what it said when it was written, each piece by its hash. `of`: what it was read by. */
export type Marked = ShapeName & {
  /** the part with the shape, and the slide, from 1, to which that belongs */
  part: string
  slide: number
  shape: XmlElement
  said: readonly string[]
  of: unknown
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const presentation = 'http://schemas.openxmlformats.org/presentationml/2006/main'
const tagsType = 'application/vnd.openxmlformats-officedocument.presentationml.tags+xml'
const propertiesType = 'application/vnd.openxmlformats-officedocument.custom-properties+xml'
/** PowerPoint writes the names of tags in capitals. */
const tagName = 'DASHBOARD-MARK'
const propertyName = 'dashboard-mark-'
const formatOfProperties = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'

export const hashOf = (text: string): string =>
  createHash('sha256').update(settled(text)).digest('hex').slice(0, 8)

/** Programs part runs, compose letters and change spaces as they like. */
export const settled = (text: string): string => plain(text).normalize('NFC').replace(/\s+/g, ' ').trim()

export const paragraphsOf = (shape: XmlElement): XmlElement[] => {
  const body = childOf(shape, 'txBody')
  return body ? childrenOf(body, 'p') : []
}

/** What runs, fields and breaks say; not what a language or a bullet is called. */
export const saidIn = (paragraph: XmlElement): string =>
  elements(paragraph)
    .map((run) => (local(run.name) === 'br' ? ' ' : textOf(childOf(run, 't') ?? { ...run, children: [] })))
    .join('')

/** Cell by cell, row by row. */
export const cellsOf = (shape: XmlElement): XmlElement[][] =>
  allOf(shape, 'tr').map((row) => childrenOf(row, 'tc'))

export const cellText = (cell: XmlElement): string => paragraphsOf(cell).map(saidIn).join(' ')

function saidOf(role: ShapeRole, shape: XmlElement): string[] {
  if (role === 'chart' || role === 'code') return []
  if (role === 'table') {
    const rows = cellsOf(shape)
    return rows.map((cells) => cells.map((cell) => hashOf(cellText(cell))).join(' '))
  }
  return paragraphsOf(shape).map((paragraph) => hashOf(saidIn(paragraph)))
}

/** Shapes, in groups too. */
function* shapesIn(tree: XmlElement): Generator<XmlElement> {
  for (const element of elements(tree)) {
    if (['sp', 'graphicFrame', 'pic'].includes(local(element.name))) yield element
    else yield* shapesIn(element)
  }
}

const nonVisual = (shape: XmlElement): XmlElement | undefined =>
  elements(shape).find(({ name }) => /^nv\w+Pr$/.test(local(name)))

/** The slides with their notes, each part once. */
function* pagesOf(deck: Deck): Generator<{ part: string; slide: number }> {
  const seen = new Set<string>()
  for (const [i, part] of deck.slides.entries()) {
    yield { part, slide: i + 1 }
    const notes = deck.relations(part).find(({ kind }) => kind === 'notesSlide')?.target
    if (notes && deck.has(notes) && !seen.has(notes)) yield { part: notes, slide: i + 1 }
    if (notes) seen.add(notes)
  }
}

/** Gives each shape that has a name of ours its mark, twice: PowerPoint keeps the one with the shape, LibreOffice the other. */
export function markDeck(deck: Deck, figures: ReadonlyMap<string, unknown>): void {
  const all = new Map<string, { of: unknown; said: Record<string, readonly string[]> }>()
  let tags = 0
  for (const { part } of pagesOf(deck)) {
    for (const shape of shapesIn(deck.tree(part))) {
      const heads = nonVisual(shape)
      const name = nameOf(childOf(heads, 'cNvPr')?.attributes.name ?? '')
      const of = name && figures.get(name.key)
      const own = heads && childOf(heads, 'nvPr')
      if (!name || of === undefined || !own) continue
      const { role, key, nth } = name
      const said = saidOf(role, shape)
      const known = all.get(key) ?? { of, said: {} }
      known.said[`${role}.${nth}`] = said
      all.set(key, known)
      const target = `ppt/tags/mark${++tags}.xml`
      deck.put(target, tagPart(JSON.stringify({ role, key, nth, said, of })), tagsType)
      const id = deck.relate(part, 'tags', target)
      own.children = [
        ...own.children.filter((child) => typeof child !== 'string'),
        {
          name: 'p:custDataLst',
          attributes: {},
          children: [{ name: 'p:tags', attributes: { 'r:id': id }, children: [] }],
        },
      ]
    }
  }
  if (all.size > 0) putProperties(deck, [...all])
}

const tagPart = (value: string): XmlElement => ({
  name: 'p:tagLst',
  attributes: { 'xmlns:p': presentation },
  children: [{ name: 'p:tag', attributes: { name: tagName, val: value }, children: [] }],
})

function putProperties(deck: Deck, all: readonly (readonly [key: string, value: unknown])[]): void {
  const name = 'docProps/custom.xml'
  const root: XmlElement = {
    name: 'Properties',
    attributes: {
      xmlns: `${office}/custom-properties`,
      'xmlns:vt': `${office}/docPropsVTypes`,
    },
    children: all.map(([key, value], i) => ({
      name: 'property',
      // Numbers 0 and 1 are taken (MS-OLEPS 2.19).
      attributes: { fmtid: formatOfProperties, pid: String(i + 2), name: propertyName + key },
      children: [{ name: 'vt:lpwstr', attributes: {}, children: [JSON.stringify(value)] }],
    })),
  }
  deck.put(name, root, propertiesType)
  if (!deck.relations('').some(({ target }) => target === name)) deck.relate('', 'custom-properties', name)
}

type Property = { of: unknown; said: Record<string, readonly string[]> }

function propertiesOf(deck: Deck): Map<string, Property> {
  const part = deck.relations('').find(({ kind }) => kind === 'custom-properties')?.target
  if (!part || !deck.has(part)) return new Map()
  return new Map(
    childrenOf(deck.tree(part), 'property').flatMap((property) => {
      const { name = '' } = property.attributes
      const value = name.startsWith(propertyName) ? (asRecord(textOf(property)) as Property | null) : null
      return value ? [[name.slice(propertyName.length), value] as const] : []
    }),
  )
}

function asRecord(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const asHashes = (given: unknown): string[] =>
  Array.isArray(given) ? given.filter((one): one is string => typeof one === 'string') : []

/** Shapes that carry a mark, wherever they were moved: by what PowerPoint keeps with the shape, or else by their name. */
export function findMarks(deck: Deck): Marked[] {
  const properties = propertiesOf(deck)
  const found: Marked[] = []
  for (const { part, slide } of pagesOf(deck)) {
    for (const shape of shapesIn(deck.tree(part))) {
      const heads = nonVisual(shape)
      const tagged = tagOf(deck, part, heads)
      const named = nameOf(childOf(heads, 'cNvPr')?.attributes.name ?? '')
      const property = named && properties.get(named.key)
      if (tagged) found.push({ ...tagged, part, slide, shape })
      else if (named && property) {
        const said = asHashes(property.said?.[`${named.role}.${named.nth}`])
        found.push({ ...named, part, slide, shape, said, of: property.of })
      }
    }
  }
  return found
}

function tagOf(
  deck: Deck,
  part: string,
  heads: XmlElement | undefined,
): (ShapeName & { said: string[]; of: unknown }) | null {
  const list = childOf(heads, 'nvPr', 'custDataLst')
  for (const tags of list ? childrenOf(list, 'tags') : []) {
    const id = prefixed(tags, 'id')
    const target = deck.relations(part).find((one) => one.id === id)?.target
    if (!target || !deck.has(target) || posix.extname(target) !== '.xml') continue
    for (const { attributes } of childrenOf(deck.tree(target), 'tag')) {
      const value = attributes.name?.toUpperCase() === tagName ? asRecord(attributes.val ?? '') : null
      const name = value && nameOf(`${value.role} ${value.key}.${value.nth}`)
      if (name) return { ...name, said: asHashes(value.said), of: value.of }
    }
  }
  return null
}

import { posix } from 'node:path'
import { AppError } from '../core/app-error.ts'
import { defaultLimits } from '../sheets/limits.ts'
import { openParts } from '../sheets/parts.ts'
import { ReadingStopped } from '../sheets/problem.ts'
import { packed } from './packed.ts'
import { childrenOf, parseXml, writeXml, type XmlElement } from './xml-tree.ts'

/** Bytes as a deck is uploaded, and unpacked; one part of XML. */
export const largestDeck = 20_000_000
const largestUnpacked = 120_000_000
const largestXml = 12_000_000

const tooLarge = () =>
  new AppError('deck-too-large', {
    megabytes: largestDeck / 1_000_000,
    unpacked: largestUnpacked / 1_000_000,
  })

/** `kind`: the end of its type, whose beginning differs between the usual and the strict form. */
export type Relation = { id: string; kind: string; type: string; target: string; isOutside: boolean }

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const container = 'http://schemas.openxmlformats.org/package/2006/relationships'
const typesName = '[Content_Types].xml'

/** A presentation taken apart; parts by their full name, without the slash at the beginning. */
export class Deck {
  readonly parts: Map<string, Uint8Array>
  readonly #types: { byPart: Map<string, string>; byEnding: Map<string, string> }
  readonly #trees = new Map<string, XmlElement>()

  constructor(parts: Map<string, Uint8Array>) {
    this.parts = parts
    const root = this.tree(typesName)
    const listed = (name: string, key: string) =>
      new Map(
        childrenOf(root, name).map(({ attributes }) => [
          (attributes[key] ?? '').replace(/^\//, '').toLowerCase(),
          attributes.ContentType ?? '',
        ]),
      )
    this.#types = { byPart: listed('Override', 'PartName'), byEnding: listed('Default', 'Extension') }
  }

  has(name: string): boolean {
    return this.parts.has(name)
  }

  /** What a part says it is; an empty text where nothing does. */
  typeOf(name: string): string {
    const key = name.toLowerCase()
    return this.#types.byPart.get(key) ?? this.#types.byEnding.get(posix.extname(key).slice(1)) ?? ''
  }

  /** Read once; what is changed in it is written with the deck. @throws AppError deck-damaged, deck-too-large */
  tree(name: string): XmlElement {
    const known = this.#trees.get(name)
    if (known) return known
    const part = this.parts.get(name)
    if (!part) throw new AppError('deck-damaged')
    if (part.length > largestXml) throw tooLarge()
    const tree = parseXml(decoded(part))
    this.#trees.set(name, tree)
    return tree
  }

  put(name: string, part: Uint8Array | XmlElement, type?: string): void {
    if (part instanceof Uint8Array) {
      this.parts.set(name, part)
      this.#trees.delete(name)
    } else {
      this.parts.set(name, new Uint8Array())
      this.#trees.set(name, part)
    }
    if (type !== undefined) this.#types.byPart.set(name.toLowerCase(), type)
  }

  drop(name: string): void {
    this.parts.delete(name)
    this.#trees.delete(name)
    this.#types.byPart.delete(name.toLowerCase())
  }

  /** What a part, or the whole deck (`''`), leans on; targets inside are full names. */
  relations(name: string): Relation[] {
    const list = relationsName(name)
    if (!this.has(list)) return []
    return childrenOf(this.tree(list), 'Relationship').map(({ attributes: a }) => {
      const isOutside = a.TargetMode === 'External'
      const target = a.Target ?? ''
      const inside = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(name), target)
      const type = a.Type ?? ''
      return {
        id: a.Id ?? '',
        kind: posix.basename(type),
        type,
        target: isOutside ? target : inside,
        isOutside,
      }
    })
  }

  setRelations(name: string, relations: readonly Relation[]): void {
    this.put(relationsName(name), {
      name: 'Relationships',
      attributes: { xmlns: container },
      children: relations.map(({ id, type, target, isOutside }) => ({
        name: 'Relationship',
        attributes: {
          Id: id,
          Type: type,
          Target: isOutside ? target : posix.relative(posix.dirname(name), target),
          ...(isOutside ? { TargetMode: 'External' } : {}),
        },
        children: [],
      })),
    })
  }

  /** Leans a part on another and says by which id. */
  relate(name: string, kind: string, target: string): string {
    const relations = this.relations(name)
    const taken = new Set(relations.map(({ id }) => id))
    let nth = relations.length + 1
    while (taken.has(`rId${nth}`)) nth++
    this.setRelations(name, [
      ...relations,
      { id: `rId${nth}`, kind, type: `${office}/${kind}`, target, isOutside: false },
    ])
    return `rId${nth}`
  }

  /** The part that the deck begins with. @throws AppError deck-not-presentation */
  get main(): string {
    const found = this.relations('').find(({ kind }) => kind === 'officeDocument')?.target
    if (!found || !this.has(found)) throw new AppError('deck-not-presentation')
    return found
  }

  /** The slides in their order. */
  get slides(): string[] {
    const byId = new Map(this.relations(this.main).map((one) => [one.id, one.target]))
    return childrenOf(this.tree(this.main), 'sldIdLst')
      .flatMap((list) => childrenOf(list, 'sldId'))
      .flatMap(({ attributes }) => byId.get(attributes['r:id'] ?? '') ?? [])
      .filter((name) => this.has(name))
  }

  bytes(): Uint8Array {
    for (const [name, tree] of this.#trees)
      if (name !== typesName) this.parts.set(name, encoded(writeXml(tree)))
    const byEnding = [...this.#types.byEnding]
    const byPart = [...this.parts.keys()].filter(
      (name) => name !== typesName && this.#types.byPart.has(name.toLowerCase()),
    )
    const types: XmlElement = {
      name: 'Types',
      attributes: { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
      children: [
        ...byEnding.map(([Extension, ContentType]) => ({
          name: 'Default',
          attributes: { Extension, ContentType },
          children: [],
        })),
        ...byPart.map((name) => ({
          name: 'Override',
          attributes: { PartName: `/${name}`, ContentType: this.typeOf(name) },
          children: [],
        })),
      ],
    }
    const { [typesName]: _, ...rest } = Object.fromEntries(this.parts)
    return packed({ [typesName]: encoded(writeXml(types)), ...rest })
  }

  /** Types of endings that another deck brings along. */
  learnEndings(other: Deck): void {
    for (const [ending, type] of other.#types.byEnding)
      if (!this.#types.byEnding.has(ending)) this.#types.byEnding.set(ending, type)
  }
}

const relationsName = (name: string): string =>
  name === '' ? '_rels/.rels' : posix.join(posix.dirname(name), '_rels', `${posix.basename(name)}.rels`)

function decoded(part: Uint8Array): string {
  try {
    return new TextDecoder(part[0] === 0xff && part[1] === 0xfe ? 'utf-16le' : 'utf-8', {
      fatal: true,
    }).decode(part)
  } catch {
    throw new AppError('deck-damaged')
  }
}
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)

const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** Programs, the buttons and toolbars that start them. */
const programs = /(^|\/)(vbaProject|vbaData|attachedToolbars)|macroEnabled/i

/**
 * Reads a presentation with bounded memory. None that starts a program is taken, whoever it is for.
 * @throws AppError deck-not-presentation, deck-damaged, deck-too-large, deck-encrypted, deck-macros
 */
export async function openDeck(bytes: Uint8Array): Promise<Deck> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (whole.length > largestDeck) throw tooLarge()
  if (whole.subarray(0, 8).equals(compoundFile)) throw new AppError('deck-encrypted')
  if (whole.subarray(0, 2).toString('latin1') !== 'PK') throw new AppError('deck-not-presentation')
  const parts = new Map<string, Uint8Array>()
  try {
    const zip = await openParts(whole, { ...defaultLimits, unpacked: largestUnpacked, parts: 5_000 })
    if (!zip.has(typesName)) throw new AppError('deck-not-presentation')
    if (zip.some((name) => programs.test(name))) throw new AppError('deck-macros')
    for (const name of zip.names) parts.set(name.replace(/^\//, ''), await zip.bytes(name))
  } catch (fault) {
    throw asDeckFault(fault)
  }
  const deck = new Deck(parts)
  const type = deck.typeOf(deck.main)
  if (programs.test(type)) throw new AppError('deck-macros')
  if (!/presentationml\.(presentation|template|slideshow)\.main\+xml$/.test(type))
    throw new AppError('deck-not-presentation')
  return deck
}

function asDeckFault(fault: unknown): unknown {
  if (!(fault instanceof ReadingStopped)) return fault
  const { code } = fault.problem
  if (code === 'encrypted') return new AppError('deck-encrypted')
  if (code === 'unpacks-too-large') return tooLarge()
  return new AppError('deck-damaged')
}

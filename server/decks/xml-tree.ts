import { SaxesParser } from 'saxes'
import { AppError } from '../core/app-error.ts'

/** Names as they are written, with their prefix. Everything but comments and instructions is kept, so that it can be written back. */
export type XmlElement = {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

/** A slide nests two dozen; a group in a group in a group some more. */
const deepest = 200

/** @throws AppError deck-damaged: no XML, or one that would make an entity mean something */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  const refuse = () => {
    throw new AppError('deck-damaged')
  }
  const add = (said: string) => {
    open.at(-1)?.children.push(said)
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name, attributes, children: [] }
    if (open.length >= deepest) refuse()
    open.at(-1)?.children.push(element)
    open.push(element)
    root ??= element
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text.replace(/^\uFEFF/, '')).close()
  if (!root) throw new AppError('deck-damaged')
  return root
}

export const writeXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

function written({ name, attributes, children }: XmlElement): string {
  const said = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${value.replace(/[&<>"\n\r\t]/g, (sign) => signs[sign] ?? sign)}"`)
    .join('')
  if (children.length === 0) return `<${name}${said}/>`
  const inside = children.map((child) =>
    typeof child === 'string' ? child.replace(/[&<>\r]/g, (sign) => signs[sign] ?? sign) : written(child),
  )
  return `<${name}${said}>${inside.join('')}</${name}>`
}

/** The prefix is the writer's choice. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1)

export const elements = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child) => typeof child !== 'string')

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  elements(element).filter((child) => local(child.name) === name)

/** Along a path of children, the first of each name. */
export const childOf = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((at, name) => at && childrenOf(at, name)[0], element)

/** All below, in the order of the text. */
export function* below(element: XmlElement): Generator<XmlElement> {
  for (const child of elements(element)) {
    yield child
    yield* below(child)
  }
}

export const allOf = (element: XmlElement, name: string): XmlElement[] =>
  [...below(element)].filter((one) => local(one.name) === name)

export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

/** An attribute by its name without prefix, where it must have one. */
export const prefixed = ({ attributes }: XmlElement, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]

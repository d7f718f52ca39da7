import {
  type DeckChange,
  type DeckKept,
  type DeckPiece,
  type DeckReport,
  isBeside,
  mostChanges,
} from '../core/decks.ts'
import { absent, formatter } from '../core/format.ts'
import type { Lang } from '../core/words.ts'
import type { Deck } from './deck.ts'
import {
  cellsOf,
  cellText,
  findMarks,
  hashOf,
  type Marked,
  paragraphsOf,
  type ShapeRole,
  saidIn,
  settled,
} from './marks.ts'
import { allOf, childOf, childrenOf, elements, local, prefixed, textOf, type XmlElement } from './xml-tree.ts'

const pieces: Record<ShapeRole, DeckPiece> = {
  finding: 'text',
  lead: 'text',
  card: 'text',
  text: 'text',
  stamp: 'text',
  chart: 'chart',
  table: 'table',
  code: 'code',
  notes: 'notes',
}

/**
 * Moves the figures of a deck to what they are in `fresh`, shape by shape, by their marks. Nothing else is touched: not a
 * place, a colour, a slide, nor a word that somebody wrote. What somebody changed of ours is kept, and said.
 * @param unread keys of figures that could not be read
 */
export function refreshDeck(
  deck: Deck,
  fresh: readonly Deck[],
  unread: ReadonlySet<string>,
  lang: Lang,
): DeckReport {
  const now = new Map(fresh.flatMap((of) => findMarks(of).map((one) => [placeOf(one), { of, one }] as const)))
  const found = findMarks(deck)
  const titles = deck.slides.map((part) => titleOf(deck.tree(part)))
  const changed: DeckChange[] = []
  const kept: DeckKept[] = []
  for (const old of found) {
    const at = { slide: old.slide, title: titles[old.slide - 1] ?? '', piece: pieces[old.role] }
    const next = now.get(placeOf(old))
    const telling: Telling = {
      lang,
      change: (label, before, after) => {
        if (settled(before) !== settled(after)) changed.push({ ...at, label, before, after })
      },
      keep: (why, said) => {
        if (!kept.some((one) => one.slide === at.slide && one.piece === at.piece && one.now === said))
          kept.push({ ...at, why, now: said })
      },
    }
    if (!next) telling.keep(unread.has(old.key) ? 'not-read' : 'gone', null)
    else moves[old.role](deck, old, next.of, next.one, telling)
  }
  const inOrder = [...changed.filter((one) => !isBeside(one)), ...changed.filter(isBeside)]
  return {
    figures: new Set(found.map(({ key }) => key)).size,
    changed: inOrder.slice(0, mostChanges),
    unlisted: Math.max(0, changed.length - mostChanges),
    kept,
  }
}

const placeOf = ({ role, key, nth }: Marked): string => `${role} ${key}.${nth}`

/** The words of the title, or the first words there are. */
function titleOf(slide: XmlElement): string {
  const shapes = allOf(slide, 'sp')
  const title = shapes.find((shape) =>
    /title/i.test(childOf(shape, 'nvSpPr', 'nvPr', 'ph')?.attributes.type ?? ''),
  )
  const said = [title, ...shapes].map((shape) =>
    shape ? paragraphsOf(shape).map(saidIn).join(' ').trim() : '',
  )
  return (said.find(Boolean) ?? '').slice(0, 200)
}

type Telling = {
  lang: Lang
  change: (label: string, before: string, after: string) => void
  keep: (why: DeckKept['why'], now: string | null) => void
}
type Move = (deck: Deck, old: Marked, fresh: Deck, next: Marked, telling: Telling) => void

const moveText: Move = (deck, old, fresh, next, { change, keep }) => {
  const before = paragraphsOf(old.shape)
  const after = paragraphsOf(next.shape)
  if (after.length !== old.said.length) {
    moveBlock(deck, old, fresh, next, { change, keep })
    return
  }
  for (const [i, paragraph] of after.entries()) {
    const said = saidIn(paragraph)
    // Wherever somebody moved it to among the paragraphs, and whatever they wrote around it.
    const there = before.find((one) => hashOf(saidIn(one)) === old.said[i])
    if (there) {
      change('', saidIn(there), said)
      rewrite(there, paragraph)
      relink(deck, old.part, there, fresh, next.part, paragraph)
    } else if (hashOf(said) !== old.said[i]) keep('edited', said)
  }
}

/** Other lines than there were, such as a label that is due no more: ours go and come together. */
function moveBlock(
  deck: Deck,
  old: Marked,
  fresh: Deck,
  next: Marked,
  { change, keep }: Pick<Telling, 'change' | 'keep'>,
): void {
  const body = childOf(old.shape, 'txBody')
  const before = paragraphsOf(old.shape)
  const hashes = before.map((one) => hashOf(saidIn(one)))
  const at = hashes.findIndex((_, i) => old.said.every((one, k) => hashes[i + k] === one))
  const after = paragraphsOf(next.shape)
  if (!body || old.said.length === 0 || at < 0) {
    keep('edited', after.map(saidIn).join('\n'))
    return
  }
  const ours = before.slice(at, at + old.said.length)
  const lines = ours.map(saidIn)
  const said = after.map(saidIn)
  for (const line of said) if (!lines.includes(line)) change('', lineLike(lines, line), line)
  for (const line of lines)
    if (!said.some((one) => lineLike(lines, one) === line || one === line)) change('', line, absent)
  const place = body.children.indexOf(ours[0] as XmlElement)
  const others = body.children.filter((child) => !ours.includes(child as XmlElement))
  const own = after.map((paragraph) => brought(deck, old.part, fresh, next.part, paragraph))
  body.children = [...others.slice(0, place), ...own, ...others.slice(place)]
}

/** A paragraph of another deck, its links led anew. */
function brought(deck: Deck, part: string, fresh: Deck, from: string, paragraph: XmlElement): XmlElement {
  const copy = structuredClone(paragraph)
  for (const link of allOf(copy, 'hlinkClick')) {
    const key = Object.keys(link.attributes).find((name) => name.endsWith(':id'))
    const was = fresh.relations(from).find(({ id }) => id === prefixed(link, 'id'))
    if (!key || !was?.isOutside) continue
    const id = deck.relate(part, 'hyperlink', was.target)
    deck.setRelations(
      part,
      deck
        .relations(part)
        .map((one) => (one.id === id ? { ...one, target: was.target, isOutside: true } : one)),
    )
    link.attributes[key] = id
  }
  return copy
}

/** The words of runs, each in its own dress; where somebody parted or joined runs, all in the dress of the first. */
function rewrite(paragraph: XmlElement, after: XmlElement): void {
  const runs = childrenOf(paragraph, 'r')
  const wanted = childrenOf(after, 'r').map((run) => textOf(childOf(run, 't') ?? { ...run, children: [] }))
  const [first] = runs
  if (!first) return
  if (runs.length === wanted.length) {
    for (const [i, run] of runs.entries()) say(run, wanted[i] ?? '')
    return
  }
  say(first, wanted.join(''))
  paragraph.children = paragraph.children.filter(
    (child) =>
      typeof child === 'string' || child === first || !['r', 'br', 'fld'].includes(local(child.name)),
  )
}

function say(run: XmlElement, text: string): void {
  const words = childOf(run, 't')
  if (words) words.children = [text]
}

/** An address that is clicked leads to where the words say. */
function relink(
  deck: Deck,
  part: string,
  paragraph: XmlElement,
  fresh: Deck,
  from: string,
  after: XmlElement,
): void {
  const target = (of: Deck, at: string, element: XmlElement) => {
    const [link] = allOf(element, 'hlinkClick')
    const id = link && prefixed(link, 'id')
    return of.relations(at).find((one) => one.id === id && one.isOutside)
  }
  const was = target(deck, part, paragraph)
  const will = target(fresh, from, after)
  if (was && will)
    deck.setRelations(
      part,
      deck.relations(part).map((one) => (one.id === was.id ? { ...one, target: will.target } : one)),
    )
}

/** Our paragraphs stand together; what people wrote before and after them stays. */
const moveNotes: Move = (deck, old, fresh, next, telling) => moveBlock(deck, old, fresh, next, telling)

/** The line that spoke of the same before: the one with the same beginning. */
const lineLike = (lines: readonly string[], line: string): string => {
  const [head = ''] = line.split(/[:|]/)
  return lines.find((one) => one.split(/[:|]/)[0] === head) ?? absent
}

const moveTable: Move = (_deck, old, _fresh, next, { change, keep }) => {
  const [table] = allOf(old.shape, 'tbl')
  const rows = cellsOf(old.shape)
  const wanted = cellsOf(next.shape).map((cells) => cells.map(cellText))
  const said = old.said.map((row) => row.split(' '))
  const isSameShape =
    rows.length === said.length && rows.every((cells, i) => cells.length === said[i]?.length)
  const all = wanted.map((cells) => cells.join(' | ')).join('\n')
  if (!table || !isSameShape || wanted.some((cells) => cells.length !== wanted[0]?.length)) {
    keep('edited', all)
    return
  }
  const isUntouched = rows.every((cells, i) =>
    cells.every((cell, k) => hashOf(cellText(cell)) === said[i]?.[k]),
  )
  if (!isUntouched && rows.length !== wanted.length) {
    keep('edited', all)
    return
  }
  const heads = rows[0]?.map(cellText) ?? []
  const elementsOfRows = childrenOf(table, 'tr')
  for (const [i, texts] of wanted.entries()) {
    let row = elementsOfRows[i]
    if (!row) {
      row = structuredClone(elementsOfRows.at(-1)) as XmlElement
      table.children.push(row)
    }
    const cells = childrenOf(row, 'tc')
    for (const [k, text] of texts.entries()) {
      const cell = cells[k]
      if (!cell) continue
      const before = i < rows.length ? cellText(cell) : absent
      if (i < rows.length && hashOf(before) !== said[i]?.[k]) {
        if (settled(before) !== settled(text)) keep('edited', text)
        continue
      }
      if (i > 0) change([texts[0], heads[k]].filter(Boolean).join(' · '), before, text)
      setCell(cell, text)
    }
  }
  const surplus = elementsOfRows.slice(wanted.length)
  for (const row of surplus) change(cellText(childrenOf(row, 'tc')[0] as XmlElement), absent, absent)
  table.children = table.children.filter((child) => !surplus.includes(child as XmlElement))
}

function setCell(cell: XmlElement, text: string): void {
  const [first, ...more] = paragraphsOf(cell)
  const body = childOf(cell, 'txBody')
  if (!first || !body) return
  const [run, ...runs] = childrenOf(first, 'r')
  if (run) {
    say(run, text)
    first.children = first.children.filter((child) => !runs.includes(child as XmlElement))
  } else if (text) {
    const end = childOf(first, 'endParaRPr')
    const dress: XmlElement[] = end ? [{ ...structuredClone(end), name: 'a:rPr' }] : []
    const added: XmlElement = {
      name: 'a:r',
      attributes: {},
      children: [...dress, { name: 'a:t', attributes: {}, children: [text] }],
    }
    first.children = [...first.children.filter((child) => child !== end), added, ...(end ? [end] : [])]
  }
  body.children = body.children.filter((child) => !more.includes(child as XmlElement))
}

const chartOf = (deck: Deck, { part, shape }: Marked): string | undefined => {
  const [chart] = allOf(shape, 'chart')
  const id = chart && prefixed(chart, 'id')
  const target = deck.relations(part).find((one) => one.id === id)?.target
  return target && deck.has(target) ? target : undefined
}

/** Labels and values, in the chart and in the workbook inside; its dress stays. */
const moveChart: Move = (deck, old, fresh, next, { lang, change, keep }) => {
  const part = chartOf(deck, old)
  const from = chartOf(fresh, next)
  if (!part || !from) {
    keep('gone', null)
    return
  }
  const space = deck.tree(part)
  const will = fresh.tree(from)
  const before = allOf(space, 'ser')
  const after = allOf(will, 'ser')
  tellValues(before, after, lang, change)
  const pairs = pairedSeries(before, after)
  for (const one of after) {
    const series = pairs.get(one)
    if (series) for (const name of ['tx', 'cat', 'val']) replaceChild(series, name, one)
    else addSeries(space, one)
  }
  const moved = new Set(pairs.values())
  for (const surplus of before) if (!moved.has(surplus)) removeFrom(space, surplus)
  moveAxis(space, will)
  moveWorkbook(deck, part, fresh, from)
}

/** Each series with what it was: by its name, and where somebody gave it another one by its place among the rest. */
function pairedSeries(
  before: readonly XmlElement[],
  after: readonly XmlElement[],
): Map<XmlElement, XmlElement> {
  const nameOf = (series: XmlElement) =>
    allOf(childOf(series, 'tx') ?? series, 'v')
      .map(textOf)
      .join('')
  const pairs = new Map<XmlElement, XmlElement>()
  const left = [...before]
  const take = (one: XmlElement, at: number) => {
    const [found] = at < 0 ? [] : left.splice(at, 1)
    if (found) pairs.set(one, found)
  }
  for (const one of after)
    take(
      one,
      left.findIndex((old) => nameOf(old) === nameOf(one)),
    )
  for (const one of after) if (!pairs.has(one)) take(one, left.length > 0 ? 0 : -1)
  return pairs
}

type Value = { label: string; series: string; text: string }

function valuesOf(all: readonly XmlElement[], lang: Lang): Map<string, Value> {
  const f = formatter(lang)
  const points = (of: XmlElement | undefined) =>
    new Map(
      (of ? allOf(of, 'pt') : []).map((point) => [
        point.attributes.idx ?? '',
        textOf(childOf(point, 'v') ?? point),
      ]),
    )
  return new Map(
    all.flatMap((one) => {
      const series = [...points(childOf(one, 'tx')).values()].join('')
      const labels = points(childOf(one, 'cat'))
      const isShare = /%/.test(
        textOf(allOf(childOf(one, 'val') ?? one, 'formatCode')[0] ?? { ...one, children: [] }),
      )
      return [...points(childOf(one, 'val'))].map(([idx, value]) => {
        const label = labels.get(idx) ?? ''
        const text = isShare ? f.share(Number(value)) : f.number(Number(value))
        return [`${series}\n${label}`, { label, series, text }] as const
      })
    }),
  )
}

/** By label, so that a window that moved on is told as what came and went. */
function tellValues(
  before: readonly XmlElement[],
  after: readonly XmlElement[],
  lang: Lang,
  change: Telling['change'],
): void {
  // A program may have forgotten how the values are written; what they are now says it.
  const isShare = after.some((one) =>
    /%/.test(textOf(allOf(one, 'formatCode')[0] ?? { ...one, children: [] })),
  )
  const dressed = isShare ? before.map(asShare) : before
  const was = valuesOf(dressed, lang)
  const is = valuesOf(after, lang)
  const label = (one: Value) => (after.length > 1 ? `${one.label} · ${one.series}` : one.label)
  for (const [key, one] of is) change(label(one), was.get(key)?.text ?? absent, one.text)
  for (const [key, one] of was) if (!is.has(key)) change(label(one), one.text, absent)
}

function asShare(series: XmlElement): XmlElement {
  const copy = structuredClone(series)
  for (const code of allOf(copy, 'formatCode')) code.children = ['0.0%']
  return copy
}

function replaceChild(series: XmlElement, name: string, by: XmlElement): void {
  const wanted = childOf(by, name)
  const at = series.children.findIndex((child) => typeof child !== 'string' && local(child.name) === name)
  if (at >= 0 && wanted) series.children[at] = structuredClone(wanted)
}

function addSeries(space: XmlElement, series: XmlElement): void {
  const holder = allOf(space, 'plotArea')
    .flatMap(elements)
    .find((one) => childOf(one, 'ser'))
  if (!holder) return
  const last = holder.children.findLastIndex(
    (child) => typeof child !== 'string' && local(child.name) === 'ser',
  )
  holder.children.splice(last + 1, 0, structuredClone(series))
}

function removeFrom(tree: XmlElement, gone: XmlElement): void {
  tree.children = tree.children.filter((child) => child !== gone)
  for (const child of elements(tree)) removeFrom(child, gone)
}

/** An axis that ends below a value of today would cut it off; one that is wide enough is left as somebody set it. */
function moveAxis(space: XmlElement, will: XmlElement): void {
  const values = allOf(will, 'val').flatMap((one) => allOf(one, 'v').map((value) => Number(textOf(value))))
  const bounds = (tree: XmlElement) => {
    const scaling = childOf(allOf(tree, 'valAx')[0], 'scaling')
    return { max: childOf(scaling, 'max'), min: childOf(scaling, 'min') }
  }
  const was = bounds(space)
  const is = bounds(will)
  const step = { was: allOf(space, 'majorUnit')[0], is: allOf(will, 'majorUnit')[0] }
  const isShort =
    (was.max && values.some((value) => value > Number(was.max?.attributes.val))) ||
    (was.min && values.some((value) => value < Number(was.min?.attributes.val)))
  if (!isShort) return
  if (was.max && is.max) was.max.attributes = { ...is.max.attributes }
  if (was.min && is.min) was.min.attributes = { ...is.min.attributes }
  if (step.was && step.is) step.was.attributes = { ...step.is.attributes }
}

/** What "Edit data" opens; where a program threw it away, there is one again. */
function moveWorkbook(deck: Deck, part: string, fresh: Deck, from: string): void {
  const inside = (of: Deck, at: string) =>
    of.relations(at).find(({ kind, isOutside }) => kind === 'package' && !isOutside)
  const source = inside(fresh, from)
  const bytes = source && fresh.parts.get(source.target)
  if (!source || !bytes) return
  const type = fresh.typeOf(source.target)
  const was = inside(deck, part)
  if (was && deck.has(was.target)) {
    deck.put(was.target, bytes)
    return
  }
  const target = freeName(deck, 'ppt/embeddings/figures', '.xlsx')
  deck.put(target, bytes, type)
  const id = deck.relate(part, 'package', target)
  const space = deck.tree(part)
  space.children = space.children.filter(
    (child) => typeof child === 'string' || local(child.name) !== 'externalData',
  )
  const before = ['printSettings', 'userShapes', 'extLst']
  const at = space.children.findIndex(
    (child) => typeof child !== 'string' && before.includes(local(child.name)),
  )
  space.attributes['xmlns:r'] ??= 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  space.children.splice(at < 0 ? space.children.length : at, 0, {
    name: 'c:externalData',
    attributes: { 'r:id': id },
    children: [{ name: 'c:autoUpdate', attributes: { val: '0' }, children: [] }],
  })
}

function freeName(deck: Deck, beginning: string, ending: string): string {
  let nth = 1
  while (deck.has(`${beginning}${nth}${ending}`)) nth++
  return `${beginning}${nth}${ending}`
}

/** The code for a camera leads to the new address. */
const moveCode: Move = (deck, old, fresh, next) => {
  const [blip] = allOf(old.shape, 'blip')
  const [source] = allOf(next.shape, 'blip')
  const target = (of: Deck, part: string, element: XmlElement | undefined) => {
    const id = element && prefixed(element, 'embed')
    return of.relations(part).find((one) => one.id === id)?.target
  }
  const from = target(fresh, next.part, source)
  const bytes = from && fresh.parts.get(from)
  const key = blip && Object.keys(blip.attributes).find((name) => name.endsWith(':embed'))
  if (!blip || !bytes || !key) return
  const media = freeName(deck, 'ppt/media/code', '.png')
  deck.put(media, bytes, 'image/png')
  blip.attributes[key] = deck.relate(old.part, 'image', media)
}

const moves: Record<ShapeRole, Move> = {
  finding: moveText,
  lead: moveText,
  card: moveText,
  text: moveText,
  stamp: moveText,
  chart: moveChart,
  table: moveTable,
  code: moveCode,
  notes: moveNotes,
}

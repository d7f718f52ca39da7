import { strFromU8, strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { AppError } from '../core/app-error.ts'
import { zipOf } from '../sheets/testing/zip.ts'
import { Deck, openDeck } from './deck.ts'
import { frameOf, templateOf } from './template.ts'
import { leaning, logo, officeTemplate, titleBox } from './testing/office-template.ts'

const partsOf = (bytes: Uint8Array) => unzipSync(bytes)
const refusal = async (bytes: Uint8Array) => {
  try {
    await templateOf(bytes)
    return 'taken'
  } catch (fault) {
    if (fault instanceof AppError) return fault.code
    throw fault
  }
}
const types = (changed: (xml: string) => string) =>
  changed(strFromU8(partsOf(officeTemplate())['[Content_Types].xml'] ?? new Uint8Array()))
const master = 'ppt/slideMasters/_rels/slideMaster1.xml.rels'
const ofMaster = (kind: string, target: string) =>
  leaning([
    ['slideLayout', '../slideLayouts/slideLayout1.xml'],
    ['image', '../media/logo.png'],
    ['theme', '../theme/theme1.xml'],
    ['slideLayout', '../slideLayouts/slideLayout2.xml'],
    [kind, target],
  ])

describe('of a presentation is kept what makes it a template', () => {
  it('masters, layouts, theme and logo, byte for byte what they were, and no slide', async () => {
    const before = partsOf(officeTemplate())
    const kept = partsOf(await templateOf(officeTemplate()))
    expect(Object.keys(kept).filter((name) => name.includes('slides/'))).toEqual([])
    expect(Buffer.from(kept['ppt/media/logo.png'] ?? []).equals(logo)).toBe(true)
    expect(kept['ppt/theme/theme1.xml']?.length).toBeGreaterThan(1_000)
    for (const name of Object.keys(before).filter((one) => /Master|Layout|theme/.test(one)))
      expect(Object.keys(kept), name).toContain(name)
    expect(strFromU8(kept['ppt/presentation.xml'] ?? new Uint8Array())).not.toContain('sldIdLst')
  })

  it('from a .potx as well, as a presentation', async () => {
    const potx = officeTemplate({
      '[Content_Types].xml': types((xml) => xml.replace('presentation.main', 'template.main')),
    })
    const deck = await openDeck(await templateOf(potx))
    expect(deck.typeOf(deck.main)).toMatch(/presentation\.main\+xml$/)
  })

  it('the layout with a title is chosen, with its place and the room below', async () => {
    const deck = new Deck(new Map(Object.entries(partsOf(await templateOf(officeTemplate())))))
    const frame = frameOf(deck)
    expect(frame.layout).toBe('ppt/slideLayouts/slideLayout2.xml')
    expect(frame.title).toEqual(titleBox)
    expect(frame.page).toEqual({ w: 10, h: 7.5 })
    expect(frame.room.y).toBeGreaterThan(1.1)
    expect(frame.room.y + frame.room.h).toBeLessThanOrEqual(7.5)
  })

  it('the same upload gives the same bytes', async () => {
    expect(Buffer.from(await templateOf(officeTemplate())).equals(await templateOf(officeTemplate()))).toBe(
      true,
    )
  })
})

describe('refused is', () => {
  const bomb = zipOf([{ name: '[Content_Types].xml', data: 'x', lies: { size: 2_000_000_000 } }])
  const deep = '<a>'.repeat(300) + '</a>'.repeat(300)
  it.each<[string, string, Uint8Array]>([
    ['what is no zip', 'deck-not-presentation', Buffer.from('%PDF-1.7')],
    ['an empty file', 'deck-not-presentation', new Uint8Array()],
    ['a cut file', 'deck-damaged', officeTemplate().slice(0, 3_000)],
    ['an old or encrypted file', 'deck-encrypted', Buffer.from('d0cf11e0a1b11ae1000000', 'hex')],
    ['a zip of something else', 'deck-not-presentation', zipOf([{ name: 'a.txt', data: 'x' }])],
    [
      'a letter of Word',
      'deck-not-presentation',
      officeTemplate({
        '[Content_Types].xml': types((xml) =>
          xml.replace('presentationml.presentation.main', 'wordprocessingml.document.main'),
        ),
      }),
    ],
    ['macros', 'deck-macros', officeTemplate({ 'ppt/vbaProject.bin': strToU8('x') })],
    [
      'what calls itself one with macros',
      'deck-macros',
      officeTemplate({
        '[Content_Types].xml': types((xml) =>
          xml.replace(
            'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
            'application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml',
          ),
        ),
      }),
    ],
    [
      'a picture from outside',
      'deck-links',
      officeTemplate({ [master]: ofMaster('image', 'https://elsewhere.invalid/p.png') }),
    ],
    [
      'a link on a sample slide',
      'deck-links',
      officeTemplate({
        'ppt/slides/_rels/slide1.xml.rels': leaning([['hyperlink', 'https://elsewhere.invalid/']]),
      }),
    ],
    [
      'an object of another program',
      'deck-objects',
      officeTemplate({
        [master]: ofMaster('oleObject', '../embeddings/oleObject1.bin'),
        'ppt/embeddings/oleObject1.bin': strToU8('x'),
      }),
    ],
    [
      'a workbook that belongs to no chart',
      'deck-objects',
      officeTemplate({
        [master]: ofMaster('package', '../embeddings/a.xlsx'),
        'ppt/embeddings/a.xlsx': strToU8('x'),
      }),
    ],
    [
      'a control',
      'deck-objects',
      officeTemplate({
        [master]: ofMaster('control', '../activeX/activeX1.xml'),
        'ppt/activeX/activeX1.xml': '<a/>',
      }),
    ],
    [
      'a button that runs a macro',
      'deck-macros',
      officeTemplate({
        'ppt/slideLayouts/slideLayout1.xml': strFromU8(
          partsOf(officeTemplate())['ppt/slideLayouts/slideLayout1.xml'] ?? new Uint8Array(),
        ).replace('name=""/>', 'name=""><a:hlinkClick r:id="" action="ppaction://macro?name=a"/></p:cNvPr>'),
      }),
    ],
    ['what says it unpacks to two gigabytes', 'deck-too-large', bomb],
    [
      'a part that is a bomb of zeros',
      'deck-too-large',
      officeTemplate({ 'ppt/media/zeros.png': new Uint8Array(50_000_000) }),
    ],
    [
      'an entity',
      'deck-damaged',
      officeTemplate({ 'ppt/presentation.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
    ],
    [
      'three hundred elements in each other',
      'deck-damaged',
      officeTemplate({ 'ppt/presentation.xml': deep }),
    ],
    ['no master', 'deck-no-layout', officeTemplate({ 'ppt/slideMasters/slideMaster1.xml': null })],
  ])('%s', async (_, code, bytes) => {
    expect(await refusal(bytes)).toBe(code)
  })
})

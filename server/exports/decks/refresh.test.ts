import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { FigureBlock, Mark } from '../../core/blocks.ts'
import rankingTwenty from '../../core/charts/gallery/ranking-twenty-offices.ts'
import trendNineteen from '../../core/charts/gallery/trend-nineteen-of-fifty-seven.ts'
import { templateOf } from '../../decks/template.ts'
import { logo, officeTemplate } from '../../decks/testing/office-template.ts'
import type { Document } from '../document.ts'
import { renderPptx } from '../render/pptx.ts'
import { figureOf } from '../testing/figures.ts'
import { convertedTo, drawnAsPdf, ensureOffice, officePatience } from '../testing/office.ts'
import { sheetCells, slideCharts, slideTexts } from '../testing/read-back.ts'
import { deckFigures } from './figures.ts'
import { refreshFile } from './refresh.ts'

const markOf = (kpi: string, kind: 'trend' | 'ranking' = 'trend'): Mark => ({
  spec: { kind, kpi },
  asOf: '2024-11-22T10:00:00.000Z',
  period: '2024-11',
  address: `https://dashboard.invalid/kpis/${kpi}`,
  part: null,
})
const documentOf = (blocks: readonly FigureBlock[]): Document => ({
  lang: 'vi',
  colours: 'light',
  title: 'Giao ban',
  blocks,
})
const table = (rows: FigureBlock['table']['rows']): FigureBlock['table'] => ({
  ...figureOf().table,
  rows,
  all: rows.length,
})
const trend = figureOf({
  title: 'Cơ sở dữ liệu',
  finding: 'Mười chín trong năm mươi bảy.',
  note: 'Lời của phòng.',
  mark: markOf('databases'),
})
const bars = figureOf({
  title: 'Xếp hạng',
  chart: { kind: 'ranking', data: rankingTwenty },
  mark: markOf('ranked', 'ranking'),
})
const rows = figureOf({
  title: 'Bảng',
  chart: null,
  table: table([
    ['Sở Y tế', 10, { share: 0.5 }, { day: '2024-11-22' }],
    ['Sở Tài chính', 20, { share: 0.25 }, { day: '2024-11-22' }],
  ]),
  mark: markOf('rows'),
})
const before = documentOf([trend, bars, rows])

/** The last month of the trend moved from 19 to 20 of 57, an office from its figure to all of it, one cell from 10 to 11. */
const after = documentOf([
  {
    ...trend,
    finding: 'Hai mươi trong năm mươi bảy.',
    chart: {
      kind: 'trend',
      data: {
        ...trendNineteen,
        points: trendNineteen.points.map((point, i, all) =>
          i === all.length - 1 ? { ...point, numerator: 20, value: 20 / 57 } : point,
        ),
      },
    },
    stamp: { ...trend.stamp, asOf: '25/11/2024', address: 'https://dashboard.invalid/kpis/databases?later' },
  },
  {
    ...bars,
    chart: {
      kind: 'ranking',
      data: {
        ...rankingTwenty,
        rows: rankingTwenty.rows.map((row, i) => (i === 3 ? { ...row, value: 0.9 } : row)),
      },
    },
  },
  {
    ...rows,
    table: table([
      ['Sở Y tế', 11, { share: 0.55 }, { day: '2024-11-22' }],
      ['Sở Tài chính', 20, { share: 0.25 }, { day: '2024-11-22' }],
      ['Sở Nội vụ', 3, null, null],
    ]),
  },
])

const refreshed = (deck: Uint8Array, more: { documents?: Document[]; unread?: string[] } = {}) =>
  refreshFile({ deck, documents: [after], unread: [], lang: 'vi', ...more })
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part, true)]))
const packed = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part, true)])))
const utf8 = (text: string) => strFromU8(strToU8(text), true)
/** A deck in other hands: parts as text, changed and put together again. */
const changedBy = (bytes: Uint8Array, how: (parts: Record<string, string>) => void) => {
  const parts = partsOf(bytes)
  how(parts)
  return packed(parts)
}

const wantedChanges = (changed: { label: string; before: string; after: string }[]) =>
  changed.map(({ label, before, after }) => `${label}: ${before} → ${after}`)

describe('a deck that nobody touched', () => {
  it('says which figures it has, each once', async () => {
    const { bytes } = await renderPptx(before)
    const found = await deckFigures(bytes)
    expect(found.map(({ mark, lang }) => [mark.spec, mark.period, lang])).toEqual(
      before.blocks.map((block) => [block.kind === 'figure' && block.mark?.spec, '2024-11', 'vi']),
    )
  })

  it('with the same figures is told nothing', async () => {
    const { bytes } = await renderPptx(before)
    const { report } = await refreshed(bytes, { documents: [before] })
    expect(report).toEqual({ figures: 3, changed: [], unlisted: 0, kept: [] })
  })

  it('moves to the figures of now: charts, their workbooks, tables, sentences, stamps, notes', async () => {
    const { bytes } = await renderPptx(before)
    const { bytes: moved, report } = await refreshed(bytes)
    const wanted = (await renderPptx(after)).bytes
    expect(slideTexts(moved)).toEqual(slideTexts(wanted))
    const charts = slideCharts(moved)
    const fresh = slideCharts(wanted)
    expect(charts.map(({ series, labels }) => ({ series, labels }))).toEqual(
      fresh.map(({ series, labels }) => ({ series, labels })),
    )
    expect(charts.map(({ workbook }) => sheetCells(workbook))).toEqual(
      fresh.map(({ workbook }) => sheetCells(workbook)),
    )
    expect(report.kept).toEqual([])
    expect(wantedChanges(report.changed)).toEqual(
      expect.arrayContaining([
        'T11/2024: 33,3% → 35,1%',
        'Sở Y tế · Số: 10 → 11',
        'Sở Nội vụ · Số: – → 3',
        ': Mười chín trong năm mươi bảy. → Hai mươi trong năm mươi bảy.',
        ': 19/57 (33,3%)   22/11/2024 → 20/57 (35,1%)   22/11/2024',
      ]),
    )
    expect(report.changed.every(({ title }) => ['Cơ sở dữ liệu', 'Xếp hạng', 'Bảng'].includes(title))).toBe(
      true,
    )
  })

  it('a sample label that is due no more goes, and the link leads to where the words say', async () => {
    const { bytes } = await renderPptx(before)
    const bare = documentOf([
      { ...trend, stamp: { ...trend.stamp, sample: null, address: 'https://b.invalid/' } },
    ])
    const { bytes: moved } = await refreshed(bytes, { documents: [bare] })
    const parts = partsOf(moved)
    expect(parts['ppt/slides/slide1.xml']).not.toContain(utf8('Số liệu minh họa'))
    expect(parts['ppt/slides/slide1.xml']).toContain('https://b.invalid/')
    expect(parts['ppt/slides/_rels/slide1.xml.rels']).toContain('Target="https://b.invalid/"')
  })
})

describe('of a deck that was edited', () => {
  const edited = async () =>
    changedBy((await renderPptx(before)).bytes, (parts) => {
      const change = (name: string, how: (xml: string) => string) => {
        const was = parts[name] ?? ''
        const is = how(was)
        expect(is, name).not.toBe(was)
        parts[name] = is
      }
      change('ppt/slides/slide1.xml', (xml) =>
        xml
          .replace(utf8('>Cơ sở dữ liệu<'), utf8('>Tiêu đề của tôi<'))
          .replace(/(<p:xfrm><a:off x=")\d+/, '$1123456')
          .replace(utf8('Lời của phòng.'), utf8('Lời của phòng, sửa rồi.')),
      )
      change('ppt/charts/chart1.xml', (xml) =>
        xml.replaceAll(/srgbClr val="[0-9A-F]{6}"/g, 'srgbClr val="ABCDEF"'),
      )
      change('ppt/notesSlides/notesSlide1.xml', (xml) =>
        xml.replace('<a:p>', '<a:p><a:r><a:t>Noi cham o day</a:t></a:r></a:p><a:p>'),
      )
      // A slide of somebody's own, and the slides in another order.
      parts['ppt/slides/slide9.xml'] = (parts['ppt/slides/slide3.xml'] ?? '')
        .replace(/<p:graphicFrame>.*<\/p:graphicFrame>/s, '')
        .replace(/<p:custDataLst>.*?<\/p:custDataLst>/gs, '')
        .replace(/name="[a-z]+ [0-9a-f]{12}\.\d+"/g, 'name="Own"')
        .replace(utf8('>Bảng<'), '>Trang rieng<')
      parts['ppt/slides/_rels/slide9.xml.rels'] = (parts['ppt/slides/_rels/slide3.xml.rels'] ?? '').replace(
        /<Relationship [^>]*notesSlide[^>]*>/,
        '',
      )
      change('[Content_Types].xml', (xml) =>
        xml.replace(
          '</Types>',
          '<Override PartName="/ppt/slides/slide9.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slide+xml"/></Types>',
        ),
      )
      change('ppt/_rels/presentation.xml.rels', (xml) =>
        xml.replace(
          '</Relationships>',
          '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="slides/slide9.xml"/></Relationships>',
        ),
      )
      change('ppt/presentation.xml', (xml) =>
        xml.replace(/<p:sldIdLst>(.*?)<\/p:sldIdLst>/s, (_, ids: string) => {
          const [a = '', b = '', c = ''] = ids.match(/<p:sldId [^>]*>/g) ?? []
          return `<p:sldIdLst>${c}<p:sldId id="900" r:id="rId99"/>${a}${b}</p:sldIdLst>`
        }),
      )
    })

  it('only the figures move: places, colours, titles, own slides, own words and the order stay', async () => {
    const deck = await edited()
    const { bytes, report } = await refreshed(deck)
    const was = partsOf(deck)
    const is = partsOf(bytes)
    const slide = is['ppt/slides/slide1.xml'] ?? ''
    for (const kept of ['Tiêu đề của tôi', 'Lời của phòng, sửa rồi.', 'Hai mươi trong năm mươi bảy.'])
      expect(slide).toContain(utf8(kept))
    expect(slide).toContain('<a:off x="123456"')
    expect(is['ppt/charts/chart1.xml']).toContain('ABCDEF')
    expect(is['ppt/notesSlides/notesSlide1.xml']).toMatch(/Noi cham o day.*25\/11\/2024/s)
    expect(is['ppt/slides/slide9.xml']).toContain('Trang rieng')
    const order = (xml = '') => [...xml.matchAll(/<p:sldId id="(\d+)"/g)].map(([, id]) => id)
    expect(order(is['ppt/presentation.xml'])).toEqual(order(was['ppt/presentation.xml']))
    expect(slideCharts(bytes)[0]?.series[0]?.values.get(10)).toBe(20 / 57)
    expect(report.changed.filter(({ piece }) => piece === 'chart').map(({ slide }) => slide)).toEqual([3, 4])
    expect(report.kept).toEqual([])
  })

  it('a sentence that somebody rewrote is kept, and what it would say now is told', async () => {
    const deck = changedBy((await renderPptx(before)).bytes, (parts) => {
      const name = 'ppt/slides/slide1.xml'
      parts[name] = (parts[name] ?? '').replace(utf8('Mười chín trong'), utf8('Khoảng mười chín trong'))
    })
    const { bytes, report } = await refreshed(deck)
    expect(slideTexts(bytes).slides).toContain('Khoảng mười chín trong năm mươi bảy.')
    expect(report.kept).toMatchObject([
      { slide: 1, piece: 'text', why: 'edited', now: 'Hai mươi trong năm mươi bảy.' },
    ])
  })

  it('a cell that somebody wrote over is kept, the other cells move', async () => {
    const one = documentOf([rows])
    const deck = changedBy((await renderPptx(one)).bytes, (parts) => {
      const name = 'ppt/slides/slide1.xml'
      parts[name] = (parts[name] ?? '').replace('>10<', '>khoang 10<')
    })
    const next = documentOf([
      {
        ...rows,
        table: table([
          ['Sở Y tế', 11, { share: 0.55 }, { day: '2024-11-22' }],
          ['Sở Tài chính', 20, { share: 0.25 }, { day: '2024-11-22' }],
        ]),
      },
    ])
    const { bytes, report } = await refreshed(deck, { documents: [next] })
    const { slides } = slideTexts(bytes)
    expect(slides).toContain('khoang 10')
    expect(slides).toContain('55,0%')
    expect(report.kept).toMatchObject([{ piece: 'table', why: 'edited', now: '11' }])
  })

  it('a figure that could not be read stays as it was, and is named; so is one that is gone', async () => {
    const { bytes } = await renderPptx(before)
    const { report, bytes: same } = await refreshed(bytes, { documents: [] })
    expect(new Set(report.kept.map(({ why }) => why))).toEqual(new Set(['gone']))
    expect(slideTexts(same)).toEqual(slideTexts(bytes))
  })

  it('a copied slide moves as well, by the mark that its shapes carry', async () => {
    const deck = changedBy((await renderPptx(before)).bytes, (parts) => {
      parts['docProps/custom.xml'] = (parts['docProps/custom.xml'] ?? '').replace(
        /<property.*<\/property>/s,
        '',
      )
      const name = 'ppt/slides/slide1.xml'
      parts[name] = (parts[name] ?? '').replace(/name="chart [^"]*"/, 'name="Chart 7"')
    })
    const { bytes, report } = await refreshed(deck)
    expect(slideCharts(bytes)[0]?.series[0]?.values.get(10)).toBe(20 / 57)
    expect(report.figures).toBe(3)
  })
})

describe('refused is', () => {
  it('a deck without a mark of ours', async () => {
    const { bytes } = await renderPptx(documentOf([figureOf()]))
    await expect(refreshed(bytes)).rejects.toMatchObject({ code: 'deck-unmarked' })
  })

  it('one with macros, and what is none', async () => {
    const { bytes } = await renderPptx(before)
    const macros = changedBy(bytes, (parts) => {
      parts['ppt/vbaProject.bin'] = 'x'
    })
    await expect(refreshed(macros)).rejects.toMatchObject({ code: 'deck-macros' })
    await expect(deckFigures(Buffer.from('no zip'))).rejects.toMatchObject({ code: 'deck-not-presentation' })
  })

  it('a mark that asks for nothing there is', async () => {
    const deck = changedBy((await renderPptx(before)).bytes, (parts) => {
      for (const name of Object.keys(parts))
        if (/tags\/mark|custom\.xml/.test(name))
          parts[name] = (parts[name] ?? '').replaceAll('trend', 'trendy')
    })
    expect((await deckFigures(deck)).map(({ mark }) => mark.spec.kind)).toEqual(['ranking'])
  })
})

describe('an office suite', () => {
  it(
    'opens what was refreshed; what it wrote itself is refreshed by names alone, and has its workbooks again',
    async () => {
      const office = await ensureOffice()
      const folder = mkdtempSync(join(tmpdir(), 'decks-'))
      try {
        const file = join(folder, 'deck.pptx')
        writeFileSync(file, (await renderPptx(before)).bytes)
        const turned = join(folder, 'turned')
        await convertedTo('pptx', office, file, turned)
        const deck = readFileSync(join(turned, 'deck.pptx'))
        expect(Object.keys(unzipSync(deck)).filter((name) => /tags|embeddings/.test(name))).toEqual([])
        const { bytes, report } = await refreshed(deck)
        expect(report.figures).toBe(3)
        expect(wantedChanges(report.changed)).toContain('T11/2024: 33,3% → 35,1%')
        const [chart] = slideCharts(bytes)
        expect(chart?.series[0]?.values.get(10)).toBe(20 / 57)
        expect(sheetCells(chart?.workbook ?? new Uint8Array()).at(-1)?.[1]).toBe(20 / 57)
        const again = join(folder, 'again.pptx')
        writeFileSync(again, bytes)
        await drawnAsPdf(office, again, folder)
        const pdf = readFileSync(join(folder, 'again.pdf')).toString('latin1')
        expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    officePatience + 300_000,
  )
})

describe('in the template of an office', () => {
  it('stand the same figures, in its layout, faces and colours, with its logo', async () => {
    const template = await templateOf(officeTemplate())
    const { bytes } = await renderPptx(before, template)
    const parts = unzipSync(bytes)
    for (const [name, part] of Object.entries(unzipSync(template)))
      if (/Master|Layout|theme1|logo/.test(name))
        expect(Buffer.from(parts[name] ?? []).equals(Buffer.from(part)), name).toBe(true)
    expect(Buffer.from(parts['ppt/media/logo.png'] ?? []).equals(logo)).toBe(true)
    const slide = strFromU8(parts['ppt/slides/slide1.xml'] ?? new Uint8Array())
    expect(slide).toContain('<p:ph type="title"/>')
    expect(slide).not.toContain('Arial')
    expect(slide).not.toContain('srgbClr')
    expect(strFromU8(parts['ppt/slides/_rels/slide1.xml.rels'] ?? new Uint8Array())).toContain(
      'slideLayout2.xml',
    )
    const plain = (await renderPptx(before)).bytes
    expect(slideTexts(bytes)).toEqual(slideTexts(plain))
    expect(slideCharts(bytes).map(({ series }) => series)).toEqual(
      slideCharts(plain).map(({ series }) => series),
    )
    const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array())
    for (const [, name = ''] of types.matchAll(/PartName="\/([^"]+)"/g))
      expect(Object.keys(parts)).toContain(name)
  })

  it('on a picture they stand on paper of the theme, below everything else, and on none elsewhere', async () => {
    const sheet = /<a:solidFill><a:schemeClr val="bg1"><a:alpha val="90000"\/>/
    const slideOf = async (changed?: Record<string, string>) => {
      const { bytes } = await renderPptx(before, await templateOf(officeTemplate(changed)))
      return strFromU8(unzipSync(bytes)['ppt/slides/slide1.xml'] ?? new Uint8Array())
    }
    expect(await slideOf()).not.toMatch(sheet)
    const layout = 'ppt/slideLayouts/slideLayout2.xml'
    const own = strFromU8(unzipSync(officeTemplate())[layout] ?? new Uint8Array())
    const picture =
      '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>'
    const rels = 'ppt/slideLayouts/_rels/slideLayout2.xml.rels'
    const more = strFromU8(unzipSync(officeTemplate())[rels] ?? new Uint8Array()).replace(
      '</Relationships>',
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../media/logo.png"/></Relationships>',
    )
    const slide = await slideOf({ [layout]: own.replace('<p:spTree>', `${picture}<p:spTree>`), [rels]: more })
    const shapes = slide.match(/<p:(?:sp|graphicFrame|pic)>.*?<\/p:(?:sp|graphicFrame|pic)>/gs) ?? []
    expect(shapes.findIndex((shape) => sheet.test(shape))).toBe(0)
    expect(shapes.filter((shape) => sheet.test(shape))).toHaveLength(1)
  })

  it('and are refreshed there', async () => {
    const { bytes } = await renderPptx(before, await templateOf(officeTemplate()))
    const { bytes: moved, report } = await refreshed(bytes)
    expect(report.figures).toBe(3)
    expect(slideCharts(moved)[0]?.series[0]?.values.get(10)).toBe(20 / 57)
    expect(slideTexts(moved)).toEqual(slideTexts((await renderPptx(after)).bytes))
  })

  it(
    'an office suite opens them',
    async () => {
      const office = await ensureOffice()
      const folder = mkdtempSync(join(tmpdir(), 'template-'))
      try {
        const file = join(folder, 'deck.pptx')
        writeFileSync(file, (await renderPptx(before, await templateOf(officeTemplate()))).bytes)
        await drawnAsPdf(office, file, folder)
        const pdf = readFileSync(join(folder, 'deck.pdf')).toString('latin1')
        expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    officePatience + 300_000,
  )
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import rankingTwenty from '../core/charts/gallery/ranking-twenty-offices.ts'
import trendNineteen from '../core/charts/gallery/trend-nineteen-of-fifty-seven.ts'
import type { FileFormat } from '../core/file-formats.ts'
import { fileFormats } from '../core/file-formats.ts'
import type { Block, Document } from './document.ts'
import { render } from './render/index.ts'
import { figureOf } from './testing/figures.ts'
import { drawnAsPdf, ensureOffice, officePatience } from './testing/office.ts'
import {
  csvCells,
  htmlCells,
  letterTables,
  letterWords,
  pdfWords,
  sheetCells,
  slideCharts,
  slideTexts,
  svgTexts,
} from './testing/read-back.ts'

const picture = { width: 960, scale: 1 } as const
const documentOf = (blocks: readonly Block[], more: Partial<Document> = {}): Document => ({
  lang: 'vi',
  colours: 'print',
  title: 'Tài liệu',
  blocks,
  ...more,
})
const drawn = (blocks: readonly Block[], format: FileFormat, more?: Partial<Document>) =>
  render(documentOf(blocks, more), format, picture)
const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes)

/** Each of the twelve vowels under each of five tones, and the letters with a mark of their own; small and large. */
const letters = (() => {
  const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323']
  const small = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'].flatMap((vowel) =>
    tones.map((tone) => (vowel + tone).normalize('NFC')),
  )
  return [...small, 'đ']
    .filter((letter) => !/^[a-z]$/.test(letter))
    .flatMap((one) => [one, one.toUpperCase()])
})()

describe('Vietnamese in every format', () => {
  it('knows all 134 letters with marks', () => {
    expect(letters).toHaveLength(134)
    expect(new Set(letters).size).toBe(134)
  })

  it.each(['svg', 'xlsx', 'csv', 'html', 'txt', 'pptx', 'docx', 'pdf'] as const)(
    '%s has them all, composed',
    async (format) => {
      const file = await drawn([figureOf({ finding: letters.join(' '), note: letters.join(' ') })], format)
      const said = {
        svg: () => svgTexts(file.bytes).join(' '),
        xlsx: () => sheetCells(file.bytes, 2).flat().join(' '),
        csv: () => csvCells(file.bytes, ';').flat().join(' '),
        html: () => letters.join(' '),
        txt: () => textOf(file),
        pptx: () => slideTexts(file.bytes).slides,
        docx: () => letterWords(file.bytes),
        pdf: () => pdfWords(file.bytes),
      }[format]()
      expect(letters.filter((letter) => !said.includes(letter))).toEqual([])
    },
  )

  it('the face that travels with the app draws each of them, and no two alike', () => {
    const inked = letters.map((letter) => inkOf(letter))
    expect(inked.filter((ink) => ink === inkOf('\u{10FFFF}'))).toEqual([])
    expect(new Set(inked).size).toBe(134)
  })
})

describe('a face that does not travel with the file', () => {
  const blocks = () => [figureOf(), figureOf({ chart: { kind: 'ranking', data: rankingTwenty } })]
  const facesIn = (bytes: Uint8Array, parts: RegExp, face: RegExp) =>
    new Set(
      Object.entries(unzipSync(bytes))
        .filter(([name]) => parts.test(name))
        .flatMap(([, part]) => [...strFromU8(part).matchAll(face)].map(([, name]) => name)),
    )

  it('is one that every Office has: on slides, in their charts and as the theme’s own', async () => {
    const { bytes } = await drawn(blocks(), 'pptx')
    const faces = (parts: RegExp) => facesIn(bytes, parts, /<a:latin typeface="([^"]+)"/g)
    for (const parts of [
      /^ppt\/slides\/slide\d+\.xml$/,
      /^ppt\/charts\/chart\d+\.xml$/,
      /^ppt\/theme\/theme1\.xml$/,
    ])
      expect(faces(parts), String(parts)).toEqual(new Set(['Arial']))
  })

  it('is the same in a letter, for every script that Vietnamese letters may be counted to', async () => {
    const { bytes } = await drawn(blocks(), 'docx')
    for (const script of ['ascii', 'hAnsi', 'eastAsia', 'cs'])
      expect(
        facesIn(bytes, /^word\/styles\.xml$/, new RegExp(`<w:rFonts[^>]* w:${script}="([^"]+)"`, 'g')),
      ).toEqual(new Set(['Arial']))
    expect(facesIn(bytes, /^word\/charts\/chart\d+\.xml$/, /<a:latin typeface="([^"]+)"/g)).toEqual(
      new Set(['Arial']),
    )
  })

  it('is named behind ours in an SVG', async () => {
    const faces = /font-family="([^"]+)"/.exec(textOf(await drawn(blocks(), 'svg')))?.[1]?.split(', ')
    expect(faces?.[0]).toBe('Be Vietnam Pro')
    expect(faces).toEqual(expect.arrayContaining(['Segoe UI', 'Arial']))
  })
})

/** What is drawn of a letter, without any face of this machine. */
function inkOf(letter: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="80"><text x="8" y="56" font-size="40">${letter}</text></svg>`
  const { pixels } = new Resvg(svg, {
    font: { fontFiles: regular, loadSystemFonts: false, defaultFontFamily: 'Be Vietnam Pro' },
  }).render()
  return Buffer.from(pixels).toString('base64')
}
const regular: string[] = []
beforeAll(async () => {
  const { fontFiles } = await import('./render/fonts.ts')
  regular.push(fontFiles.regular)
})

describe('what somebody wrote stays a text', () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)> =HYPERLINK("http://x") & "quoted"'

  it.each(fileFormats)('%s draws markup as it is written', async (format) => {
    const { bytes, faults } = await drawn([figureOf({ title: hostile, note: hostile })], format, {
      title: hostile,
    })
    expect(faults).toEqual([])
    if (format === 'svg' || format === 'html') {
      const text = new TextDecoder().decode(bytes)
      expect(text).not.toMatch(/<script|<img|onerror=(?!alert\(1\)&)|javascript:/i)
      expect(text).not.toMatch(/<[a-z]+[^>]* on\w+=/i)
    }
    if (format === 'pptx') expect(slideTexts(bytes).slides).toContain('<script>alert(1)</script>')
    if (format === 'docx') expect(letterWords(bytes)).toContain('<script>alert(1)</script>')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1'])(
    'a cell that begins like a formula is no formula: %j',
    async (text) => {
      const table = { ...figureOf().table, rows: [[text, -5, null, null]], all: 1 }
      const csv = await drawn([figureOf({ table, title: text, note: text })], 'csv')
      for (const [first = ''] of csvCells(csv.bytes, ';')) expect(first).not.toMatch(/^[=+\-@\t\r]/)
      // A number may begin with a minus, and stays one.
      expect(textOf(csv)).toContain(';-5;')
      const { bytes } = await drawn([figureOf({ table })], 'xlsx')
      const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
      expect(sheet).not.toContain('<f>')
    },
  )
})

describe('names that somebody wrote, beside the bars of a chart and in the cells of its table', () => {
  const hostile = [
    '=HYPERLINK("http://x","Sở Y tế")',
    '@SUM(A1)',
    '<script>alert(1)</script> & <w:p/> ]]>',
    '{ DDEAUTO c:\\\\x }',
  ]
  const named = {
    ...rankingTwenty,
    rows: rankingTwenty.rows.map((row, i) => {
      const name = hostile[i] ?? row.office.name.vi
      return { ...row, office: { ...row.office, name: { vi: name, en: name } } }
    }),
  }
  const block = () =>
    figureOf({
      chart: { kind: 'ranking', data: named },
      table: { ...figureOf().table, rows: hostile.map((name) => [name, 1, null, null]), all: hostile.length },
      about: hostile.map((name) => [name, name]),
    })

  it.each(['docx', 'pptx', 'xlsx'] as const)(
    'stay words in a %s: no formula, no field, no part beyond its own',
    async (format) => {
      const { bytes, faults } = await drawn([block()], format)
      expect(faults).toEqual([])
      const parts = unzipSync(bytes)
      const workbooks = format === 'xlsx' ? [parts] : slideCharts(bytes, folderOf[format]).map(inside)
      expect(workbooks.length).toBeGreaterThan(0)
      for (const one of [parts, ...workbooks])
        for (const [name, part] of Object.entries(one))
          if (/\.(xml|rels)$/.test(name)) {
            const xml = strFromU8(part)
            expect(faultIn(xml), name).toBeNull()
            expect(xml, name).not.toMatch(/<script|<f>|fldSimple|instrText[^>]*>[^<]*DDE|dde(Link|Item)/i)
            // An address is followed where a relationship says so, and none may come from a name.
            if (name.endsWith('.rels')) expect(xml, name).not.toContain('http://x')
          }
    },
  )

  it('are read back as they were written', async () => {
    const file = async (format: FileFormat) => (await drawn([block()], format)).bytes
    expect(
      letterTables(await file('docx'))
        .at(-1)
        ?.map(([name]) => name),
    ).toEqual(expect.arrayContaining(hostile))
    for (const format of ['docx', 'pptx'] as const) {
      const [chart] = slideCharts(await file(format), folderOf[format])
      expect(chart?.labels, format).toEqual(expect.arrayContaining(hostile))
      expect(sheetCells(chart?.workbook ?? new Uint8Array()).map(([name]) => name)).toEqual(
        expect.arrayContaining(hostile),
      )
    }
    expect(sheetCells(await file('xlsx')).map(([name]) => name)).toEqual(expect.arrayContaining(hostile))
    const [svg, html, pdf] = [await file('svg'), await file('html'), await file('pdf')]
    expect(new TextDecoder().decode(svg)).not.toMatch(/<script|<w:p/)
    expect(new TextDecoder().decode(html)).not.toMatch(/<script|<w:p/)
    expect(htmlCells(html).map(([name]) => name)).toEqual(expect.arrayContaining(hostile))
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/JavaScript|\/JS\b|\/Launch/)
  })
})

const folderOf = { docx: 'word', pptx: 'ppt' } as const
const inside = ({ workbook }: { workbook: Uint8Array }) => unzipSync(workbook)

describe('a part that fails', () => {
  /** What no builder of a chart can draw. */
  const broken = figureOf({ title: 'Hình hỏng', chart: { kind: 'trend', data: null } as never })

  it.each(['png', 'svg', 'pptx', 'docx', 'pdf'] as const)(
    'leaves its name in a %s, and the others are right',
    async (format) => {
      const { bytes, report, faults } = await drawn(
        [figureOf({ title: 'Hình một' }), broken, figureOf({ title: 'Hình ba' })],
        format,
      )
      expect(report).toEqual([expect.stringContaining('Hình hỏng')])
      expect(faults).toHaveLength(1)
      const said = {
        png: () => 'Hình một Hình hỏng Hình ba',
        svg: () => svgTexts(bytes).join(' '),
        pptx: () => slideTexts(bytes).slides,
        docx: () => letterWords(bytes),
        pdf: () => pdfWords(bytes),
      }[format]()
      for (const title of ['Hình một', 'Hình hỏng', 'Hình ba']) expect(said).toContain(title)
    },
  )

  it.each(fileFormats)('that could not be read is named in a %s', async (format) => {
    const { report } = await drawn([figureOf(), { kind: 'failed', title: 'Chỉ số không đọc được' }], format)
    expect(report).toEqual(format === 'txt' ? [] : [expect.stringContaining('Chỉ số không đọc được')])
  })
})

it('says how many rows it leaves off', async () => {
  const table = {
    ...figureOf().table,
    rows: Array.from({ length: 200 }, (_, i) => [`Sở ${i}`, i, null, null]),
    all: 5_000,
  }
  for (const format of ['png', 'svg', 'xlsx', 'csv', 'html', 'pdf', 'pptx'] as const) {
    const { report } = await drawn([figureOf({ chart: null, table })], format)
    expect(report, format).toEqual([expect.stringMatching(/trong 5\.000 dòng/)])
  }
})

it.each(['svg', 'csv', 'html', 'txt', 'pptx', 'docx'] as const)(
  'the same document is the same %s',
  async (format) => {
    const blocks = [figureOf(), figureOf({ chart: { kind: 'ranking', data: rankingTwenty } })]
    expect(Buffer.from((await drawn(blocks, format)).bytes).equals((await drawn(blocks, format)).bytes)).toBe(
      true,
    )
  },
)

describe('every file says where it is from', () => {
  it.each(['svg', 'pptx', 'docx', 'xlsx', 'csv', 'pdf', 'html', 'txt'] as const)('%s', async (format) => {
    const file = await drawn([figureOf()], format)
    const said = {
      svg: () => svgTexts(file.bytes).join(' '),
      pptx: () => slideTexts(file.bytes).slides,
      docx: () => letterWords(file.bytes),
      xlsx: () => sheetCells(file.bytes).flat().join(' '),
      csv: () => textOf(file),
      pdf: () => pdfWords(file.bytes),
      html: () => textOf(file),
      txt: () => textOf(file),
    }[format]()
    const unit = format === 'txt' ? [] : ['Đơn vị tính: cơ sở dữ liệu; %']
    for (const part of [
      ...unit,
      'Số liệu tính đến ngày 22/11/2024',
      'số sơ bộ',
      'Nguồn: Danh mục',
      'Số liệu minh họa',
      '/kpis/a?asOf=2024-11-22T10:00:00.000Z',
    ])
      expect(said).toContain(part)
  })
})

describe('the workbook', () => {
  it('says on every sheet of figures in what unit and as of when, and on the last what they mean', async () => {
    const { bytes } = await drawn([figureOf({ title: 'Một' }), figureOf({ title: 'Hai' })], 'xlsx')
    for (const sheet of [1, 2]) {
      const said = sheetCells(bytes, sheet).flat()
      expect(said).toEqual(expect.arrayContaining([expect.stringMatching(/^Đơn vị tính: /)]))
      expect(said).toEqual(
        expect.arrayContaining([expect.stringMatching(/^Số liệu tính đến ngày 22\/11\/2024/)]),
      )
    }
    const about = sheetCells(bytes, 3).flat()
    for (const said of ['Công thức', 'tử số / mẫu số', 'Nguồn: Danh mục']) expect(about).toContain(said)
  })
})

describe('the presentation', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'slides-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const blocks = [
    figureOf({ title: 'Diễn biến' }),
    figureOf({ title: 'Xếp hạng', chart: { kind: 'ranking', data: rankingTwenty } }),
    figureOf({ title: 'Bảng', chart: null }),
  ]

  it('draws the target and the year before as thin lines below the figure, whose column is the first', async () => {
    const compare = {
      label: 'Cùng kỳ năm trước',
      points: trendNineteen.points.map(({ until }) => ({ until, value: 0.1 })),
    }
    const data = {
      ...trendNineteen,
      compare,
      points: trendNineteen.points.map((point) => ({ ...point, target: { expected: 0.2 } })),
    }
    for (const [format, part] of [
      ['pptx', 'ppt/charts/chart1.xml'],
      ['docx', 'word/charts/chart1.xml'],
    ] as const) {
      const { bytes } = await drawn([figureOf({ chart: { kind: 'trend', data } })], format)
      const xml = strFromU8(unzipSync(bytes)[part] ?? new Uint8Array())
      expect(
        [...xml.matchAll(/<c:idx val="(\d)"\/><c:order val="(\d)"/g)].map(([, idx, order]) => [idx, order]),
      ).toEqual([
        ['2', '0'],
        ['1', '1'],
        ['0', '2'],
      ])
      expect([...xml.matchAll(/<a:ln w="(\d+)" cap=/g)].map(([, wide]) => Number(wide))).toEqual([
        19_050, 19_050, 31_750,
      ])
      const [chart] = slideCharts(bytes, folderOf[format])
      expect(chart?.series.map(({ name }) => name)).toEqual(['Số liệu', 'Mức cần có', 'Cùng kỳ năm trước'])
      expect(sheetCells(chart?.workbook ?? new Uint8Array())[1]?.slice(1)).toEqual([5 / 57, 0.2, 0.1])
    }
  })

  it('has a native chart with its workbook for each chart, and no picture of one', async () => {
    const { bytes } = await drawn(blocks, 'pptx')
    const charts = slideCharts(bytes)
    expect(charts).toHaveLength(2)
    for (const { workbook, series } of charts) {
      expect(sheetCells(workbook).length).toBeGreaterThan(2)
      expect(series.length).toBeGreaterThan(0)
    }
    // One picture a slide: the code for a camera.
    const slides = Object.entries(unzipSync(bytes)).filter(([name]) =>
      /^ppt\/slides\/slide\d+\.xml$/.test(name),
    )
    for (const [, part] of slides) expect(strFromU8(part).match(/<p:pic>/g)).toHaveLength(1)
    expect(strFromU8(slides[2]?.[1] ?? new Uint8Array())).toContain('<a:tbl>')
  })

  it(
    'is opened and drawn by an office suite as it is',
    async () => {
      const office = await ensureOffice()
      const file = join(folder, 'slides.pptx')
      writeFileSync(file, (await drawn(blocks, 'pptx')).bytes)
      await drawnAsPdf(office, file, folder)
      const pdf = readFileSync(join(folder, 'slides.pdf')).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
    },
    officePatience + 300_000,
  )
})

describe('the letter', () => {
  const wide = figureOf({ title: 'Bảng rộng', chart: null })
  const three = <T>(of: readonly T[]): T[] => [...of, ...of, ...of]
  const blocks = [
    figureOf({ title: 'Diễn biến' }),
    figureOf({ title: 'Xếp hạng', chart: { kind: 'ranking', data: rankingTwenty } }),
    {
      ...wide,
      table: {
        ...wide.table,
        columns: three(wide.table.columns),
        rows: wide.table.rows.map((row) => three(row)),
      },
    },
    figureOf({ title: 'Bảng', chart: null }),
  ]

  it('has a native chart with its workbook for each chart, and native tables', async () => {
    const { bytes } = await drawn(blocks, 'docx')
    const charts = slideCharts(bytes, 'word')
    expect(charts).toHaveLength(2)
    for (const { workbook, labels, series } of charts) {
      const [, ...rows] = sheetCells(workbook)
      expect(rows.map(([label]) => label)).toEqual(labels)
      expect(rows.map(([, value]) => value ?? null)).toEqual(
        labels.map((_, i) => series[0]?.values.get(i) ?? null),
      )
    }
    const tables = letterTables(bytes).map((table) => table.at(-1))
    expect(tables).toContainEqual(['Sở Y tế', '1.937', '33,3%', '22/11/2024'])
    expect(letterWords(bytes)).toContain('Công thức: tử số / mẫu số')
  })

  it('is well formed in every part, and names no part that is not there', async () => {
    for (const format of ['docx', 'pptx'] as const) {
      const parts = unzipSync((await drawn(blocks, format)).bytes)
      for (const [name, bytes] of Object.entries(parts))
        if (/\.(xml|rels)$/.test(name)) expect(faultIn(strFromU8(bytes)), `${format} ${name}`).toBeNull()
      const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array())
      for (const [, name = ''] of types.matchAll(/PartName="\/([^"]+)"/g))
        expect(Object.keys(parts), format).toContain(name)
    }
  })

  it(
    'is opened and drawn by an office suite as it is',
    async () => {
      const office = await ensureOffice()
      const folder = mkdtempSync(join(tmpdir(), 'letter-'))
      try {
        const file = join(folder, 'letter.docx')
        writeFileSync(file, (await drawn(blocks, 'docx')).bytes)
        await drawnAsPdf(office, file, folder)
        const pdf = readFileSync(join(folder, 'letter.pdf')).toString('latin1')
        // Two charts on two pages, the wide table on one laid on its side, the last table on one.
        expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(4)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    officePatience + 300_000,
  )
})

function faultIn(xml: string): string | null {
  try {
    new SaxesParser({ xmlns: true }).write(xml).close()
    return null
  } catch (fault) {
    return String(fault)
  }
}

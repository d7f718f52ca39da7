import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { formatter } from '../../core/format.ts'
import { productWords } from '../../core/product.ts'
import { statusWord } from '../../core/sentences/words.ts'
import { type Status, statuses } from '../../core/status.ts'
import { colours } from '../../core/tokens.ts'
import type { Lang } from '../../core/words.ts'
import type { LeaderPage } from '../leader-page.ts'
import { rowsLeftOff, sayFile } from '../words.ts'
import { fontName } from './fonts.ts'
import { pdfmake } from './pdf-maker.ts'
import { qrPath } from './qr.ts'
import { stampLines } from './stamp-lines.ts'

/** pt; A4 is 595 × 842 */
const margin = 26
const width = 595 - 2 * margin
const c = colours.print
/** Offices that fit where little needs attention. */
const mostOffices = 12
/** pt of the names of offices */
const ofOffice = 112
/** pt of a mark in a cell, of a sign of a figure beside it, and what stands between two cells */
const ofMark = 10
const ofSign = 3.7
const paddings = 3

/**
 * The marks of the screen in black: filled where something is wrong, drawn in lines where nothing is. They tell by shape, so
 * that a photocopy says as much as a colour print.
 */
const marks: Record<Status, string> = {
  behind:
    '<path d="M7 .2 13.8 7 7 13.8 .2 7Z" fill="#000"/><path d="M4.2 7H9.8" stroke="#fff" stroke-width="1.8"/>',
  'at-risk':
    '<path d="M7 1 13 12.6H1Z" fill="none" stroke="#000" stroke-width="1.5"/><path d="M7 5V8.6M7 10.2V11.2" stroke="#000" stroke-width="1.5"/>',
  'on-track':
    '<circle cx="7" cy="7" r="5.9" fill="none" stroke="#000" stroke-width="1.1"/><path d="M3.9 7.2 6.2 9.5 10.2 4.9" fill="none" stroke="#000" stroke-width="1.5"/>',
  'no-data': '<path d="M3 3 11 11M11 3 3 11" stroke="#000" stroke-width="1.3"/>',
  'no-target': '<path d="M2.5 7H11.5" stroke="#000" stroke-width="1.6"/>',
}
const mark = (status: Status, size = 7): Content =>
  ({
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14" width="14" height="14">${marks[status]}</svg>`,
    width: size,
    margin: [0, 1.5, 0, 0],
  }) as Content

const marked = (status: Status, text: object, size?: number): Content => ({
  columnGap: 0,
  columns: [
    { width: (size ?? 7) + 3, stack: [mark(status, size)] },
    { width: '*', ...text } as unknown as Content,
  ],
})

/** How much of the two lists stands on the sheet. */
type Fitting = { offices: number; warnings: number }

/**
 * One sheet of A4, black on white. What would not fit is left off from the end, where the least trouble is: offices first,
 * then warnings. It is said how many.
 */
export async function renderLeaderPage(page: LeaderPage): Promise<{ bytes: Uint8Array; rows: number }> {
  const most: Fitting = {
    offices: Math.min(page.matrix.rows.length, mostOffices),
    warnings: page.attention.length,
  }
  for (;;) {
    let pages = 0
    const definition = definitionOf(page, most, (count) => {
      pages = count
    })
    const bytes = await pdfmake.createPdf(definition).getBuffer()
    if (pages <= 1 || most.warnings === 0) return { bytes, rows: most.offices }
    if (most.offices > 0) most.offices = Math.max(0, most.offices - 2)
    else most.warnings = Math.max(0, most.warnings - 2)
  }
}

function definitionOf(
  page: LeaderPage,
  most: Fitting,
  counted: (pages: number) => void,
): TDocumentDefinitions {
  const { lang, title, headline } = page
  return {
    pageSize: 'A4',
    pageMargins: [margin, margin, margin, margin + 4],
    defaultStyle: { font: fontName, fontSize: 7.5, lineHeight: 1.1, color: c.ink },
    info: { title, author: productWords[lang], creator: productWords[lang] },
    language: lang,
    footer: (_page, pages) => {
      counted(pages)
      return { text: productWords[lang], fontSize: 6.5, alignment: 'right', margin: [margin, 6, margin, 0] }
    },
    content: [
      { text: title, bold: true, fontSize: 15 },
      { text: headline, fontSize: 9.5, margin: [0, 2, 0, 5] },
      legend(page),
      ...attention(page, most.warnings),
      ...themes(page),
      ...matrix(page, most.offices),
      stamp(page),
    ],
  }
}

const heading = (text: string): Content => ({ text, bold: true, fontSize: 9.5, margin: [0, 4, 0, 1] })

const legend = ({ lang }: LeaderPage): Content => ({
  columnGap: 10,
  columns: statuses.map((status) => ({
    width: 'auto',
    columnGap: 2,
    columns: [
      { width: 10, stack: [mark(status)] },
      { width: 'auto', text: statusWord(status, lang) },
    ],
  })),
})

const attention = ({ attention: lines, lang }: LeaderPage, most: number): Content[] =>
  lines.length === 0
    ? []
    : [
        heading(sayFile('attention', lang)),
        ...lines.slice(0, most).map(({ status, lead, said }) =>
          marked(status, {
            text: [{ text: `${lead} (${statusWord(status, lang)}): `, bold: true }, said],
            margin: [0, 0, 0, 1],
            fontSize: 7,
          }),
        ),
        ...leftOff(most, lines.length, lang),
      ]

function leftOff(shown: number, all: number, lang: Lang): Content[] {
  if (shown >= all) return []
  const f = formatter(lang)
  const text = `${sayFile('worstFirst', lang)}. ${rowsLeftOff(f.number(shown), f.number(all), lang)}`
  return [{ text, fontSize: 6.5 }]
}

/** Themes in two columns of the same length; what a mark means stands above. */
function themes({ themes: all, mixed, lang }: LeaderPage): Content[] {
  const lines = all.reduce((sum, { items }) => sum + items.length + 1, 0)
  const halves: [LeaderPage['themes'][number][], LeaderPage['themes'][number][]] = [[], []]
  let before = 0
  for (const theme of all) {
    const own = theme.items.length + 1
    halves[before + own / 2 <= lines / 2 ? 0 : 1].push(theme)
    before += own
  }
  const column = (half: readonly LeaderPage['themes'][number][]) => ({
    width: '*',
    table: {
      widths: ['*', 'auto', 'auto'],
      dontBreakRows: true,
      body: [
        (['kpi', 'number', 'target'] as const).map(
          (key): TableCell => ({ text: sayFile(key, lang), alignment: key === 'kpi' ? 'left' : 'right' }),
        ),
        ...half.flatMap(({ name, items }): TableCell[][] => [
          [{ text: name, bold: true, colSpan: 3 }, '', ''],
          ...items.map((of): TableCell[] => [
            marked(of.status, { text: of.name }, 6.5),
            { text: of.figure, bold: true, alignment: 'right', noWrap: true },
            { text: of.target, alignment: 'right', noWrap: true },
          ]),
        ]),
      ],
    },
    layout: tight,
  })
  return [
    heading(sayFile('figures', lang)),
    { fontSize: 6.6, columnGap: 10, columns: halves.map(column) } as Content,
    ...(mixed ? [{ text: mixed, fontSize: 6, margin: [0, 2, 0, 0] } as Content] : []),
  ]
}

function matrix({ matrix: { kpis, rows }, lang }: LeaderPage, most: number): Content[] {
  if (rows.length === 0 || most === 0) return []
  const shown = rows.slice(0, most)
  const body: TableCell[][] = [
    [
      { text: sayFile('office', lang), fontSize: 6.5 },
      ...kpis.map((text): TableCell => ({ text, fontSize: 6.5 })),
    ],
    ...shown.map(({ office, cells }): TableCell[] => [
      { text: office, fontSize: 6.5 },
      ...cells.map(
        (cell): TableCell => (cell ? marked(cell.status, { text: cell.figure, fontSize: 6.5 }, 6) : ''),
      ),
    ]),
  ]
  return [
    heading(sayFile('matrix', lang)),
    {
      table: {
        widths: [ofOffice, ...widthsOf(kpis, shown)],
        body,
        headerRows: 1,
        dontBreakRows: true,
      },
      layout: tight,
    },
    ...leftOff(shown.length, rows.length, lang),
  ]
}

/** pt of each column beside that of the offices: a long figure gets more, so that none runs into the next. */
function widthsOf(
  kpis: readonly string[],
  shown: readonly { cells: readonly ({ figure: string } | null)[] }[],
): number[] {
  const needs = kpis.map(
    (_, at) => ofMark + ofSign * Math.max(4, ...shown.map(({ cells }) => cells[at]?.figure.length ?? 0)),
  )
  const room = width - ofOffice - paddings * (kpis.length + 1)
  const inAll = needs.reduce((sum, need) => sum + need, 0)
  return needs.map((need) => (need * room) / inAll)
}

const tight = {
  hLineWidth: (i: number) => (i === 0 ? 0 : 0.35),
  vLineWidth: () => 0,
  hLineColor: () => '#999',
  paddingLeft: () => 1,
  paddingRight: () => 2,
  paddingTop: () => 0.4,
  paddingBottom: () => 0.1,
}

function stamp({ stamp: of, lang }: LeaderPage): Content {
  const { d, size } = qrPath(of.address)
  return {
    unbreakable: true,
    margin: [0, 4, 0, 0],
    columns: [
      {
        width: width - 50,
        fontSize: 6.5,
        stack: [
          stampLines(of, lang).join(' · '),
          ...(of.sample ? [{ text: of.sample, bold: true }] : []),
          { text: of.address, link: of.address },
        ],
      },
      {
        width: 46,
        svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}"><path d="${d}" fill="#000"/></svg>`,
        fit: [46, 46],
      },
    ],
  } as Content
}

import writeExcelFile, { type Row, type Sheet as WrittenSheet } from 'write-excel-file/node'
import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from 'write-excel-file/utility'
import { cellName } from '../core/column-name.ts'

export type ColumnKind = 'text' | 'number' | 'share' | 'date'
export type WorkbookColumn = { header: string /** in characters */; width: number; kind: ColumnKind }
/** A share is 0…1 and shown as per cent; a day, of any column, is given as YYYY-MM-DD. */
export type WorkbookCell = string | number | null | { share: number } | { day: string }
/**
 * A row holds the headers, the first where no lines stand above it. A value goes in as its type is: text that begins like a formula stays text.
 * A date is given as YYYY-MM-DD in a column of dates; null leaves a cell to be filled in, formatted for its column.
 */
export type WorkbookSheet = {
  /** 31 characters at most and none of []:*?/\ */
  name: string
  /** lines of text before the headers, each in a row of its own */
  above?: readonly string[]
  columns: readonly WorkbookColumn[]
  rows: readonly (readonly WorkbookCell[])[]
  /** How many rows stay while scrolling. */
  frozenRows: number
  /** buttons in the headers that filter the rows */
  filtered?: boolean
  /** lines of text below the rows, after an empty one, beyond the filter */
  foot?: readonly string[]
  /** rows in bold, from 0 */
  strong?: readonly number[]
  hidden?: boolean
}

/** As text so that Excel leaves `007` and `1/2` as they are typed; the day as Vietnam writes it. */
const forms = {
  text: { type: String, format: '@' },
  number: { type: Number },
  share: { type: Number, format: '0.0%' },
  date: { type: Date, format: 'dd/mm/yyyy' },
} as const

/** A workbook of typed cells, none of them a formula. */
export function writeWorkbook({ sheets }: { sheets: readonly WorkbookSheet[] }): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, above = [], columns, rows, frozenRows, foot = [], strong = [] }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: frozenRows,
      data: [
        ...above.map((line) => [{ ...textCell(line), fontWeight: 'bold' } as const]),
        columns.map(({ header }) => ({ ...textCell(header), fontWeight: 'bold', wrap: true }) as const),
        ...rows.map((row, nth) =>
          columns.map(({ kind }, index) => {
            const cell = cellOf(row[index] ?? null, kind)
            return strong.includes(nth) ? ({ ...cell, fontWeight: 'bold' } as Row[number]) : cell
          }),
        ),
        ...(foot.length > 0 ? [[], ...foot.map((text) => [textCell(text)])] : []),
      ],
    })) satisfies WrittenSheet<never>[],
    { features: [hiding(sheets), filtering(sheets)] },
  ).toBuffer()
}

function cellOf(value: WorkbookCell, kind: ColumnKind): Row[number] {
  if (value === null || value === '') return forms[kind]
  if (typeof value === 'number') return { ...forms.number, value }
  if (typeof value === 'string') return kind === 'date' ? dateCell(value) : textCell(value)
  return 'share' in value ? { ...forms.share, value: value.share } : dateCell(value.day)
}

const dateCell = (day: string) => ({ ...forms.date, value: new Date(`${day}T00:00:00Z`) })

const textCell = (text: string) => ({ ...forms.text, value: escaped(text) })

/** What XML cannot hold as it stands, or the writer leaves out without a word. */
const unwritable = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/gu

/** `_x000D_` for each unit of UTF-16 (ECMA-376 part 1, 22.9.2.19). */
const inHex = (text: string): string =>
  text
    .split('')
    .map((unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .join('')

/**
 * An underscore that would read as an escape; what cannot be written; and names that the writer's table of texts takes
 * for its own.
 */
function escaped(text: string): string {
  const safe = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, inHex).replace(unwritable, inHex)
  return safe in {} ? inHex(safe.slice(0, 1)) + safe.slice(1) : safe
}

/** The writer has no option for it. */
const hiding = (sheets: readonly WorkbookSheet[]) => ({
  files: {
    transform: {
      'xl/workbook.xml': {
        transformElementAttributes: (
          tag: string,
          attributes: Record<string, string | number>,
          index: number | undefined,
        ) =>
          tag === 'sheet' && index !== undefined && sheets[index]?.hidden
            ? { ...attributes, state: 'hidden' }
            : attributes,
      },
    },
  },
})

/** The writer has no option for it either. */
const filtering = (sheets: readonly WorkbookSheet[]) => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }) => {
          const sheet = sheets[sheetIndex]
          if (!sheet?.filtered) return xml
          const head = (sheet.above?.length ?? 0) + 1
          const last = cellName(sheet.rows.length + head, sheet.columns.length)
          return insertElementMarkupAccordingToOrderOfSiblings(
            xml,
            `<autoFilter ref="A${head}:${last}"/>`,
            getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [],
            'worksheet',
          )
        },
      },
    },
  },
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatter } from '../../core/format.ts'
import { periodOf } from '../../core/period.ts'
import { cadences } from '../../core/reporting/due.ts'
import { type ReportColumn, readReport, reportColumns } from '../../core/reporting/report-sheet.ts'
import { vintages, vintageWords } from '../../core/reporting/vintage.ts'
import { nfc } from '../../core/text.ts'
import { langs } from '../../core/words.ts'
import { readSheet } from '../../sheets/read-sheet.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'

const keys = Object.keys(reportColumns) as ReportColumn[]
const words = fc
  .string({ unit: 'grapheme-composite', minLength: 1, maxLength: 40 })
  .map((text) => nfc(text.replace(/[\p{C}\ufffd]/gu, '')).trim())
  .filter((text) => text !== '')
const remark = fc.option(
  fc.oneof(words, fc.constantFrom('=A1', '007', '"trích", a;b', 'Đã đối soát'.normalize('NFD'))),
)
/** As a person types them; 1.579 is not among them in a text, since nobody could say what it is. */
const figure = fc.oneof(
  fc.integer({ min: 0, max: 999 }),
  fc.integer({ min: 0, max: 9_999_999 }).map((n) => n / 4),
)
const line = fc.record({
  kpi: fc.stringMatching(/^[a-z][a-z-]{0,12}[a-z]$/),
  day: fc.date({ min: new Date('2020-01-01'), max: new Date('2024-12-31'), noInvalidDate: true }),
  cadence: fc.constantFrom(...cadences),
  numerator: figure,
  denominator: fc.option(figure),
  vintage: fc.constantFrom(...vintages),
  source: remark,
  note: remark,
  explanation: remark,
})
const lines = fc
  .uniqueArray(line, { minLength: 1, maxLength: 12, selector: ({ kpi }) => kpi })
  .map((all) =>
    all.map((one) => ({ ...one, period: periodOf(one.day.toISOString().slice(0, 10), one.cadence).id })),
  )
type Line = ReturnType<typeof lines.generate>['value'][number]

const clean = (text: string | null) => (text === null ? null : nfc(text).trim())
const expected = (all: readonly Line[]) =>
  all.map(({ kpi, period, numerator, denominator, vintage, source, note, explanation }, at) => ({
    row: at + 2,
    kpi,
    period,
    content: {
      numerator,
      denominator,
      vintage,
      source: clean(source),
      note: clean(note),
      explanation: clean(explanation),
    },
  }))

/** What stands in the row of a line, as the template has it. */
const cellsOf = (one: Line, lang: (typeof langs)[number]): (string | number | null)[] => {
  const cells: Record<ReportColumn, string | number | null> = {
    ...one,
    name: `${one.kpi}, by name`,
    unit: '%',
    period: formatter(lang).period(one.period),
    vintage: vintageWords[one.vintage][lang],
  }
  return keys.map((key) => cells[key])
}
const quoted = (cell: string) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
/** As Excel writes it: decimal comma and semicolons in Vietnamese, point and commas in English. */
function csvOf(all: readonly Line[], lang: (typeof langs)[number], encoding: 'utf8' | 'utf16le'): Buffer {
  const text = (cell: string | number | null) =>
    typeof cell === 'number' && lang === 'vi' ? String(cell).replace('.', ',') : String(cell ?? '')
  const rows = [keys.map((key) => reportColumns[key].head[lang]), ...all.map((one) => cellsOf(one, lang))]
  const separator = { vi: ';', en: ',' }[lang]
  return Buffer.from(
    `\ufeff${rows.map((row) => row.map((cell) => quoted(text(cell))).join(separator)).join('\r\n')}`,
    encoding,
  )
}

describe('a report as a file', () => {
  const langOf = fc.constantFrom(...langs)

  it('reads back as it was written, from a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(lines, langOf, async (all, lang) => {
        const bytes = await writeWorkbook({
          sheets: [
            {
              name: 'Report',
              columns: keys.map((key) => ({
                header: reportColumns[key].head[lang],
                width: 10,
                kind: key === 'numerator' || key === 'denominator' ? ('number' as const) : ('text' as const),
              })),
              rows: all.map((one) => cellsOf(one, lang)),
              frozenRows: 1,
            },
          ],
        })
        const { sheet, problems } = await readSheet(bytes)
        expect(problems).toEqual([])
        expect(readReport(sheet?.rows ?? [])).toMatchObject({ problems: [], ask: [], lines: expected(all) })
      }),
      { numRuns: 40 },
    )
  })

  it('and the same from a CSV in the manner of either language, in UTF-8 or UTF-16', async () => {
    const encoding = fc.constantFrom('utf8' as const, 'utf16le' as const)
    await fc.assert(
      fc.asyncProperty(lines, langOf, encoding, async (all, lang, as) => {
        const { sheet, problems } = await readSheet(csvOf(all, lang, as))
        expect(problems).toEqual([])
        const read = readReport(sheet?.rows ?? [], { conventions: { numerator: lang, denominator: lang } })
        expect(read).toMatchObject({ problems: [], ask: [], lines: expected(all) })
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CatalogueColumn,
  catalogueCells,
  catalogueColumns,
  columnOfField,
  readCatalogueSheet,
} from './catalogue-sheet.ts'
import type { DefinitionFields } from './definition.ts'
import { levelAsTyped, levelOfTyped } from './typed-level.ts'

const keys = Object.keys(catalogueColumns) as CatalogueColumn[]
const names = {
  themes: [{ code: 'data', name: { vi: 'Dữ liệu', en: 'Data' } }],
  offices: [
    { code: 'SYT', name: { vi: 'Sở Y tế', en: 'Department of Health' } },
    { code: 'STC', name: { vi: 'Sở Tài chính', en: 'Department of Finance' } },
  ],
}
type Given = Partial<Record<CatalogueColumn, string | number | null>>

function rowsOf(lang: 'vi' | 'en', ...given: Given[]) {
  const cell = (row: number, column: number, value: string | number) => ({
    row,
    column,
    text: String(value),
    number: typeof value === 'number' ? value : null,
    percent: false,
  })
  return [
    keys.map((key, i) => cell(1, i + 1, catalogueColumns[key][lang])),
    ...given.map((cells, row) =>
      keys.flatMap((key, i) => {
        const value = cells[key] ?? null
        return value === null || value === '' ? [] : [cell(row + 2, i + 1, value)]
      }),
    ),
  ]
}

const plain: Given = {
  kpiId: 'open-data',
  fromOn: '1/7/2024',
  theme: 'Dữ liệu',
  'name.vi': 'Dữ liệu mở',
  'name.en': 'Open data',
  unit: 'Số lượng',
  ownerCode: 'Sở Y tế',
  kinds: 'Sở, ngành',
  cadence: 'Hằng quý',
}

// A text as a cell gives it back: trimmed, never empty.
const text = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }).map((s) => `a${s.trim()}`)
const words = fc.record({ vi: text, en: text })
const level = fc.integer({ min: 0, max: 1_000 }).map((n) => n / 1_000)
const definition: fc.Arbitrary<DefinitionFields> = fc
  .record({
    kpiId: fc.constantFrom('open-data', 'dti'),
    fromOn: fc.constantFrom('2024-01-01', '2024-07-01'),
    retiredOn: fc.constantFrom(null, '2025-01-01'),
    theme: fc.constant('data'),
    position: fc.integer({ min: 0, max: 999 }),
    name: words,
    short: words,
    noun: words,
    unit: fc.constantFrom('share' as const, 'count' as const),
    shape: fc.constantFrom('stock' as const, 'flow' as const),
    better: fc.constantFrom('higher' as const, 'lower' as const),
    slack: level,
    question: words,
    formula: words,
    numerator: words,
    denominator: fc.option(words),
    source: words,
    caveat: fc.option(words),
    documents: fc.uniqueArray(fc.constantFrom('qd-749', 'nq-57')),
    ownerCode: fc.constantFrom('SYT', 'STC'),
    kinds: fc.uniqueArray(fc.constantFrom('department' as const, 'district' as const), { minLength: 1 }),
    reporters: fc.option(fc.uniqueArray(fc.constantFrom('SYT', 'STC'), { minLength: 1 })),
    cadence: fc.constantFrom('month' as const, 'quarter' as const, 'half' as const, 'year' as const),
    dueDay: fc.integer({ min: 1, max: 31 }),
    dueLag: fc.integer({ min: 0, max: 24 }),
    carries: fc.integer({ min: 0, max: 24 }),
    least: fc.option(level),
    most: fc.option(level),
    notAbove: fc.constantFrom(null, 'dti'),
    public: fc.boolean(),
    matrix: fc.boolean(),
    origin: fc.constantFrom('office' as const, 'centre' as const),
  })
  .map((one) => ({ ...one, denominator: one.unit === 'share' ? one.denominator : null }))

describe('a catalogue in a spreadsheet', () => {
  it('written and read again is the same, in either language', () => {
    fc.assert(
      fc.property(definition, fc.constantFrom('vi' as const, 'en' as const), (fields, lang) => {
        const read = readCatalogueSheet(rowsOf(lang, catalogueCells(fields, lang)), names)
        expect(read.problems).toEqual([])
        expect(read.lines).toEqual([{ row: 2, fields }])
      }),
    )
  })

  it('reads days, themes and offices as people write them, and leaves out what is usual', () => {
    const { lines, problems } = readCatalogueSheet(rowsOf('vi', plain), names)
    expect(problems).toEqual([])
    expect(lines[0]?.fields).toMatchObject({
      fromOn: '2024-07-01',
      theme: 'data',
      ownerCode: 'SYT',
      kinds: ['department'],
      cadence: 'quarter',
      unit: 'count',
      dueDay: 25,
      public: false,
      reporters: null,
      short: { vi: 'Dữ liệu mở', en: 'Open data' },
    })
  })

  it('says of each cell why it cannot be, and takes no row that has one', () => {
    const wrong: [CatalogueColumn, string, string][] = [
      ['fromOn', '31/2/2024', 'bad-day'],
      ['theme', 'Thời tiết', 'unknown-theme'],
      ['unit', 'mét', 'unknown-word'],
      ['ownerCode', 'Sở Lạ', 'unknown-office'],
      ['kinds', 'Trường học', 'unknown-word'],
      ['reporters', 'SYT; XYZ', 'unknown-office'],
      ['dueDay', '2,5', 'not-whole'],
      ['least', '12%', 'number: percent'],
      ['most', '1.579', 'number: ambiguous'],
      ['public', 'chắc thế', 'unknown-word'],
      ['kpiId', '', 'needed'],
    ]
    for (const [key, value, code] of wrong) {
      const read = readCatalogueSheet(rowsOf('vi', { ...plain, [key]: value }, plain), names)
      expect(read.problems).toEqual([{ row: 2, column: keys.indexOf(key) + 1, text: value, code }])
      expect(read.lines.map(({ row }) => row)).toEqual([3])
    }
  })

  it('without its heads is no catalogue', () => {
    expect(readCatalogueSheet([], names).problems).toMatchObject([{ code: 'no-header' }])
    const [head = [], row = []] = rowsOf('vi', plain)
    const without = head.filter(({ text: said }) => said !== catalogueColumns.theme.vi)
    expect(readCatalogueSheet([without, row], names).problems).toMatchObject([
      { code: 'column-missing', text: 'Nhóm' },
    ])
    const twice = [...head, { row: 1, column: 90, text: 'Theme', number: null, percent: false }]
    expect(readCatalogueSheet([twice, row], names).problems).toMatchObject([
      { code: 'column-twice', column: 90 },
    ])
  })

  it('shows a fault at the language that has it', () => {
    const { lines } = readCatalogueSheet(rowsOf('vi', { ...plain, 'noun.vi': 'bộ dữ liệu' }), names)
    const fields = lines[0]?.fields as DefinitionFields
    expect(columnOfField('noun', fields)).toBe('noun.en')
    expect(columnOfField('question', fields)).toBe('question.vi')
    expect(columnOfField('dueDay', fields)).toBe('dueDay')
  })
})

it('a level comes back from what is typed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (n) => {
      const share = n / 100_000
      expect(levelOfTyped(levelAsTyped(share, 'share'), 'share')).toBe(share)
      expect(levelOfTyped(levelAsTyped(n, 'count'), 'count')).toBe(n)
    }),
  )
  expect(levelAsTyped(0.07, 'share')).toBe(7)
})

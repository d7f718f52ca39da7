import { describe, expect, it } from 'vitest'
import type { SheetProblem } from './problem.ts'
import { problemWords, sheetProblemSentence } from './problem-words.ts'

const problem = (rest: Partial<SheetProblem>): SheetProblem => ({
  sheet: null,
  row: null,
  column: null,
  code: 'damaged',
  params: {},
  ...rest,
})

describe('the sentence of a problem', () => {
  it('says where, what and what to do, in both languages', () => {
    const merged = problem({
      sheet: 'Số liệu',
      row: 4,
      column: 28,
      code: 'merged',
      params: { range: 'AB4:AC4' },
    })
    expect(sheetProblemSentence(merged, 'vi')).toBe(
      'Trang tính “Số liệu”, ô AB4: Các ô AB4:AC4 đang bị gộp. Hãy bỏ gộp và điền từng ô.',
    )
    expect(sheetProblemSentence(merged, 'en')).toBe(
      'Sheet “Số liệu”, cell AB4: The cells AB4:AC4 are merged. Unmerge them and fill each one.',
    )
  })

  it('names a row, a column, a sheet or nothing', () => {
    expect(sheetProblemSentence(problem({ row: 7 }), 'vi')).toMatch(/^Dòng 7: Tệp/)
    expect(sheetProblemSentence(problem({ column: 3 }), 'en')).toMatch(/^Column C: The file/)
    expect(sheetProblemSentence(problem({ sheet: 'A {last}' }), 'en')).toMatch(
      /^Sheet “A \{last\}”: The file/,
    )
    expect(sheetProblemSentence(problem({}), 'vi')).toMatch(/^Tệp/)
  })

  it('writes numbers as the language does, and rows as Excel does', () => {
    const rows = problem({ code: 'too-many-rows', params: { limit: 100_000 } })
    expect(sheetProblemSentence(rows, 'vi')).toMatch(/^Quá 100\.000 dòng/)
    expect(sheetProblemSentence(rows, 'en')).toContain('100,000 rows')
    const hidden = problem({ code: 'hidden-rows', row: 99_999, params: { last: 100_000 } })
    expect(sheetProblemSentence(hidden, 'vi')).toContain('Dòng 99999: Từ đây đến dòng 100000')
  })

  it('asks for the same parameters in both languages', () => {
    const asked = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    for (const { vi, en } of Object.values(problemWords)) expect(asked(vi)).toEqual(asked(en))
  })
})

import { expect, it } from 'vitest'
import { kindOfCode } from './number-formats.ts'

it.each([
  ['General', 'number'],
  ['#,##0.00', 'number'],
  ['0.00E+00', 'number'],
  ['h:mm:ss', 'number'],
  ['[h]:mm', 'number'],
  ['0 "ngày dmy"', 'number'],
  ['#,##0\\ \\d', 'number'],
  ['[Red]0;[Yellow]-0', 'number'],
  ['_-* #,##0_d', 'number'],
  ['@', 'number'],
  ['0%', 'percent'],
  ['0.00%;[Red]-0.00%', 'percent'],
  ['0"%"', 'number'],
  ['dd/mm/yyyy', 'date'],
  ['[$-42A]dd mmmm yyyy', 'date'],
  ['mmm', 'date'],
  ['mm/yyyy', 'date'],
  ['dd/mm/yyyy hh:mm', 'date'],
  ['"Tháng "mm', 'date'],
])('%s makes a %s', (code, kind) => {
  expect(kindOfCode(code)).toBe(kind)
})

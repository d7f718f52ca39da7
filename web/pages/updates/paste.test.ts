import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBlock } from '../../../server/core/reporting/pasted-block.ts'
import { beginPaste, blockText, bothReadings, endPaste } from './paste.ts'

const rows = ['a', 'b', 'c'].map((row) => ({ row, open: true, hasDenominator: true }))
const at = (row = 0, field: 'numerator' | 'source' = 'numerator') => ({ row, field })

describe('a block pasted from a spreadsheet', () => {
  it('goes into the cells it covers, each taken or refused where it stands', () => {
    const pasting = beginPaste('1.187,0\t1.268\n1.O34\t\n7\t=A1', at(), rows, 'vi')
    expect(pasting.example).toBe('1.268')
    const pasted = endPaste(pasting, 'vi', 'vi')
    expect(pasted.edits.map(({ row, field, held }) => [row, field, held])).toEqual([
      ['a', 'numerator', 1187],
      ['a', 'denominator', 1268],
      ['b', 'numerator', { text: '1.O34', why: 'not-a-number' }],
      ['b', 'denominator', null],
      ['c', 'numerator', 7],
      ['c', 'denominator', { text: '=A1', why: 'formula' }],
    ])
    expect([pasted.taken, pasted.refused]).toEqual([4, 2])
  })

  it('asks once where a column reads two ways, and goes by the answer for this paste', () => {
    const pasting = beginPaste('1.579\t2.000', at(), rows, 'vi')
    expect(pasting.example).toBe('1.579')
    expect(bothReadings('1.579')).toEqual({ vi: 1579, en: 1.579 })
    const held = (said: 'vi' | 'en') => endPaste(pasting, 'vi', said).edits.map((one) => one.held)
    expect(held('vi')).toEqual([1579, 2000])
    expect(held('en')).toEqual([1.579, 2])
  })

  it('reads a column in the other convention where its cells say so, whatever the language', () => {
    const pasting = beginPaste('1,187.5\n1,268', at(), rows, 'vi')
    expect(pasting.example).toBe(null)
    expect(endPaste(pasting, 'vi', null).edits.map((one) => one.held)).toEqual([1187.5, 1268])
  })

  it('never guesses in a column that contradicts itself', () => {
    const { edits } = endPaste(beginPaste('1.187,5\n1,187.5\n1.234', at(), rows, 'vi'), 'vi', null)
    expect(edits.map((one) => one.held)).toEqual([1187.5, 1187.5, { text: '1.234', why: 'ambiguous' }])
  })

  it('says what falls outside, and what cannot be changed', () => {
    const some = rows.map((row, i) => ({ ...row, open: i !== 1, hasDenominator: i !== 0 }))
    const pasted = endPaste(beginPaste('1\t2\n3\t4\n5\t6\n7\t8', at(), some, 'vi'), 'vi', null)
    expect(pasted.edits.map(({ row, held }) => [row, held])).toEqual([
      ['a', 1],
      ['c', 5],
      ['c', 6],
    ])
    expect(pasted.closed).toEqual(['2', '3', '4'])
    expect(pasted.outside).toEqual(['7', '8'])
  })

  it('loses no text: each stands in a cell, is told of, or was blank', () => {
    const text = fc.constantFrom('', '1', '1.579', 'x', '2,5')
    fc.assert(
      fc.property(
        fc.array(fc.array(text, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 }),
        fc.nat(2),
        fc.array(fc.record({ open: fc.boolean(), hasDenominator: fc.boolean() }), {
          minLength: 3,
          maxLength: 3,
        }),
        (block, row, kinds) => {
          const grid = kinds.map((kind, i) => ({ row: String(i), ...kind }))
          const given = block.flat().filter((one) => one !== '').length
          const pasting = beginPaste(blockText(block), at(row), grid, 'vi')
          const there = pasting.texts.filter((one) => one.text !== '').length
          expect(there + pasting.outside.length + pasting.closed.length).toBe(given)
        },
      ),
    )
  })

  it('comes back as it was copied', () => {
    const text = fc
      .string()
      .map((s) => s.normalize('NFC').trim())
      .filter((s) => !s.startsWith('"') && !s.includes('\0'))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (block) => {
        expect(readBlock(blockText(block))).toEqual(block)
      }),
    )
  })
})

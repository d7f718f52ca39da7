import { describe, expect, it } from 'vitest'
import { targetOf } from '../ingest/targets.ts'
import { mapRow } from './map-row.ts'

const { fields } = targetOf('petitions')

describe('a row of a source as a row of ours', () => {
  it('takes each field from the column that was said, and the others from their own names', () => {
    const row = {
      ma: ' PA-1 ',
      donvi: { ma: 'SYT' },
      linh_vuc: 'Đất đai',
      receivedOn: '2024-11-20',
      bo_qua: 'x',
    }
    const mapping = {
      code: { from: 'ma' },
      officeCode: { from: 'donvi.ma' },
      topic: { from: 'linh_vuc', words: { 'Đất đai': 'land' } },
      repeated: { value: 'false' },
    }
    expect(mapRow(row, fields, mapping)).toEqual({
      code: 'PA-1',
      officeCode: 'SYT',
      topic: 'land',
      receivedOn: '2024-11-20',
      repeated: false,
    })
  })

  it.each([
    ['2024-11-20T17:30:00Z', '2024-11-21', 'half past five in London is half past midnight here'],
    ['2024-11-20 23:59:59+07', '2024-11-20', 'PostgreSQL’s way'],
    ['2024-11-20T23:59:59.123', '2024-11-20', 'without a zone it is the city’s'],
    ['2024-11-20', '2024-11-20', 'a day'],
    ['20/11/2024', '20/11/2024', 'left to whoever takes the row'],
    ['2024-02-30T00:00', '2024-02-30T00:00', 'no day that exists'],
  ])('%s is the day %s: %s', (given, day) => {
    expect(mapRow({ receivedOn: given }, fields, {})).toEqual({ receivedOn: day })
  })

  it('reads yes and no as databases and people write them; a word that is neither stays', () => {
    const read = (repeated: unknown) => mapRow({ repeated }, fields, {}).repeated
    expect(['t', '1', 1, true, 'Có'].map(read)).toEqual([true, true, true, true, true])
    expect(['f', '0', 0, false, 'không'].map(read)).toEqual([false, false, false, false, false])
    expect(read('có thể')).toBe('có thể')
  })

  it('an empty text is nothing, and a column that is not there is not invented', () => {
    expect(mapRow({ answeredOn: '' }, fields, {})).toEqual({ answeredOn: null })
    expect(mapRow({}, fields, { topic: { from: 'a.b.c' } })).toEqual({})
  })

  it('a name of a column may itself have dots', () => {
    expect(mapRow({ 'a.b': 'SYT', a: { b: 'STC' } }, fields, { officeCode: { from: 'a.b' } })).toEqual({
      officeCode: 'SYT',
    })
  })
})

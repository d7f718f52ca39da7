import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differencesOf } from './audit-difference.ts'

describe('the difference of an entry', () => {
  it('puts before beside after, and marks what is not the same', () => {
    expect(differencesOf({ cap: 10, office: 'SYT' }, { cap: 12, office: 'SYT' })).toEqual([
      { field: 'cap', before: 10, after: 12, changed: true },
      { field: 'office', before: 'SYT', after: 'SYT', changed: false },
    ])
  })

  it('shows what is on one side only, without calling it changed', () => {
    expect(differencesOf(null, { name: 'B', toOn: null })).toEqual([
      { field: 'name', before: undefined, after: 'B', changed: false },
    ])
    expect(differencesOf({ name: 'B' }, null)).toEqual([
      { field: 'name', before: 'B', after: undefined, changed: false },
    ])
  })

  it('compares lists and instants by what they say, and names a field inside another by both', () => {
    expect(differencesOf({ verbs: ['a', 'b'] }, { verbs: ['a', 'b'] })[0]?.changed).toBe(false)
    expect(differencesOf({ verbs: ['a', 'b'] }, { verbs: ['a'] })[0]?.changed).toBe(true)
    expect(differencesOf({ grant: { role: 'head' } }, { grant: { role: 'officer' } })).toEqual([
      { field: 'grant.role', before: 'head', after: 'officer', changed: true },
    ])
  })

  it('keeps a value that is no record, and says nothing of nothing', () => {
    expect(differencesOf('x', null)).toEqual([{ field: '', before: 'x', after: undefined, changed: false }])
    expect(differencesOf(null, undefined)).toEqual([])
    expect(differencesOf({ disabledAt: null }, { disabledAt: '' })).toEqual([])
  })

  it('loses no field that says something, whatever its name', () => {
    const record = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.integer(), fc.boolean()))
    fc.assert(
      fc.property(record, record, (before, after) => {
        const said = new Map(differencesOf(before, after).map((one) => [one.field, one]))
        for (const [key, value] of Object.entries(before)) expect(said.get(key)?.before).toBe(value)
        for (const [key, value] of Object.entries(after)) expect(said.get(key)?.after).toBe(value)
        expect(said.size).toBe(new Set([...Object.keys(before), ...Object.keys(after)]).size)
      }),
    )
  })
})

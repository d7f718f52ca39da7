import { describe, expect, it } from 'vitest'
import { behind, missing, never, nobody, officePage, onTrack, stopped } from '../../testing/office-answers.ts'
import { byStatus, debtsOf, lifeOn, weakestOf } from './standing.ts'

const ids = (owed: { standing: { item: { id: string } } }[]) => owed.map((one) => one.standing.item.id)

describe('an office', () => {
  it('is there from its first day until the day it ends', () => {
    const office = { validFrom: '2021-01-01', validTo: '2025-03-01' }
    expect(lifeOn(office, '2020-12-31')).toBe('not-yet')
    expect(lifeOn(office, '2021-01-01')).toBe('here')
    expect(lifeOn(office, '2025-02-28')).toBe('here')
    expect(lifeOn(office, '2025-03-01')).toBe('ended')
    expect(lifeOn({ ...office, validTo: null }, '2030-01-01')).toBe('here')
  })

  it('owes what it used to report; what is rare, never came or nobody has is told apart', () => {
    const debts = debtsOf(officePage.items)
    expect(ids(debts.stopped)).toEqual([stopped.item.id])
    expect(debts.stopped[0]).toMatchObject({ last: '2024-08', since: '2024-09' })
    expect(ids(debts.missing)).toEqual([missing.item.id])
    expect(debts.missing[0]).toMatchObject({ last: '2024-10', since: '2024-11' })
    expect(ids(debts.never)).toEqual([never.item.id])
    expect(ids(debts.nobody)).toEqual([nobody.item.id])
  })

  it('owes nothing where every figure is there', () => {
    expect(Object.values(debtsOf([behind, onTrack])).flat()).toEqual([])
  })

  it('is weakest where trouble is worst, and nowhere without trouble', () => {
    expect(weakestOf(officePage.items)).toBe(behind)
    expect(weakestOf([onTrack, stopped])).toBeNull()
  })

  it('has its KPIs in groups from the worst status to the mildest, none empty', () => {
    expect(byStatus(officePage.items).map(({ status, items }) => [status, items.length])).toEqual([
      ['behind', 1],
      ['no-data', 4],
      ['on-track', 2],
    ])
  })
})

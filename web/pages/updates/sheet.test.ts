import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Saved } from '../../../server/core/reporting/entry.ts'
import { restMs } from '../../data/drafts/open-drafts.ts'
import { draftStore } from './draft-store.ts'
import { openSheet } from './sheet.ts'
import { cell, entry, today } from './testing/grids.ts'

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
})
afterEach(() => vi.useRealTimers())

type Values = { kpi: string; period: string; numerator: number | null }[]

function sheetOf(send: (values: Values) => Promise<Saved>) {
  return openSheet({
    office: 'SYT',
    cells: [cell('a'), cell('b')],
    today,
    send,
    onSaved: () => {},
    isPassing: () => true,
    clock: () => new Date('2024-11-22T09:05:00Z'),
  })
}
const kept = (values: Values): Saved => ({
  saved: values.map(({ kpi, period }, i) => ({ kpi, period, office: 'SYT', version: i + 1 })),
  conflicts: [],
  refused: [],
})
const typed = (row: string, held: number) => [{ row: `${row}/2024-11`, field: 'numerator' as const, held }]

describe('the sheet', () => {
  it('sends after a rest, everything at once, and one request at a time', async () => {
    const sent: Values[] = []
    const answers: (() => void)[] = []
    const sheet = sheetOf((values) => {
      sent.push(values)
      return new Promise((resolve) => answers.push(() => resolve(kept(values))))
    })
    sheet.edit(typed('a', 1))
    await vi.advanceTimersByTimeAsync(restMs - 1)
    sheet.edit(typed('b', 2))
    await vi.advanceTimersByTimeAsync(restMs - 1)
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toMatchObject([
      [
        { kpi: 'a', numerator: 1 },
        { kpi: 'b', numerator: 2 },
      ],
    ])
    sheet.edit(typed('a', 3))
    await vi.advanceTimersByTimeAsync(restMs * 3)
    expect(sent).toHaveLength(1)
    answers[0]?.()
    await vi.advanceTimersByTimeAsync(restMs)
    expect(sent[1]).toMatchObject([{ kpi: 'a', numerator: 3, seen: 1 }])
    answers[1]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(sheet.saving()).toEqual({ kind: 'saved', at: '2024-11-22T09:05:00.000Z' })
  })

  it('tries again by itself, less and less often, and at once when the connection is back', async () => {
    const times: number[] = []
    const sheet = sheetOf(async () => {
      times.push(Date.now())
      throw new Error('away')
    })
    const begun = Date.now()
    sheet.edit(typed('a', 1))
    await vi.advanceTimersByTimeAsync(restMs + 14_000)
    expect(times.map((at) => at - begun - restMs)).toEqual([0, 2_000, 6_000, 14_000])
    expect(sheet.saving().kind).toBe('unreachable')
    sheet.retryNow()
    expect(times).toHaveLength(5)
    sheet.close()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(times.length).toBeLessThan(7)
  })

  it('asks for what is being typed before it is overtaken, and not before', async () => {
    const sent: Values[] = []
    const sheet = sheetOf(async (values) => {
      sent.push(values)
      return kept(values)
    })
    let n = 0
    const handOver = vi.fn(() => sheet.edit(typed('a', ++n)))
    const end = sheet.typing('a/2024-11', handOver)
    sheet.reload([cell('a'), cell('b', { state: 'entered', entry: entry(8, { numerator: 3 }) })])
    expect(handOver).not.toHaveBeenCalled()
    sheet.reload([cell('a', { state: 'entered', entry: entry(9, { numerator: 40 }) })])
    expect(sheet.line('a/2024-11')).toMatchObject({
      draft: { numerator: 1 },
      conflict: { theirs: { numerator: 40 } },
    })
    sheet.choose('a/2024-11', 'mine')
    await sheet.flush()
    expect(sent).toMatchObject([[{ kpi: 'a', numerator: 2, seen: 9 }]])
    sheet.close()
    await vi.advanceTimersByTimeAsync(0)
    expect(sent[1]).toMatchObject([{ kpi: 'a', numerator: 3 }])
    end()
    await sheet.flush()
    expect(handOver).toHaveBeenCalledTimes(3)
  })

  it('draws only the row that changed', () => {
    const sheet = sheetOf(async (values) => kept(values))
    const told: string[] = []
    sheet.subscribe('a/2024-11', () => told.push('a'))
    sheet.subscribe('b/2024-11', () => told.push('b'))
    sheet.edit(typed('a', 1))
    expect(told).toEqual(['a'])
    sheet.reload([cell('a'), cell('b')])
    expect(told).not.toContain('b')
    sheet.close()
  })

  it('keeps apart what people, offices and periods have', async () => {
    const sheet = sheetOf(async () => {
      throw new Error('away')
    })
    sheet.keepIn(draftStore(localStorage, { person: 'one', office: 'SYT' }))
    sheet.edit(typed('a', 1))
    const rows = (person: string, office: string, period: string) =>
      Object.keys(draftStore(localStorage, { person, office }).read(period))
    expect(rows('one', 'SYT', '2024-11')).toEqual(['a'])
    expect([
      ...rows('two', 'SYT', '2024-11'),
      ...rows('one', 'SGDDT', '2024-11'),
      ...rows('one', 'SYT', '2024-10'),
    ]).toEqual([])
    sheet.close()
  })

  it('reads nothing out of what something else has written', () => {
    const store = draftStore(localStorage, { person: 'one', office: 'SYT' })
    localStorage.setItem('drafts/one/SYT/2024-11', '{"a":{"draft":7},"b"')
    expect(store.read('2024-11')).toEqual({})
    localStorage.setItem('drafts/one/SYT/2024-11', '{"a":{"draft":7}}')
    expect(store.read('2024-11')).toEqual({})
    localStorage.setItem('drafts/one/SYT/act', '"x"')
    expect(store.pending()).toBe(null)
  })
})

import { describe, expect, it } from 'vitest'
import { formatter } from '../../server/core/format.ts'
import { faultOf, faultSentence, isPassing } from './fault.ts'

const thrown = (code: string, params = {}) => ({ data: { app: { code, params } } })
const sentence = (error: unknown) => faultSentence(faultOf(error), formatter('vi'))

describe('why a question was not answered', () => {
  it('is said with days and periods as people write them, but quotes what was typed', () => {
    expect(sentence(thrown('as-of-in-future', { day: '2030-01-02', last: '2024-11-22' }))).toContain(
      'Ngày 02/01/2030 chưa tới',
    )
    expect(sentence(thrown('period-in-future', { period: '2025-Q1', day: '2024-11-22' }))).toContain('2025')
    expect(sentence(thrown('bad-period', { period: '2024-13' }))).toContain('“2024-13”')
  })

  it('is unreachable where no answer came, or none that can be read', () => {
    for (const error of [new Error('fetch failed'), null, thrown('made-up'), thrown('toString')])
      expect(faultOf(error).code).toBe('unreachable')
    expect(sentence(new Error('fetch failed'))).toBeNull()
  })

  it('passes by itself only where the server or the database is away', () => {
    expect(isPassing(new Error('fetch failed'))).toBe(true)
    expect(isPassing(thrown('database-unavailable'))).toBe(true)
    expect(isPassing(thrown('unknown-kpi', { id: 'x' }))).toBe(false)
  })
})

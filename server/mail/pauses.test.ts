import { expect, it } from 'vitest'
import { pauseAfter } from './pauses.ts'

const hour = 3_600_000

it('pauses grow from a minute to six hours, and after three days there is none', () => {
  const pauses: number[] = []
  for (let pause = pauseAfter(1); pause !== null; pause = pauseAfter(pauses.length + 1)) pauses.push(pause)
  expect(pauses.slice(0, 6).map((pause) => pause / 60_000)).toEqual([1, 5, 15, 60, 360, 360])
  const tried = pauses.reduce((sum, pause) => sum + pause)
  expect(tried).toBeLessThanOrEqual(72 * hour)
  expect(tried + 6 * hour).toBeGreaterThan(72 * hour)
  expect(pauseAfter(pauses.length + 50)).toBeNull()
})

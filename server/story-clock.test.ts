import { describe, expect, it } from 'vitest'
import { storyClock } from './story-clock.ts'

const story = { clockAt: '2024-11-22T17:00:00+07:00', loadedAt: '2026-03-01T08:00:00Z' }
const at = (wall: string) => storyClock(story, () => new Date(wall))().toISOString()

describe('the clock of a city that stands at five in the afternoon', () => {
  it.each([
    ['shows five when the story was loaded', '2026-03-01T08:00:00Z', '2024-11-22T10:00:00.000Z'],
    ['a millisecond later after a second', '2026-03-01T08:00:01Z', '2024-11-22T10:00:00.001Z'],
    ['not yet, after less than one', '2026-03-01T08:00:00.999Z', '2024-11-22T10:00:00.000Z'],
    ['3.6 s later after an hour', '2026-03-01T09:00:00Z', '2024-11-22T10:00:03.600Z'],
    ['86.4 s later after a day', '2026-03-02T08:00:00Z', '2024-11-22T10:01:26.400Z'],
    [
      'still five, where this machine’s clock is behind the one that loaded it',
      '2026-02-01T08:00:00Z',
      '2024-11-22T10:00:00.000Z',
    ],
    [
      'the last moment of its day when seven thousand hours have passed, and stays',
      '2027-01-01T00:00:00Z',
      '2024-11-22T16:59:59.999Z',
    ],
  ])('%s', (_, wall, shown) => {
    expect(at(wall)).toBe(shown)
  })

  it('never goes back while the other goes on', () => {
    let wall = Date.parse(story.loadedAt) - 5_000
    const clock = storyClock(story, () => new Date(wall))
    let last = clock()
    for (let tick = 0; tick < 2_000; tick++) {
      wall += 137 * tick
      const now = clock()
      expect(now.getTime()).toBeGreaterThanOrEqual(last.getTime())
      last = now
    }
  })
})

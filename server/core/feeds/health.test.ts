import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Delivered, type Expected, healthOf } from './health.ts'

const at = (time: string) => new Date(`2024-11-22T${time}:00+07:00`)
const hourly: Expected = {
  everyMinutes: 60,
  graceMinutes: 15,
  paused: false,
  pushed: false,
  from: at('06:00'),
}
const none: Delivered = { lastWhole: null, firstTrouble: null, newest: null }
const whole = (time: string): Delivered => ({ lastWhole: at(time), firstTrouble: null, newest: 'whole' })

describe('the health of a feed', () => {
  it('whole at 08:00, every hour, a quarter of grace: fresh until 08:00 + 60 + 15 = 09:15', () => {
    expect(healthOf(hourly, whole('08:00'), at('09:15'))).toEqual({
      state: 'fresh',
      since: null,
      lastGood: at('08:00'),
      nextDue: at('09:00'),
    })
  })

  it('and late a minute after that, since 09:15', () => {
    expect(healthOf(hourly, whole('08:00'), at('09:16'))).toMatchObject({ state: 'late', since: at('09:15') })
  })

  it('nothing ever delivered: late from 06:00 + 60 + 15 = 07:15, with no last good value', () => {
    expect(healthOf(hourly, none, at('07:15'))).toMatchObject({ state: 'fresh', lastGood: null })
    expect(healthOf(hourly, none, at('07:16'))).toMatchObject({
      state: 'late',
      since: at('07:15'),
      lastGood: null,
    })
  })

  it('a run that failed counts at once, since the first one that did, and keeps the last good moment', () => {
    const failing: Delivered = { lastWhole: at('08:00'), firstTrouble: at('08:05'), newest: 'failed' }
    expect(healthOf(hourly, failing, at('08:30'))).toMatchObject({
      state: 'failed',
      since: at('08:05'),
      lastGood: at('08:00'),
    })
    expect(healthOf(hourly, { ...failing, newest: 'partial' }, at('12:00'))).toMatchObject({
      state: 'partial',
      since: at('08:05'),
    })
  })

  it('a push that failed leaves what came at 08:00 as good as it was until 09:15, and tells then why nothing came', () => {
    const pushed = { ...hourly, pushed: true }
    const failing: Delivered = { lastWhole: at('08:00'), firstTrouble: at('08:05'), newest: 'failed' }
    expect(healthOf(pushed, failing, at('09:15'))).toMatchObject({ state: 'fresh', since: null })
    expect(healthOf(pushed, failing, at('09:16'))).toMatchObject({
      state: 'failed',
      since: at('09:15'),
      lastGood: at('08:00'),
    })
    // What was refused of a push is missing from the flow at once.
    expect(healthOf(pushed, { ...failing, newest: 'partial' }, at('08:30'))).toMatchObject({
      state: 'partial',
      since: at('08:05'),
    })
  })

  it('a paused feed is no failure, and says that it is paused once it is older than it should be', () => {
    const paused = { ...hourly, paused: true }
    const failing: Delivered = { lastWhole: at('08:00'), firstTrouble: at('08:05'), newest: 'failed' }
    expect(healthOf(paused, failing, at('09:00')).state).toBe('fresh')
    expect(healthOf(paused, failing, at('09:16'))).toMatchObject({ state: 'paused', since: at('09:15') })
  })

  it('expected anew from a later day, it is not late for what lies before', () => {
    const anew = { ...hourly, from: at('11:00') }
    expect(healthOf(anew, whole('08:00'), at('12:00')).state).toBe('fresh')
    expect(healthOf(anew, whole('08:00'), at('12:16'))).toMatchObject({ state: 'late', since: at('12:15') })
  })

  it('only grows worse while nothing arrives, and never says since a moment to come', () => {
    const minutes = fc.integer({ min: 0, max: 100_000 })
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.integer({ min: 5, max: 44_640 }),
        minutes,
        (first, more, every, grace) => {
          const expected = { ...hourly, everyMinutes: every, graceMinutes: grace }
          const start = at('08:00').getTime()
          const before = new Date(start + first * 60_000)
          const later = new Date(start + (first + more) * 60_000)
          const then = healthOf(expected, whole('08:00'), before)
          const now = healthOf(expected, whole('08:00'), later)
          if (then.state === 'late') expect(now).toEqual(then)
          if (now.since) expect(now.since < later).toBe(true)
          expect(now.state === 'late').toBe(first + more > every + grace)
        },
      ),
    )
  })
})

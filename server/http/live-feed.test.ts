import { PassThrough, Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLiveFeed, type LiveFeed } from './live-feed.ts'

const pause = 100
const heartbeat = 25_000
const backlog = 200
let feed: LiveFeed
beforeEach(() => {
  vi.useFakeTimers()
  feed = createLiveFeed({ pause, heartbeat, backlog, most: 2 })
})
afterEach(() => {
  feed.close()
  vi.useRealTimers()
})

/** A listener that was told everything up to now; what it heard since. */
function listener(since = feed.mark()) {
  const stream = new PassThrough({ highWaterMark: 1 }).setEncoding('utf8')
  let text = ''
  stream.on('data', (chunk) => {
    text += chunk
  })
  feed.listen(stream, since)
  return { stream, text: () => text, told: () => [...text.matchAll(/data: (\w+)/g)].map(([, what]) => what) }
}
/** Lets streams pass on what was written; their clock is not the faked one. */
const passed = () => vi.advanceTimersByTimeAsync(0)

describe('what open pages are told', () => {
  it('goes out at once, and what follows is gathered', async () => {
    const { told } = listener()
    for (let n = 0; n < 50; n++) feed.tell('figures')
    await passed()
    expect(told()).toEqual(['figures'])
    await vi.advanceTimersByTimeAsync(pause - 1)
    expect(told()).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(told()).toEqual(['figures', 'figures'])
    await vi.advanceTimersByTimeAsync(10 * pause)
    expect(told()).toHaveLength(2)
    feed.tell('figures')
    await passed()
    expect(told()).toHaveLength(3)
  })

  it('speaks of figures where reports changed as well, whichever came first', async () => {
    const { told } = listener()
    feed.tell('reports')
    feed.tell('figures')
    feed.tell('reports')
    await vi.advanceTimersByTimeAsync(pause)
    expect(told()).toEqual(['reports', 'figures'])
  })

  it('is only what came after the mark that the listener brings', async () => {
    const drawnAt = feed.mark()
    expect(listener(drawnAt).told()).toEqual([])
    feed.tell('reports')
    const late = listener(drawnAt)
    await passed()
    expect(late.told()).toEqual(['figures'])
    expect(late.text()).toContain(`id: ${feed.mark()}\n`)
  })

  it('is a sign of life when nothing happens', async () => {
    const { text, told } = listener()
    await passed()
    const greeting = text()
    expect(greeting).toMatch(/^retry: \d+\nid: .+\n\n$/)
    await vi.advanceTimersByTimeAsync(2 * heartbeat)
    expect(text()).toBe(`${greeting}:\n\n:\n\n`)
    expect(told()).toEqual([])
  })

  it('is kept from whoever does not read, and from nobody else', async () => {
    const stuck = new Writable({ highWaterMark: 1, write: () => {} })
    feed.listen(stuck, feed.mark())
    const { told } = listener()
    for (let n = 0; n < 20; n++) {
      feed.tell('figures')
      await vi.advanceTimersByTimeAsync(pause)
    }
    expect(stuck.destroyed).toBe(true)
    expect(stuck.writableLength).toBeLessThan(2 * backlog)
    expect(told()).toHaveLength(20)
    expect(feed.hasRoom()).toBe(true)
  })
})

describe('room for listeners', () => {
  it('is taken by those who came and given back by those who left', async () => {
    const first = listener()
    expect(feed.hasRoom()).toBe(true)
    const second = listener()
    expect(feed.hasRoom()).toBe(false)
    first.stream.destroy()
    await passed()
    expect(feed.hasRoom()).toBe(true)
    second.stream.destroy(new Error('the line broke'))
    await passed()
    expect(() => feed.tell('figures')).not.toThrow()
  })

  it('is gone with the feed, which ends what is open', async () => {
    const { stream } = listener()
    const stuck = new Writable({ highWaterMark: 1, write: () => {} })
    feed.listen(stuck, feed.mark())
    await passed()
    feed.close()
    await passed()
    expect(stream.writableEnded).toBe(true)
    expect(stuck.destroyed).toBe(true)
    expect(feed.hasRoom()).toBe(false)
  })
})

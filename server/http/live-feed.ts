import { randomUUID } from 'node:crypto'
import type { Writable } from 'node:stream'

/** What may have changed: figures, or reports that are still under way. With figures, whatever else may have. */
export type Matter = 'figures' | 'reports'

export type LiveFeed = {
  /** Where this process stands; another one after each change. What was drawn at a mark needs only what came after. */
  mark(): string
  tell(matter: Matter): void
  hasRoom(): boolean
  /** From now on the stream hears. It is told at once unless it knows everything up to now: `since` is the mark it was at. */
  listen(stream: Writable, since: unknown): void
  close(): void
}

const usual = {
  /** listeners of one process: each costs a socket, and some ten kilobytes */
  most: 5_000,
  /** milliseconds between two events: the first goes out at once, what follows is gathered */
  pause: 100,
  /** bytes that may wait for a listener, some hundred events: more, and it does not read */
  backlog: 8_192,
  /** milliseconds: proxies cut what stays silent for a minute (nginx: proxy_read_timeout, 60 s) */
  heartbeat: 25_000,
}

/** Milliseconds after which a browser whose connection broke opens the next. */
const retry = 2_000

/** Tells all listeners that something may have changed, and never what: that they ask, and rights lie in the answer. */
export function createLiveFeed(bounds: Partial<typeof usual> = {}): LiveFeed {
  const { most, pause, backlog, heartbeat } = { ...usual, ...bounds }
  const process = randomUUID().slice(0, 8)
  const listeners = new Set<Writable>()
  let count = 0
  let owed: Matter | null = null
  let pausing: NodeJS.Timeout | undefined
  let isClosed = false

  const mark = () => `${process}-${count}`
  const event = (matter: Matter) => `event: changed\nid: ${mark()}\ndata: ${matter}\n\n`

  function say(text: string) {
    for (const stream of listeners)
      if (stream.writableLength <= backlog) stream.write(text)
      else {
        listeners.delete(stream)
        stream.destroy()
      }
  }

  function sayOwed() {
    pausing = undefined
    if (!owed) return
    const text = event(owed)
    owed = null
    pausing = setTimeout(sayOwed, pause)
    pausing.unref()
    say(text)
  }

  const beating = setInterval(() => say(':\n\n'), heartbeat)
  beating.unref()

  return {
    mark,
    tell(matter) {
      count++
      if (owed !== 'figures') owed = matter
      if (!pausing) sayOwed()
    },
    hasRoom: () => !isClosed && listeners.size < most,
    listen(stream, since) {
      listeners.add(stream)
      stream.once('close', () => listeners.delete(stream))
      // A connection that breaks is a browser that left.
      stream.on('error', () => {})
      stream.write(`retry: ${retry}\nid: ${mark()}\n\n${since === mark() ? '' : event('figures')}`)
    },
    close() {
      isClosed = true
      clearInterval(beating)
      clearTimeout(pausing)
      // Whoever does not read would keep the process from ending.
      for (const stream of listeners)
        if (stream.writableLength === 0) stream.end()
        else stream.destroy()
      listeners.clear()
    },
  }
}

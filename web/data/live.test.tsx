import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { scorecard, sharedDatabases } from '../testing/answers.ts'
import { kpiAnswers, kpiPage } from '../testing/kpi-answers.ts'
import { openApp } from '../testing/open-app.tsx'
import { asHead } from '../testing/people.ts'

/** The browser's line to the server, with the server's end in the hands of the test. */
class Line extends EventTarget {
  static opened: Line[] = []
  readonly CLOSED = 2
  readyState = 1
  onerror: (() => void) | null = null
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    Line.opened.push(this)
  }
  close() {
    this.readyState = this.CLOSED
  }
  /** The server refuses: the browser gives up. */
  refuse() {
    this.readyState = this.CLOSED
    this.onerror?.()
  }
}
const open = () => Line.opened.filter(({ readyState }) => readyState === 1)
let sent = 0
async function tell(data: 'figures' | 'reports' = 'figures') {
  const [line] = open()
  if (!line) throw new Error('nobody listens')
  await act(async () => {
    line.dispatchEvent(new MessageEvent('changed', { data, lastEventId: `p-${++sent}` }))
    await vi.advanceTimersByTimeAsync(1_000)
  })
}
async function look(state: 'visible' | 'hidden') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  await act(async () => {
    document.dispatchEvent(new Event('visibilitychange'))
  })
}

const card = (numerator: number) => ({
  ...scorecard,
  items: scorecard.items.map((item) =>
    item.id === sharedDatabases.id ? { ...item, numerator, value: numerator / 57, published: null } : item,
  ),
})

/** The overview; `now` is what the server would answer at that moment. */
async function overview(address = '/', answers: Record<string, unknown> = {}) {
  const server = { numerator: 19, inOctober: 18, held: Promise.resolve() }
  const app = await openApp(address, {
    ...answers,
    scorecard: async (input: { period?: string }) => {
      const answer = card(input.period ? server.inOctober : server.numerator)
      await server.held
      return answer
    },
  })
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  const asked = (path: string) => app.asked.filter((one) => one.path === path).length
  const tile = () => within(screen.getByRole('heading', { level: 4 }).closest('article') as HTMLElement)
  return { ...app, server, count: asked, tile }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Line)
  Line.opened = []
  sent = 0
  document.documentElement.dataset.heard = 'p-0'
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  delete document.documentElement.dataset.heard
})

const mark = { name: /^Mới cập nhật/ }

vi.mock('../ui/chart-engine.ts', () => ({
  startChart: () => ({ setOption: () => {}, resize: () => {}, dispose: () => {}, dispatchAction: () => {} }),
}))

describe('an open page', () => {
  it('listens from where it was drawn, and shows what is new without being reloaded', async () => {
    const { server, count, tile } = await overview()
    expect(open().map(({ url }) => url)).toEqual(['/live?heard=p-0'])
    expect(tile().getByRole('link', { name: /19\s*\/\s*57/ })).toBeDefined()
    server.numerator = 20
    await tell()
    expect(tile().getByRole('link', { name: /20\s*\/\s*57/ })).toBeDefined()
    expect(count('me')).toBe(1)
  })

  it('asks who sits here as well, where somebody is signed in', async () => {
    const { count } = await overview('/', { me: asHead })
    const before = count('me')
    await tell()
    expect(count('me')).toBe(before + 1)
  })

  it('spreads what it asks, so that not all pages ask at once', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.9)
    const { count } = await overview()
    const before = count('scorecard')
    const [line] = open()
    await act(async () => {
      line?.dispatchEvent(new MessageEvent('changed', { data: 'figures' }))
      await vi.advanceTimersByTimeAsync(179)
    })
    expect(count('scorecard')).toBe(before)
    await act(() => vi.advanceTimersByTimeAsync(1))
    expect(count('scorecard')).toBe(before + 1)
  })

  it('asks for no figures when only reports changed', async () => {
    const { count } = await overview()
    const before = count('scorecard')
    await tell('reports')
    expect(count('scorecard')).toBe(before)
    await tell()
    expect(count('scorecard')).toBe(before + 1)
  })

  it('asks once for many changes', async () => {
    const { count } = await overview()
    const before = count('scorecard')
    const [line] = open()
    await act(async () => {
      for (let n = 0; n < 30; n++) line?.dispatchEvent(new MessageEvent('changed', { data: 'figures' }))
      await vi.advanceTimersByTimeAsync(1_000)
    })
    expect(count('scorecard')).toBe(before + 1)
  })

  it('asks again, after an answer, about what changed during it', async () => {
    const { server, count, tile } = await overview()
    const before = count('scorecard')
    let release = () => {}
    server.held = new Promise((resolve) => {
      release = resolve
    })
    await tell()
    server.numerator = 20
    await tell()
    await tell()
    expect(count('scorecard')).toBe(before + 1)
    await act(async () => {
      release()
      await vi.advanceTimersByTimeAsync(1_000)
    })
    expect(count('scorecard')).toBe(before + 2)
    expect(tile().getByRole('link', { name: /20\s*\/\s*57/ })).toBeDefined()
  })

  it('waits no longer than some seconds for an answer that does not come', async () => {
    const { server, count } = await overview()
    const before = count('scorecard')
    server.held = new Promise(() => {})
    await tell()
    await tell()
    await act(() => vi.advanceTimersByTimeAsync(6_000))
    expect(count('scorecard')).toBe(before + 2)
  })

  it('leaves a past moment as it is', async () => {
    const { count } = await overview('/?asOf=2024-10-31')
    const before = count('scorecard')
    await tell()
    expect(count('scorecard')).toBe(before)
  })

  it('does not listen while it is hidden, and goes on from where it was', async () => {
    await overview()
    await tell()
    await look('hidden')
    expect(open()).toEqual([])
    await look('visible')
    expect(open().map(({ url }) => url)).toEqual(['/live?heard=p-1'])
  })

  it('tries again, later, where the server had no room', async () => {
    await overview()
    Line.opened[0]?.refuse()
    await vi.advanceTimersByTimeAsync(9_000)
    expect(Line.opened).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(12_000)
    expect(open()).toHaveLength(1)
  })

  it('leaves a broken connection to the browser, which mends it', async () => {
    await overview()
    Line.opened[0]?.onerror?.()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(Line.opened).toHaveLength(1)
  })

  it('listens no more once it is gone', async () => {
    const { unmount } = await overview()
    unmount()
    expect(open()).toEqual([])
    await look('visible')
    expect(open()).toEqual([])
  })
})

describe('what is new', () => {
  it('is marked until it is pressed, and said once', async () => {
    const { server, tile } = await overview()
    expect(tile().queryByRole('button', mark)).toBeNull()
    server.numerator = 20
    await tell()
    expect(screen.getByText('Vừa có số liệu mới của 1 chỉ số.').getAttribute('role')).toBe('status')
    fireEvent.click(tile().getByRole('button', mark))
    expect(tile().queryByRole('button', mark)).toBeNull()
  })

  it('is not what came again as it was', async () => {
    const { tile, count } = await overview()
    const before = count('scorecard')
    await tell()
    expect(count('scorecard')).toBe(before + 1)
    expect(tile().queryByRole('button', mark)).toBeNull()
  })

  it('is not the answer to another question', async () => {
    const { server, tile } = await overview()
    await act(async () => {
      history.pushState(null, '', '/?period=2024-10')
      await vi.advanceTimersByTimeAsync(1_000)
    })
    expect(tile().getByRole('link', { name: /18\s*\/\s*57/ })).toBeDefined()
    expect(tile().queryByRole('button', mark)).toBeNull()
    server.inOctober = 17
    await tell()
    expect(tile().getByRole('button', mark)).toBeDefined()
    await act(async () => {
      history.pushState(null, '', '/')
      await vi.advanceTimersByTimeAsync(1_000)
    })
    expect(tile().queryByRole('button', mark)).toBeNull()
  })

  it('is marked on the page of a KPI too', async () => {
    let numerator = 19
    await openApp('/kpis/shared-databases-created', {
      ...kpiAnswers,
      'kpi.page': () => ({ ...kpiPage, item: { ...kpiPage.item, numerator, published: null } }),
    })
    await act(() => vi.advanceTimersByTimeAsync(1_000))
    expect(screen.queryByRole('button', mark)).toBeNull()
    numerator = 20
    await tell()
    expect(screen.getByRole('button', mark)).toBeDefined()
  })
})

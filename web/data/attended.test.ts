import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { browserClient } from './client.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('a page that nobody has touched for a quarter of an hour says so with each question', async () => {
  const said: (string | null)[] = []
  vi.stubGlobal('fetch', async (_url: string, { headers }: RequestInit) => {
    said.push(new Headers(headers).get('x-unattended'))
    return new Response(JSON.stringify({ result: { data: null } }))
  })
  const client = browserClient()
  await client.setting.query()
  vi.advanceTimersByTime(15 * 60_000)
  await client.setting.query()
  dispatchEvent(new Event('keydown'))
  vi.advanceTimersByTime(14 * 60_000)
  await client.setting.query()
  expect(said).toEqual([null, '1', null])
})

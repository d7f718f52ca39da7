import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { chromiumFlags, ensureChromium } from '../browser.ts'
import type { RunningServer } from '../server.ts'
import { ask, quantile } from './load.ts'
import { heading, line, milliseconds } from './report.ts'

/** Chromium's own "fast 3G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back, times 3.75 as its tools apply it. */
const fast3g = {
  offline: false,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (750e3 / 8) * 0.9,
  latency: 150 * 3.75,
}
const slowDown = 4
const runs = 5

type Seen = { figure: number; largest: number; script: number; ready: number }

/** The text of the page without any script: what the same figures cost as a plain page. */
async function staticPage(url: string): Promise<{ url: string; stop: () => void }> {
  const html = (await ask(url)).body
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<link rel="modulepreload"[^>]*>/g, '')
  const body = brotliCompressSync(html)
  const server = createServer((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop: () => server.close() }
}

/** Text, because a compiler's helpers do not exist in the page. */
const watch = `
  globalThis.seen = { largest: 0, figure: 0 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.largest = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  requestAnimationFrame(function look() {
    if (document.body && document.body.innerText.includes('19/57')) seen.figure = performance.now()
    else requestAnimationFrame(look)
  })
`

async function visit(browser: Browser, url: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', fast3g)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  let script = 0
  const types = new Map<string, string>()
  session.on('Network.responseReceived', (event) => types.set(event.requestId, event.type))
  session.on('Network.loadingFinished', (event) => {
    if (types.get(event.requestId) === 'Script') script += event.encodedDataLength
  })
  await page.addInitScript({ content: watch })
  await page.goto(url, { waitUntil: 'networkidle' })
  const { largest, figure } = await page.evaluate(
    () => (globalThis as unknown as { seen: Omit<Seen, 'script'> }).seen,
  )
  const ready = await page.evaluate(() => performance.getEntriesByName('interactive')[0]?.startTime ?? 0)
  await context.close()
  return { largest, figure, script, ready }
}

const median = (seen: Seen[], key: keyof Seen) =>
  quantile(
    seen.map((one) => one[key]),
    0.5,
  )

export async function benchFirstLoad(server: RunningServer): Promise<void> {
  heading(
    `First load of the overview: CPU ×${slowDown} slower, fast 3G; median of ${runs}, in turn with a static page of the same text`,
  )
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags })
  const plain = await staticPage(`${server.url}/`)
  const ours: Seen[] = []
  const bare: Seen[] = []
  for (let run = 0; run < runs; run++) {
    bare.push(await visit(browser, plain.url))
    ours.push(await visit(browser, `${server.url}/`))
  }
  await browser.close()
  plain.stop()
  for (const [name, seen] of [
    ['dashboard', ours],
    ['static page', bare],
  ] as const)
    line(
      name,
      `first figure ${milliseconds(median(seen, 'figure'))}`,
      `largest paint ${milliseconds(median(seen, 'largest'))}`,
      `script ${(median(seen, 'script') / 1_000).toFixed(1)} kB`,
    )
  line('interactive (the page answers to a press)', milliseconds(median(ours, 'ready')))
  line(
    'ratio of the first figure',
    `×${(median(ours, 'figure') / median(bare, 'figure')).toFixed(2)} (aim ×1.3)`,
  )
}

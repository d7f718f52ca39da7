import { type Browser, chromium, type Page } from '@playwright/test'
import { largestPage } from '../../server/services/pages.ts'
import { chromiumFlags, ensureChromium } from '../browser.ts'
import { signInAs } from '../people.ts'
import { startServer } from '../server.ts'
import { heading, line, milliseconds } from './report.ts'

/** No second in which the page shows nothing new. */
const aimMs = 1_000
const wheel = 600
const mostTurns = 60

/** Every gap between two pictures, and every task that kept the page busy. Text, because a compiler's helpers do not exist in the page. */
const watch = `
  globalThis.seen = { gap: 0, busy: 0, frames: 0 }
  let last = performance.now()
  requestAnimationFrame(function look() {
    const now = performance.now()
    seen.gap = Math.max(seen.gap, now - last)
    seen.frames++
    last = now
    requestAnimationFrame(look)
  })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.busy = Math.max(seen.busy, entry.duration)
  }).observe({ type: 'longtask' })
`

type Seen = { gap: number; busy: number; frames: number }

/** The longest gap since the last time it was asked. */
const seenIn = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: Seen }
    const told = { ...seen }
    Object.assign(seen, { gap: 0, busy: 0, frames: 0 })
    return told
  })

/** By the wheel, from where the page stands to its end. */
async function scrolled(page: Page): Promise<Seen> {
  await page.mouse.move(700, 450)
  await seenIn(page)
  for (let turn = 0; turn < mostTurns; turn++) {
    await page.mouse.wheel(0, wheel)
    await page.waitForTimeout(30)
    if (await page.evaluate(() => innerHeight + scrollY >= document.documentElement.scrollHeight - 2)) break
  }
  return seenIn(page)
}

const told = ({ gap, busy, frames }: Seen): string =>
  `longest gap ${milliseconds(gap)} in ${frames} pictures, longest task ${milliseconds(busy)}`

async function opened(
  browser: Browser,
  cookies: Parameters<ReturnType<Browser['contexts']>[0]['addCookies']>[0],
) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  await context.addInitScript({ content: watch })
  await context.addCookies(cookies)
  return context.newPage()
}

/**
 * The register is paged, so nobody scrolls 20,000 rows at once: a page of the largest size is scrolled, and the step to the
 * next one is taken. On the board every column shows its first cards.
 */
export async function benchTaskScroll(dataDir: string): Promise<void> {
  heading(
    `Scrolling 20,000 tasks: they come in pages, of ${largestPage} at most; one such page to its end, and the step to the next`,
  )
  const server = await startServer({ DATA_DIR: dataDir, STORY: 'stress' })
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags })
  try {
    const pairs = (await signInAs(server.url, 'reviewer')).split('; ').map((pair) => pair.split(/=(.*)/s))
    const page = await opened(
      browser,
      pairs.map(([name = '', value = '']) => ({ name, value, url: server.url })),
    )
    for (const view of ['list', 'timeline', 'board'] as const) {
      await page.goto(`${server.url}/tasks?view=${view}&size=${largestPage}`)
      await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0)
      line(`${view}: scrolled to its end`, told(await scrolled(page)), `(aim below ${milliseconds(aimMs)})`)
      if (view === 'board') continue
      await page.getByRole('link', { name: 'Trang sau' }).click()
      await page.waitForURL(/[?&]page=2/)
      await page
        .getByText(/201\s*[–-]\s*400/)
        .first()
        .waitFor()
      line('  the step to the next page', told(await seenIn(page)))
    }
    await page.setContent('<div style="height: 30000px"></div>')
    await page.evaluate(watch)
    line('  baseline: an empty page as high', told(await scrolled(page)))
  } finally {
    await browser.close()
    await server.stop()
  }
}

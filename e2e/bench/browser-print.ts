import { performance } from 'node:perf_hooks'
import { chromium } from '@playwright/test'
import { chromiumFlags, ensureChromium } from '../browser.ts'
import { cpuOf, type Spent, spentBy, withPeakOfTree } from './usage.ts'

/** `first`: the browser is started for it. MB of the browser with all its processes. */
export type Printed = { first: Spent; again: Spent; peak: number }

/** Milliseconds that a page of sixty charts may take on two slow cores. */
const patience = 120_000

/** Headless Chromium printing a page to PDF as soon as all its charts are drawn, and once more in the same browser. */
export async function printedByBrowser(
  url: string,
  { cookie, charts }: { cookie: string; charts: number },
): Promise<Printed> {
  const launched = performance.now()
  const server = await chromium.launchServer({ executablePath: ensureChromium(), args: chromiumFlags })
  const pid = Number(server.process().pid)
  try {
    const { answer, peak } = await withPeakOfTree(pid, async () => {
      const browser = await chromium.connect(server.wsEndpoint())
      const print = async () => {
        const context = await browser.newContext({ extraHTTPHeaders: { cookie } })
        const page = await context.newPage()
        await page.goto(url)
        await page.waitForFunction(isDrawn, charts, { timeout: patience })
        await page.pdf({ format: 'A4' })
        await context.close()
      }
      await print()
      const first = { wall: performance.now() - launched, cpu: cpuOf(pid) }
      return { first, again: await spentBy(pid, print) }
    })
    return { ...answer, peak }
  } finally {
    await server.close()
  }
}

/** Runs in the page. */
const isDrawn = (charts: number): boolean => {
  const places = [...document.querySelectorAll('main [role=application]')]
  return places.length >= charts && places.every((place) => place.querySelector('svg, canvas'))
}

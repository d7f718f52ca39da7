import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { chromiumFlags, ensureChromium } from './browser.ts'
import { startServer } from './server.ts'

/** The two screenshots of the README, from the launch story. */
const folder = join(import.meta.dirname, '..', 'web', 'pictures')
const size = { width: 1440, height: 900 }
const mostBytes = 400_000

const pictures: { name: string; path: string; ready: (page: Page) => Promise<void> }[] = [
  { name: 'overview.png', path: '/', ready: (page) => page.getByRole('article').first().waitFor() },
  {
    name: 'kpi.png',
    path: '/kpis/shared-databases-created',
    ready: (page) => page.getByRole('application').locator('svg, canvas').first().waitFor(),
  },
]

const server = await startServer()
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags })
try {
  mkdirSync(folder, { recursive: true })
  const page = await browser.newPage({
    viewport: size,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  for (const { name, path, ready } of pictures) {
    await page.goto(server.url + path, { waitUntil: 'networkidle' })
    await ready(page)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const file = join(folder, name)
    await page.screenshot({ path: file, animations: 'disabled' })
    const { size: bytes } = statSync(file)
    if (bytes > mostBytes) throw new Error(`${name} has ${bytes} bytes, more than ${mostBytes}`)
    console.log(`${name}: ${Math.round(bytes / 1024)} kB`)
  }
} finally {
  await browser.close()
  await server.stop()
}

import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { Role } from '../server/core/roles.ts'
import { signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

type Fixtures = {
  /** what the console may say beside refusals, where a journey takes something away */
  mayBeSaid: RegExp
  /** every page must stay silent: an error in the console fails the journey; takes in further browsers */
  quiet: (context: BrowserContext) => void
  /** a page of another browser, which shares nothing with the first */
  anotherBrowser: () => Promise<Page>
  /** signs the browser in as a demonstration role, by the server's door; gives its cookie */
  signedInAs: (role: Role) => Promise<string>
  /** no violation of WCAG 2.2 A and AA, nor of axe's best practices, in the state the page is in */
  expectAccessible: (page: Page) => Promise<void>
}

/**
 * Nobody presses as fast as a journey: a page is there once it answers to a press, not once it can be read. Without this a
 * slow machine loses what is pressed or typed before the scripts have come.
 */
function awaitScripts(page: Page) {
  const isAlive = () =>
    document.getElementById('app') === null || performance.getEntriesByName('interactive').length > 0
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (...asked) => {
    const reply = await goto(...asked)
    await page.waitForFunction(isAlive)
    return reply
  }
  page.reload = async (...asked) => {
    const reply = await reload(...asked)
    await page.waitForFunction(isAlive)
    return reply
  }
}

/** A question that cannot be answered is a 4xx by design, and Chromium writes each into the console. */
const refusal = /status of (400|401|403|404|409|429)/

/** One server, with the launch story, for each worker. */
export const test = base.extend<Fixtures, { server: RunningServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  context: async ({ context, javaScriptEnabled }, use) => {
    if (javaScriptEnabled) context.on('page', awaitScripts)
    await use(context)
  },
  mayBeSaid: [refusal, { option: true }],
  quiet: [
    async ({ context, mayBeSaid }, use) => {
      const said: string[] = []
      const listen = (one: BrowserContext) => {
        one.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
        })
        one.on('weberror', (fault) => said.push(String(fault.error())))
      }
      listen(context)
      await use(listen)
      expect(said.filter((line) => !refusal.test(line) && !mayBeSaid.test(line))).toEqual([])
    },
    { auto: true },
  ],
  anotherBrowser: async ({ browser, quiet }, use) => {
    const opened: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext()
      opened.push(context)
      quiet(context)
      context.on('page', awaitScripts)
      return context.newPage()
    })
    for (const context of opened) await context.close()
  },
  signedInAs: async ({ context, server }, use) => {
    await use(async (role) => {
      const cookie = await signInAs(server.url, role)
      const pairs = cookie.split('; ').map((pair) => pair.split(/=(.*)/s))
      await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: server.url })))
      return cookie
    })
  },
  expectAccessible: async ({ page: _ }, use) => {
    await use(async (page) => {
      // There are no frames to go into, and nobody reads what passed: both would cost four times the time.
      const found = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .options({ resultTypes: ['violations'] })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      // A journey goes on, so that one run tells of every state.
      const told = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)
      expect.soft(told, page.url()).toEqual([])
    })
  },
})

export { expect }

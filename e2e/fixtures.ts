import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { type RunningServer, startServer } from './server.ts'

type Fixtures = {
  /** what the console may say beside refusals, where a journey takes something away */
  mayBeSaid: RegExp
  /** every page must stay silent: an error in the console fails the journey */
  quiet: undefined
  /** no violation of WCAG 2.2 A and AA, nor of axe's best practices, in the state the page is in */
  expectAccessible: (page: Page) => Promise<void>
}

/** A question that cannot be answered is a 4xx by design, and Chromium writes each into the console. */
const refusal = /status of (400|404)/

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
  mayBeSaid: [refusal, { option: true }],
  quiet: [
    async ({ context, mayBeSaid }, use) => {
      const said: string[] = []
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
      })
      context.on('weberror', (fault) => said.push(String(fault.error())))
      await use(undefined)
      expect(said.filter((line) => !refusal.test(line) && !mayBeSaid.test(line))).toEqual([])
    },
    { auto: true },
  ],
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

import { chromium, type Page } from '@playwright/test'
import { openDatabase } from '../../db/client.ts'
import { openCluster } from '../../db/cluster/cluster.ts'
import { privateName } from '../../db/open.ts'
import { kpiDefinitions } from '../../db/schema/reporting.ts'
import { recordVersions } from '../../db/versions.ts'
import { definitionOf } from '../../server/services/reporting/testing/definition.ts'
import { chromiumFlags, ensureChromium } from '../browser.ts'
import { signInAs } from '../people.ts'
import { startServer } from '../server.ts'
import { quantile } from './load.ts'
import { heading, line, milliseconds } from './report.ts'

const kpis = 200
const periods = 12
const office = 'SYT'
/** Figures typed one below the other, of so many digits each, as fast as somebody who does it every month. */
const figures = 80
const digits = 4
const betweenMs = 60

/** From each key to after the picture that shows it. Text, because a compiler's helpers do not exist in the page. */
const watch = `
  globalThis.latencies = []
  addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => latencies.push(performance.now() - timeStamp)
      port2.postMessage(null)
    })
  }, { capture: true })
`

async function typed(page: Page): Promise<number[]> {
  for (let figure = 0; figure < figures; figure++) {
    await page.keyboard.type(String(1_000 + figure).slice(0, digits), { delay: betweenMs })
    await page.keyboard.press('Enter')
  }
  return page.evaluate(() => (globalThis as unknown as { latencies: number[] }).latencies)
}

/** Typing into the grid of an office with everything it has to report in a year, beside one bare field. */
export async function benchGrid(): Promise<void> {
  heading(`Typing into a grid of ${kpis} KPIs × ${periods} periods, from a key to its picture`)
  const server = await startServer()
  const cluster = await openCluster({ dataDir: server.dataDir })
  const database = openDatabase(cluster.connection(privateName))
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags })
  try {
    await database.db.transaction(async (tx) => {
      await tx.execute("update period_locks set known_to = now() where known_to = 'infinity'")
      await recordVersions(tx, kpiDefinitions, {
        at: '2023-01-01T00:00:00+07:00',
        by: 'bench',
        rows: Array.from({ length: kpis }, (_, i) => {
          const facts = definitionOf({ kpiId: `bench-${i}`, fromOn: '2023-01-01', reporters: [office] })
          return { code: facts.code, facts }
        }),
      })
    })
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
    await context.addInitScript({ content: watch })
    const cookies = (await signInAs(server.url, 'officer')).split('; ').map((pair) => pair.split(/=(.*)/s))
    await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: server.url })))

    const page = await context.newPage()
    await page.goto(`${server.url}/updates/${office}?cadence=month&count=${periods}`)
    const rows = page.getByRole('grid').locator('[data-row]')
    await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0)
    if ((await rows.count()) < kpis * periods) throw new Error(`the grid has ${await rows.count()} rows`)
    const first = rows.filter({ hasText: 'Chỉ số bench-0' }).first()
    await first.locator('[data-column="2"]').click()
    const ours = await typed(page)

    const bare = await context.newPage()
    await bare.setContent('<input>')
    await bare.addScriptTag({ content: watch })
    await bare.locator('input').focus()
    const one = await typed(bare)
    const shown = (all: readonly number[]) =>
      [0.5, 0.95, 0.99].map((q) => `p${q * 100} ${milliseconds(quantile([...all], q))}`)
    line(`${ours.length} keys`, ...shown(ours), '(aim p95 below 50 ms)')
    line('  baseline: one bare field', ...shown(one))
  } finally {
    await browser.close()
    await database.close()
    await server.stop()
  }
}

import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { chromium } from '@playwright/test'
import { chromiumFlags, ensureChromium } from '../browser.ts'
import type { RunningServer } from '../server.ts'
import { ask, type Load, loadInTurn, quantile } from './load.ts'
import { heading, line, milliseconds, pair } from './report.ts'

const runs = 5
const kpi = '/exports/kpis/shared-databases-created?what=trend&format='
const book = '/exports/scorecard?what=book&format='
/** People who take files out at once, again and again. */
const together = 20

/** Files as they come over HTTP, beside headless Chromium printing the page of the same figure. */
export async function benchExports(server: RunningServer): Promise<void> {
  heading(
    `Files, one at a time (median of ${runs}), beside headless Chromium printing the page of the same KPI`,
  )
  const bare = await printed(`${server.url}/kpis/shared-databases-created`)
  for (const format of ['png', 'svg', 'pptx', 'xlsx', 'csv', 'pdf'])
    told(`one figure as ${format}`, await timed(server.url + kpi + format, runs), bare)
  for (const format of ['pptx', 'xlsx', 'pdf'])
    told(`a book of every KPI as ${format}`, await timed(server.url + book + format, 1), null)
  line('  baseline: Chromium prints one page', milliseconds(bare))
  line('server, peak memory since its start', `${peakOf(server)} MB`)
}

/** Whether who reads figures notices that others take them out. */
export async function benchReadingBesideExports(server: RunningServer): Promise<void> {
  heading(`Scorecard, 8 connections, while ${together} people take files out, beside the same in peace`)
  const scorecard = `${server.url}/api/v1/scorecard`
  const connections = 8
  const [peace] = await loadInTurn(scorecard, scorecard, { connections })
  let isOver = false
  let files = 0
  const taking = Array.from({ length: together }, async (_, i) => {
    while (!isOver) {
      const { status } = await ask(server.url + kpi + ['png', 'pptx', 'pdf', 'xlsx'][i % 4])
      if (status !== 200) throw new Error(`a file was refused with ${status}`)
      files++
    }
  })
  const [busy] = (await loadInTurn(scorecard, scorecard, { connections })) as [Load, Load]
  isOver = true
  await Promise.all(taking)
  pair(`${files} files meanwhile`, busy, peace, 2)
}

const told = (name: string, ours: number, bare: number | null) =>
  line(name, milliseconds(ours), ...(bare === null ? [] : [`×${(ours / bare).toFixed(2)} of the browser`]))

async function timed(url: string, times: number): Promise<number> {
  await ask(url)
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const begun = performance.now()
    const { status } = await ask(url)
    if (status !== 200) throw new Error(`${url} answered ${status}`)
    took.push(performance.now() - begun)
  }
  return quantile(took, 0.5)
}

async function printed(url: string): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < runs; n++) {
    const begun = performance.now()
    const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags })
    const page = await browser.newPage()
    await page.goto(url, { waitUntil: 'networkidle' })
    await page.pdf({ format: 'A4' })
    await browser.close()
    took.push(performance.now() - begun)
  }
  return quantile(took, 0.5)
}

/** MB; the high-water mark that Linux keeps. */
function peakOf({ process: { pid } }: RunningServer): string {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kilobytes) / 1_024).toFixed(0)
}

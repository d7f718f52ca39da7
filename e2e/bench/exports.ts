import { rm } from 'node:fs/promises'
import type { BriefingBlock, BriefingPage } from '../../server/core/briefings/briefing.ts'
import type { BlockSpec } from '../../server/core/briefings/spec.ts'
import { act, ask as askAs, signInAs } from '../people.ts'
import { restOf } from '../rest.ts'
import { emptyFolder, type RunningServer, startServer } from '../server.ts'
import { type Printed, printedByBrowser } from './browser-print.ts'
import { ask, loadInTurn, quantile } from './load.ts'
import { heading, line, pair } from './report.ts'
import { type Spent, spentBy, withPeak } from './usage.ts'

/** Times that a file is asked for again, once everything is loaded. */
const runs = 3
const figure = 'shared-databases-created'
const sizes = [20, 60]
const formats = ['pptx', 'pdf', 'docx', 'xlsx']
/** The aim that the project sets itself: a presentation of twenty charts, in milliseconds, and beside the browser's way. */
const aim = { size: 20, format: 'pptx', took: 2_000, timesFaster: 10 }

type File = { name: string; path: string; browser: Printed; aim?: typeof aim }

/**
 * Files as they come over HTTP, each out of a server that has just started, beside headless Chromium printing the page
 * that shows the same: how long the first takes and one after it, and what the process that draws holds at most.
 */
export async function benchExports(): Promise<void> {
  const dataDir = await emptyFolder()
  try {
    const server = await startServer({ DATA_DIR: dataDir })
    const cookie = await signInAs(server.url, 'communications')
    const books = await Promise.all(
      sizes.map(async (size) => ({ size, code: await issued(server, cookie, size) })),
    )
    heading('Headless Chromium printing to PDF: started for it, then in the browser that is there')
    const printed = async (name: string, path: string, charts: number) => {
      const took = await printedByBrowser(server.url + path, { cookie, charts })
      line(name, said(took.first), said(took.again), megabytes(took.peak))
      return took
    }
    const page = await printed('the page of a KPI', `/kpis/${figure}`, 1)
    const files: File[] = ['png', 'svg', 'pptx', 'pdf', 'xlsx'].map((format) => ({
      name: `one figure as ${format}`,
      path: `/exports/kpis/${figure}?what=trend&format=${format}`,
      browser: page,
    }))
    for (const { size, code } of books) {
      const browser = await printed(`a briefing of ${size} charts`, `/briefings/${code}`, size)
      for (const format of formats)
        files.push({
          name: `${size} charts as ${format}`,
          path: `/exports/briefings/${code}?format=${format}`,
          browser,
          ...(size === aim.size && format === aim.format ? { aim } : {}),
        })
    }
    await server.stop()
    heading(`Files, the first after a start, then one more (median of ${runs})`)
    for (const file of files) await measured(file, dataDir, cookie)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measured({ name, path, browser, aim }: File, dataDir: string, cookie: string) {
  const server = await startServer({ DATA_DIR: dataDir })
  try {
    const pid = Number(server.process.pid)
    const take = () =>
      spentBy(pid, async () => {
        const { status } = await ask(server.url + path, { headers: { cookie } })
        if (status !== 200) throw new Error(`${path} answered ${status}`)
      })
    const { answer, peak, before } = await withPeak(pid, async () => {
      const first = await take()
      const more: Spent[] = []
      for (let n = 0; n < runs; n++) more.push(await take())
      const middle = (of: keyof Spent) =>
        quantile(
          more.map((one) => one[of]),
          0.5,
        )
      return { first, again: { wall: middle('wall'), cpu: middle('cpu') } }
    })
    line(name, said(answer.first), said(answer.again), `${megabytes(peak)} (${megabytes(before)} before)`)
    line(
      '  the browser over ours',
      ...(['first', 'again'] as const).map((of) => ratio(browser[of], answer[of])),
    )
    if (aim) line('  aim', `${seconds(aim.took)}, ×${aim.timesFaster}`)
  } finally {
    await server.stop()
  }
}

/** A briefing of so many charts, KPI after KPI in each length of period. */
async function issued(server: RunningServer, cookie: string, size: number): Promise<string> {
  const { items } = await restOf(server.url, cookie).scorecard()
  const specs: BlockSpec[] = (['month', 'quarter', 'year'] as const).flatMap((grain) =>
    items.map(({ id: kpi }) => ({ kind: 'trend', kpi, grain }) as const),
  )
  const blocks: BriefingBlock[] = specs.slice(0, size).map((spec, i) => ({ key: `b${i}`, spec }))
  if (blocks.length < size) throw new Error(`only ${blocks.length} charts to be had`)
  const by = { cookie }
  const start = { template: 'blank', lang: 'vi', title: `${size} biểu đồ`, blocks }
  const { code } = (await act<{ code: string }>(server.url, 'briefings.start', start, by)).data
  const asked = encodeURIComponent(JSON.stringify({ code }))
  const { briefing } = await askAs<BriefingPage>(server.url, `briefings.page?input=${asked}`, by)
  await act(server.url, 'briefings.issue', { code, version: briefing.version }, by)
  return code
}

/** People who take files out at once, again and again. */
const together = 20

/** Whether who reads figures notices that others take them out. */
export async function benchReadingBesideExports(server: RunningServer): Promise<void> {
  const cookie = await signInAs(server.url, 'communications')
  const code = await issued(server, cookie, 20)
  const paths = ['png', 'pptx', 'pdf', 'xlsx'].map(
    (format) => `/exports/kpis/${figure}?what=trend&format=${format}`,
  )
  paths.push(`/exports/briefings/${code}?format=pptx`)
  heading(`Scorecard, 8 connections, while ${together} people take files out, beside the same in peace`)
  const scorecard = `${server.url}/api/v1/scorecard`
  const peace = { url: scorecard, headers: {} }
  let files = 0
  const beside = () => {
    let isOver = false
    const taking = Promise.all(
      Array.from({ length: together }, async (_, i) => {
        while (!isOver) {
          const { status } = await ask(server.url + paths[i % paths.length], { headers: { cookie } })
          if (status !== 200) throw new Error(`a file was refused with ${status}`)
          files++
        }
      }),
    )
    return {
      async end() {
        isOver = true
        await taking
      },
    }
  }
  const [ours, bare] = await loadInTurn({ ...peace, beside }, peace, { connections: 8, seconds: 4 })
  pair(`${files} files meanwhile`, ours, bare, 2)
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`
const said = ({ wall, cpu }: Spent) => `${seconds(wall)} (cpu ${seconds(cpu)})`
const ratio = (theirs: Spent, ours: Spent) =>
  `×${(theirs.wall / ours.wall).toFixed(1)} (cpu ×${(theirs.cpu / ours.cpu).toFixed(1)})`
const megabytes = (n: number) => `${n.toFixed(0)} MB`

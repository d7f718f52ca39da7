import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { proofLasts } from '../../db/notices.ts'
import { listeners } from './live.ts'
import { quantile } from './load.ts'
import { line, milliseconds } from './report.ts'

/** Rows that come evenly: so many pushes a second, of so many rows each. */
type Steady = { perSecond: number; rows: number; seconds: number }
const loads: readonly Steady[] = [
  { perSecond: 20, rows: 100, seconds: 10 },
  { perSecond: 2, rows: 1_000, seconds: 10 },
]
/** Milliseconds after which a sender whom the server had no room for tries again. */
const again = 250

export type Pushing = {
  url: string
  push(body: string): Promise<Response>
  /** new dossiers as a CSV; every one filed online, `inMonth` of them in the month asked about */
  rows(count: number): { body: string; inMonth: number }
  /** a month as the address says it */
  month: string
}

/**
 * How soon a push is seen while rows come evenly: from its beginning to the first answer asked for after it that counts it,
 * and to that of a page which asks again whenever it is told of a change.
 */
export async function benchVisible(pushing: Pushing): Promise<void> {
  for (const load of loads) await underLoad(pushing, load)
}

async function underLoad({ url, push, rows, month }: Pushing, load: Steady): Promise<void> {
  const counted = async (): Promise<number> => {
    const reply = await fetch(`${url}/api/v1/kpis/dossiers-filed-online/breakdown?period=${month}`)
    const { rows } = (await reply.json()) as { rows: { numerator: number }[] }
    return rows.reduce((sum, { numerator }) => sum + numerator, 0)
  }
  const before = await counted()
  const page = await openPage(url, counted)
  const asked: number[] = []
  const taken: { begun: number; ended: number; inMonth: number }[] = []
  let known = before
  let turnedAway = 0

  const one = async () => {
    const { body, inMonth } = rows(load.rows)
    const begun = performance.now()
    for (;;) {
      const reply = await push(body)
      if (reply.ok) break
      if (reply.status !== 503) throw new Error(await reply.text())
      turnedAway++
      await pause(again)
    }
    taken.push({ begun, ended: performance.now(), inMonth })
    known += inMonth
    const least = known
    // A kept answer may be some milliseconds old (`proofLasts`): whoever wants to see the own rows asks again.
    while ((await counted()) < least) await pause(proofLasts)
    asked.push(performance.now() - begun)
  }
  const first = performance.now()
  const under: Promise<void>[] = []
  for (let n = 0; n < load.perSecond * load.seconds; n++) {
    under.push(one())
    await pause(Math.max(0, first + ((n + 1) * 1_000) / load.perSecond - performance.now()))
  }
  await Promise.all(under)
  const shown = await page.seen(
    before,
    taken.sort((a, b) => a.ended - b.ended),
  )
  line(
    `${load.perSecond} pushes/s of ${load.rows} rows: asked for after it`,
    said(asked),
    ...(turnedAway > 0 ? [`(turned away ${turnedAway} times)`] : []),
  )
  line('  in an open page that is told', said(shown))
}

/** A page that asks again when it is told of a change: one question at a time. */
async function openPage(url: string, counted: () => Promise<number>) {
  const answers: { at: number; sum: number }[] = []
  let isTold = false
  let asking: Promise<void> | null = null
  const ask = async () => {
    while (isTold) {
      isTold = false
      const sum = await counted()
      answers.push({ at: performance.now(), sum })
    }
    asking = null
  }
  const leave = await listeners(url, 1, () => {
    isTold = true
    asking ??= ask()
  })
  return {
    /** Milliseconds from the beginning of each push, in the order in which they were taken, to the answer that counts it. */
    async seen(before: number, taken: readonly { begun: number; inMonth: number }[]): Promise<number[]> {
      const all = taken.reduce((sum, { inMonth }) => sum + inMonth, before)
      while ((answers.at(-1)?.sum ?? before) < all) await (asking ?? pause(10))
      leave()
      let sum = before
      return taken.map(({ begun, inMonth }) => {
        sum += inMonth
        const least = sum
        return (answers.find((one) => one.sum >= least)?.at ?? Number.NaN) - begun
      })
    },
  }
}

const said = (times: number[]) =>
  `p50 ${milliseconds(quantile(times, 0.5))}, p99 ${milliseconds(quantile(times, 0.99))} (aim 1 s)`

import { Agent, type ClientRequest, get } from 'node:http'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../../db/client.ts'
import { openCluster } from '../../db/cluster/cluster.ts'
import { privateName } from '../../db/open.ts'
import type { RunningServer } from '../server.ts'
import { ask, quantile } from './load.ts'
import { heading, line, milliseconds } from './report.ts'

type Size = { connections: readonly number[]; changes: number }
const usual: Size = { connections: [1, 100, 1_000], changes: 40 }
/** Milliseconds between two changes: longer than the server gathers them. */
const apart = 250
/** Milliseconds over which browsers spread what they ask for when they hear of a change (web/data/live.ts). */
const spread = 200
const scorecard = '/api/v1/scorecard'

/** Open pages without browsers. `hear` is called with the moment at which a page is told. */
export async function listeners(url: string, count: number, hear: (at: number) => void): Promise<() => void> {
  const agent = new Agent({ maxSockets: count })
  const requests: ClientRequest[] = []
  const isTold = (text: string) => text.includes('event: changed')
  await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<void>((resolve, reject) => {
          const request = get(`${url}/live`, { agent }, (response) => {
            if (response.statusCode !== 200) return reject(new Error(`/live answered ${response.statusCode}`))
            let isGreeted = false
            response.setEncoding('utf8').on('data', (text: string) => {
              if (!isTold(text)) return
              // Whoever says not how far it has heard is told so at once.
              if (isGreeted) return hear(performance.now())
              isGreeted = true
              resolve()
            })
          })
          request.on('error', reject)
          requests.push(request)
        }),
    ),
  )
  return () => {
    for (const request of requests) request.destroy()
  }
}

/** From a commit to the event in every open page, and to the new figure in every one of them. */
export async function benchLive(
  server: RunningServer,
  { connections, changes }: Size = usual,
): Promise<void> {
  heading(`Live: from a commit by another program to open pages (${changes} changes, ${apart} ms apart)`)
  const cluster = await openCluster({ dataDir: server.dataDir })
  const database = openDatabase(cluster.connection(privateName))
  const story = (await database.raw`select clock_at from stories`)[0]?.clock_at as Date
  const at = new Date(story.getTime() - 3_600_000).toISOString()
  let written = 0
  /** Gives the moment at which the commit was asked for. */
  const change = async () => {
    let committing = 0
    const code = `DT-LIVE-${++written}`
    await database.raw.begin(async (tx) => {
      await tx`insert into shared_tables (known_from, recorded_by, code, office_code, name_vi, name_en, sample, listed_on, shared_on)
        values (${at}, 'bench', ${code}, 'STTTT', 'Bảng đo', 'Bench table', true, '2024-01-01', '2024-01-02')`
      committing = performance.now()
    })
    return committing
  }
  const counted = async (agent?: Agent): Promise<number> => {
    const { body } = await ask(`${server.url}${scorecard}`, agent ? { agent } : {})
    const { items } = JSON.parse(body) as { items: { id: string; numerator: number }[] }
    return items.find(({ id }) => id === 'shared-tables')?.numerator ?? Number.NaN
  }

  let bareHeard = (_at: number) => {}
  await database.raw.listen('changed', (table) => {
    if (table === 'shared_tables') bareHeard(performance.now())
  })
  for (const count of connections) {
    const told: number[] = []
    const last: number[] = []
    const bare: number[] = []
    const visible: number[] = []
    let hear = (_at: number) => {}
    const leave = await listeners(server.url, count, (moment) => hear(moment))
    const agent = new Agent({ keepAlive: true, maxSockets: count })
    for (let n = 0; n < changes; n++) {
      // Every fourth time the pages ask as browsers do; what that costs must not be in the other measurements.
      const asks = n % 4 === 3
      const right = asks ? (await counted()) + 1 : 0
      const arrivals: number[] = []
      const shown: Promise<number>[] = []
      const bareAt = new Promise<number>((resolve) => {
        bareHeard = resolve
      })
      const all = new Promise<void>((resolve) => {
        hear = (moment) => {
          arrivals.push(moment)
          if (asks)
            shown.push(
              pause(Math.random() * spread).then(async () => {
                if ((await counted(agent)) !== right) throw new Error('a page shows the figure before')
                return performance.now()
              }),
            )
          if (arrivals.length === count) resolve()
        }
      })
      const committing = await change()
      await all
      if (asks) for (const moment of await Promise.all(shown)) visible.push(moment - committing)
      else {
        bare.push((await bareAt) - committing)
        for (const moment of arrivals) told.push(moment - committing)
        last.push(Math.max(...arrivals) - committing)
      }
      await pause(apart)
    }
    leave()
    agent.destroy()
    const both = (values: number[]) =>
      `p50 ${milliseconds(quantile(values, 0.5))}, p95 ${milliseconds(quantile(values, 0.95))}`
    line(`${count} open page(s): told`, both(told), `the last of them ${both(last)}`)
    line('  baseline: a bare LISTEN', both(bare))
    line(
      '  ratio',
      `p50 ×${(quantile(told, 0.5) / quantile(bare, 0.5)).toFixed(2)}`,
      `p95 ×${(quantile(told, 0.95) / quantile(bare, 0.95)).toFixed(2)}`,
    )
    line(`  the new figure in the page, asked for within ${spread} ms`, `${both(visible)} (aim 1,000 ms)`)
  }
  await database.close()
}

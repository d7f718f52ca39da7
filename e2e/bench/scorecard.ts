import { performance } from 'node:perf_hooks'
import { openDatabase } from '../../db/client.ts'
import { openCluster } from '../../db/cluster/cluster.ts'
import { privateName } from '../../db/open.ts'
import { type RunningServer, startServer } from '../server.ts'
import { bareServer } from './bare.ts'
import { ask, loadInTurn, quantile } from './load.ts'
import { heading, line, milliseconds, pair } from './report.ts'

const rest = '/api/v1/scorecard'
const trpc = '/trpc/scorecard?input=%7B%7D'

/** The scorecard beside the same bytes from memory. */
export async function benchScorecard(server: RunningServer): Promise<void> {
  heading('Scorecard, warm, beside a bare route that returns the same bytes from memory')
  const text = (await ask(`${server.url}${rest}`)).body
  const bare = await bareServer(text)
  line('bytes of the REST answer', String(text.length))
  for (const connections of [1, 32]) {
    const [ours, theirs] = await loadInTurn(`${server.url}${rest}`, `${bare.url}/rest`, { connections })
    pair(`REST, ${connections} connection(s)`, ours, theirs, 1.5)
  }
  bare.stop()

  const answer = JSON.parse((await ask(`${server.url}${trpc}`)).body) as { result: { data: unknown } }
  const bareCall = await bareServer(JSON.stringify(answer.result.data))
  line('bytes of the tRPC answer', String(JSON.stringify(answer).length))
  for (const connections of [1, 32]) {
    const [ours, theirs] = await loadInTurn(`${server.url}${trpc}`, `${bareCall.url}/trpc/scorecard`, {
      connections,
    })
    pair(`tRPC, ${connections} connection(s)`, ours, theirs, 1.2)
  }
  bareCall.stop()
}

type Answer = { items: { id: string; numerator: number }[] }
const changes = 100

/** Changes a row a hundred times, and asks at once: how often, and how late, is the next answer right? */
export async function benchFreshness(server: RunningServer): Promise<void> {
  heading(`Right after a change (${changes} changes of one row, committed by another program)`)
  const cluster = await openCluster({ dataDir: server.dataDir })
  const database = openDatabase(cluster.connection(privateName))
  const second = await startServer({ DATA_DIR: server.dataDir })
  const counted = async (url: string) => {
    const card = JSON.parse((await ask(`${url}${rest}`)).body) as Answer
    return card.items.find((item) => item.id === 'shared-tables')?.numerator
  }
  const story = (await database.raw`select clock_at from stories`)[0]?.clock_at as Date
  const before = (await counted(server.url)) ?? 0
  await counted(second.url)
  const late: Record<'same process' | 'second process', number[]> = {
    'same process': [],
    'second process': [],
  }
  const firstRight = { 'same process': 0, 'second process': 0 }
  for (let n = 0; n < changes; n++) {
    const shared = n % 2 === 0
    // A moment of its own, before the story's clock, so that each version is known when the next question is asked.
    const at = new Date(story.getTime() - (changes - n) * 1_000).toISOString()
    await database.raw.begin(async (tx) => {
      await tx`update shared_tables set known_to = ${at} where code = 'DT-BENCH' and known_to = 'infinity'`
      await tx`insert into shared_tables (known_from, recorded_by, code, office_code, name_vi, name_en, sample, listed_on, shared_on)
        values (${at}, 'bench', 'DT-BENCH', 'STTTT', 'Bảng đo', 'Bench table', true, '2024-01-01', ${shared ? '2024-01-02' : null})`
    })
    const committed = performance.now()
    await Promise.all(
      (
        [
          ['same process', server.url],
          ['second process', second.url],
        ] as const
      ).map(async ([name, url]) => {
        for (let tries = 0; ; tries++) {
          const right = (await counted(url)) === before + (shared ? 1 : 0)
          if (right && tries === 0) firstRight[name]++
          if (right) return late[name].push(performance.now() - committed)
          if (performance.now() - committed > 5_000)
            throw new Error(`${name}: still wrong after five seconds`)
        }
      }),
    )
  }
  for (const name of ['same process', 'second process'] as const)
    line(
      name,
      `the first answer was right ${firstRight[name]} of ${changes} times`,
      `right after p50 ${milliseconds(quantile(late[name], 0.5))}, p99 ${milliseconds(quantile(late[name], 0.99))}`,
    )
  await database.close()
  await second.stop()
}

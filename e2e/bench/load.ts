import { Agent, get } from 'node:http'
import { performance } from 'node:perf_hooks'

/** Milliseconds, and answers a second. */
export type Load = { p50: number; p99: number; perSecond: number }

export type Answer = { status: number; body: string }

type Way = { agent?: Agent; headers?: Record<string, string> }

export function ask(url: string, way: Way = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(url, way, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      response.on('error', reject)
    })
    request.on('error', reject)
  })
}

export const quantile = (values: number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

/** An address, and who asks; `beside` begins what goes on meanwhile and gives the way to end it. */
export type Asked = {
  url: string
  headers: Record<string, string>
  beside?: () => { end(): Promise<void> }
}

/** `connections` askers on kept-alive connections, each asking again as soon as it has its answer, for a bounded time. */
async function run(
  { url, headers, beside }: Asked,
  connections: number,
  seconds: number,
): Promise<{ times: number[]; took: number }> {
  const other = beside?.()
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1_000
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const asked = performance.now()
        const { status } = await ask(url, { agent, headers })
        times.push(performance.now() - asked)
        if (status !== 200) throw new Error(`${url} answered ${status}`)
      }
    }),
  )
  const took = (performance.now() - begun) / 1_000
  agent.destroy()
  await other?.end()
  return { times, took }
}

/** The two in turn, several times over, so that a machine that slows down slows both. */
export async function loadInTurn(
  a: string | Asked,
  b: string | Asked,
  { connections, rounds = 4, seconds = 1.5 }: { connections: number; rounds?: number; seconds?: number },
): Promise<[Load, Load]> {
  const sums = [a, b].map((one) => ({
    asked: typeof one === 'string' ? { url: one, headers: {} } : one,
    times: [] as number[],
    took: 0,
  }))
  for (const { asked } of sums) await run(asked, connections, 0.7)
  for (let round = 0; round < rounds; round++)
    for (const sum of sums) {
      const one = await run(sum.asked, connections, seconds)
      for (const time of one.times) sum.times.push(time)
      sum.took += one.took
    }
  const [first, second] = sums.map(({ times, took }) => ({
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    perSecond: times.length / took,
  }))
  return [first, second] as [Load, Load]
}

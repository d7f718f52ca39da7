import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { TestProject } from 'vitest/node'
import startTestCluster from '../../db/testing/cluster.ts'
import { allChecks, type Check, nothingLost } from './checks.ts'
import { rights } from './table.ts'

/**
 * Leaves out one check at a time and runs the suites that hold rights: each must notice. Ends with 1 where one does
 * not. `npm run mutants`, or with parts of their names: `npm run mutants -- withinScope people/invite`.
 */
const root = resolve(import.meta.dirname, '../..')
const atATime = 2
/** Milliseconds after which a run is given up. */
const patience = 1_800_000

const running = new Set<ChildProcess>()

type Run = { noticed: string | null; broken: string | null; seconds: number }

const plain = (text: string) => text.replace(/[^a-z]/gi, '').toLowerCase()
const doors = rights.flatMap((right) => right.doors)

/** Where a missing check most likely shows, by the names of tests: tried first, since the first to notice is enough. */
function likely({ id, file }: Check): string[] {
  if (/withinScope|scopeKey/.test(id)) return ['rights live in the query|changes no byte']
  if (/somebodyReal|offersDemonstration/.test(id)) return ['with a real person here']
  if (file === 'server/asker.ts') return ['as time goes by']
  const named = doors.filter((door) => plain(door).includes(plain(basename(file, '.ts'))))
  const [, room] = /services\/(account|people|tokens|audit)\//.exec(file) ?? []
  return [
    ...(named.length ? [named.map((door) => door.replace(/[^\w ]/g, '.')).join('|')] : []),
    ...(file.endsWith('/rest.ts') ? ['GET .api'] : []),
    ...(file.includes('/http/') ? ['the page|no other site'] : []),
    ...(room ? [room === 'audit' ? 'audit' : `^${room}\\.`] : []),
    ...(/: sees/.test(id) ? ['changes no byte'] : []),
  ]
}

async function run(cluster: string, check: Check | null, only: string | null): Promise<Run> {
  const begun = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'dashboard-mutant-'))
  const report = join(folder, 'report.json')
  const args = ['run', '-c', 'server/rights/mutants.config.ts', '--reporter=json', `--outputFile=${report}`]
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), ...args, ...(only ? ['-t', only] : [])],
    {
      cwd: root,
      env: { ...process.env, RIGHTS_CLUSTER: cluster, ...(check ? { WITHOUT_CHECK: check.id } : {}) },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  running.add(child)
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  let isLate = false
  const late = setTimeout(() => {
    isLate = true
    child.kill()
  }, patience)
  const code = await new Promise<number | null>((ended) => child.on('close', ended))
  clearTimeout(late)
  running.delete(child)
  const told = await readFile(report, 'utf8').catch(() => null)
  await rm(folder, { recursive: true, force: true })
  const seconds = Math.round((performance.now() - begun) / 1_000)
  const end = isLate ? { noticed: null, broken: 'it came to no end' } : judged(code, told, said)
  return { ...end, seconds }
}

type Report = {
  numPassedTests: number
  testResults: {
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

/** Noticed is what a test says by failing; a service that does not even start says nothing about rights. */
function judged(code: number | null, told: string | null, said: string): Pick<Run, 'noticed' | 'broken'> {
  if (code === 0) return { noticed: null, broken: null }
  const report: Report = JSON.parse(told ?? '{"numPassedTests":0,"testResults":[]}')
  const failed = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed'),
  )
  const [first] = failed
  const unmade = /SyntaxError|ReferenceError|Transform failed/.exec(JSON.stringify(failed))
  if (first && !unmade) return { noticed: first.fullName, broken: null }
  return {
    noticed: null,
    broken: first?.failureMessages[0] ?? report.testResults[0]?.message ?? said.slice(-500),
  }
}

const begun = performance.now()
const wanted = process.argv.slice(2)
const checks = allChecks().filter(({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)))
for (const id of Object.keys(nothingLost))
  if (!allChecks().some((check) => check.id === id)) throw new Error(`There is no check ${id}.`)
let cluster = ''
const stop = await startTestCluster({
  provide: (_key: string, connection: unknown) => {
    cluster = JSON.stringify(connection)
  },
} as unknown as TestProject)

const left = checks.filter(({ id }) => !(id in nothingLost))
let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isStopped = true
    console.info(`stopped by ${signal}, ${left.length} not tried`)
    for (const child of running) child.kill()
  })
const problems: string[] = []
try {
  const whole = await run(cluster, null, null)
  if (whole.noticed || whole.broken)
    throw new Error(`With every check in place: ${whole.noticed ?? ''} ${whole.broken ?? ''}`)
  console.info(`with every check in place: ${whole.seconds} s`)
  const work = async () => {
    for (let check = left.shift(); check && !isStopped; check = left.shift()) {
      let found: Run | null = null
      for (const only of [...likely(check), null]) {
        found = await run(cluster, check, only)
        if (found.noticed || isStopped) break
      }
      if (!found || isStopped) continue
      const place = `${check.id} (line ${check.line})`
      if (found.noticed) console.info(`caught   ${place}, ${found.seconds} s: ${found.noticed}`)
      else {
        problems.push(place)
        console.info(
          `${found.broken ? `BROKEN  ` : 'SURVIVED'} ${place}, ${found.seconds} s ${found.broken ?? ''}`,
        )
      }
    }
  }
  await Promise.all(Array.from({ length: atATime }, work))
} finally {
  await stop()
}
for (const [id, why] of Object.entries(nothingLost)) console.info(`declared ${id}: ${why}`)
const minutes = Math.round((performance.now() - begun) / 6_000) / 10
console.info(`${checks.length} checks, ${problems.length} not caught, ${minutes} min`)
process.exitCode = problems.length || isStopped ? 1 : 0

/**
 * A dashboard in miniature for the tests: a process of its own that opens a cluster, obeys lines on its input,
 * answers each with a line, and can become another user or be killed.
 */
import { createInterface } from 'node:readline'
import postgres from 'postgres'
import { type Cluster, defaultDataDir, ensureDatabase, openCluster } from './cluster.ts'
import type { TrialAnswer, TrialRequest } from './trial.ts'

const answer = (line: TrialAnswer) => process.stdout.write(`${JSON.stringify(line)}\n`)

async function obey(cluster: Cluster, line: string): Promise<TrialAnswer> {
  const [verb, ...rest] = line.split(' ')
  if (verb === 'stop') await cluster.stop()
  else if (verb === 'start') await cluster.start()
  else if (verb === 'release') await cluster.release()
  else {
    await ensureDatabase(cluster, 'trial')
    const sql = postgres({ ...cluster.connection('trial'), max: 1, onnotice: () => {} })
    try {
      return { rows: [...(await sql.unsafe(rest.join(' ')))] }
    } finally {
      await sql.end()
    }
  }
  return { pid: cluster.pid, startedHere: cluster.startedHere }
}

async function live(request: TrialRequest): Promise<void> {
  if (request.umask !== undefined) process.umask(request.umask)
  if (request.as) {
    process.setgroups?.([])
    process.setgid?.(request.as.gid)
    process.setuid?.(request.as.uid)
  }
  const began = performance.now()
  const dataDir = request.project === undefined ? request.dataDir : defaultDataDir(request.project)
  const cluster = await openCluster({ ...request, dataDir })
  const ms = Math.round(performance.now() - began)
  const { pid, startedHere } = cluster
  answer({ pid, startedHere, dataDir: cluster.dataDir, socketDir: cluster.connection('postgres').host, ms })
  for await (const line of createInterface(process.stdin)) {
    try {
      answer(await obey(cluster, line))
    } catch (error) {
      answer({ error: (error as Error).message, kind: (error as Error).name })
    }
  }
}

live(JSON.parse(process.argv[2] ?? '{}')).catch((error: Error) => {
  answer({ error: error.message, kind: error.name })
  process.exitCode = 1
})

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, test } from 'vitest'
import { embeddedPackage } from './embedded-binaries.ts'
import { systemFolders } from './find-binaries.ts'
import { isPostgres, readLock } from './lock.ts'
import { clusterFolder } from './place.ts'

export type TrialRequest = {
  dataDir: string
  /** stands for "nothing configured": the data directory is the default one of this checkout */
  project?: string
  durable?: boolean
  binDir?: string
  searched?: string[]
  as?: { uid: number; gid: number }
  umask?: number
}

export type TrialAnswer = {
  pid?: number
  startedHere?: boolean
  dataDir?: string
  socketDir?: string
  ms?: number
  rows?: Record<string, unknown>[]
  error?: string
  kind?: string
}

export const project = realpathSync(join(import.meta.dirname, '..', '..'))

export const isRoot = process.getuid?.() === 0
export const hasSystemPostgres = systemFolders().some((folder) => existsSync(join(folder, 'postgres')))
export const hasEmbedded = embeddedPackage() !== undefined
export const hasMountNamespaces = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0

/** A machine that cannot show a case says so by name in the report, instead of passing it. */
export const testWhere = (possible: boolean, needs: string) => (possible ? test : notApplicable(needs))

function notApplicable(needs: string) {
  return (name: string, _body: () => unknown, _patience?: number) =>
    test.skip(`not applicable here, needs ${needs}: ${name}`, () => {})
}

export const patience = 120_000

export async function until<T>(what: string, ask: () => T | undefined | false, ms = 30_000): Promise<T> {
  const giveUp = Date.now() + ms
  for (;;) {
    const found = ask()
    if (found) return found
    if (Date.now() > giveUp) throw new Error(`waited ${ms} ms in vain until ${what}`)
    await delay(10)
  }
}

function idOf(name: string): { uid: number; gid: number } {
  const { stdout } = spawnSync('id', [name], { encoding: 'utf8' })
  const [, uid, gid] = /uid=(\d+).*? gid=(\d+)/.exec(stdout) ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

/** Who an ordinary user is: this one, or for root somebody every system has. */
export const ordinary = isRoot ? idOf('nobody') : undefined

const folders: string[] = []
const servers = new Set<number>()
const processes = new Set<ChildProcess>()

/** Short, and open to every user whatever TMPDIR and umask are: what is closed, a test closes itself. */
export function trialFolder(owner?: { uid: number; gid: number }, parent = '/tmp'): string {
  const folder = mkdtempSync(join(realpathSync(parent), 'cluster-trial-'))
  chmodSync(folder, 0o755)
  if (owner) chownSync(folder, owner.uid, owner.gid)
  folders.push(folder)
  return folder
}

export function dataDirIn(folder: string): string {
  const dataDir = join(folder, 'data')
  folders.push(dataDir)
  return dataDir
}

/** For a server that was started in this process. */
export const watchServer = (pid: number) => servers.add(pid)

type Surroundings = {
  /** a command that runs the rest of its arguments in surroundings of its own */
  within?: string[]
  checkout?: string
}

/** A dashboard that has begun to start and may be killed before it answers. */
export function begin(request: TrialRequest, { within = [], checkout = project }: Surroundings = {}) {
  const script = join(checkout, 'db', 'cluster', 'trial-process.ts')
  const command = [...within, process.execPath, '--import', 'tsx', script, JSON.stringify(request)]
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: checkout,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  processes.add(child)
  const gone = new Promise<void>((done) => child.once('close', () => done()))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async (): Promise<TrialAnswer> => {
    const { value, done } = await lines.next()
    const answer: TrialAnswer = done ? { error: 'the process ended without an answer' } : JSON.parse(value)
    if (answer.pid) servers.add(answer.pid)
    return answer
  }
  return {
    process: child,
    first: next(),
    say: async (line: string) => {
      child.stdin.write(`${line.replace(/\s+/g, ' ')}\n`)
      const answer = await next()
      if (answer.error !== undefined) throw new Error(answer.error)
      return answer
    },
    /** end the process as it would end by itself, leaving the server as it is */
    leave: () => {
      child.stdin.end()
      return gone
    },
    kill: () => {
      child.kill('SIGKILL')
      return gone
    },
  }
}

export async function trial(request: TrialRequest, surroundings?: Surroundings) {
  const { first, ...rest } = begin(request, surroundings)
  const opened = await first
  // Apart, so that a failed expectation prints the answer and not the whole process.
  return { ...opened, opened, ...rest }
}

export const isRunning = isPostgres

/** A folder of another owner or mode, made by root for one test. */
export function closedFolder(parent: string, name = 'closed'): string {
  const folder = join(parent, name)
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

afterAll(async () => {
  for (const child of processes) child.kill('SIGKILL')
  for (const folder of folders) {
    const pid = readLock(clusterFolder(folder))?.pid
    if (pid !== undefined) servers.add(pid)
  }
  for (const pid of servers) {
    if (!isPostgres(pid)) continue
    process.kill(pid, 'SIGQUIT')
    await until(`server ${pid} is gone`, () => !isPostgres(pid))
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}, patience)

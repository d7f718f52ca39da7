import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCluster } from '../db/cluster/cluster.ts'

export type RunningServer = {
  url: string
  dataDir: string
  process: ChildProcess
  /** ends the process by its own id and removes what it stored */
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '..')
const patienceMs = 90_000

/** A port that nobody has at this moment: a server that writes letters must know its address before it listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

export const emptyFolder = () => mkdtemp(join(tmpdir(), 'dashboard-e2e-'))

/** Starts the production build as a newcomer would, on a free port and an empty folder (or `env`'s), until it says it is ready. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = env.DATA_DIR ?? (await emptyFolder())
  const port = env.PORT ?? String(await freePort())
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js')], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: port, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  const stop = async () => {
    if (!isOver()) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
    if (!env.DATA_DIR) await rm(dataDir, { recursive: true, force: true })
  }
  try {
    return { url: await readyAt(child), dataDir, process: child, stop }
  } catch (fault) {
    child.kill('SIGKILL')
    // A process that broke off may leave its database running.
    if (!env.DATA_DIR) await openCluster({ dataDir }).then((cluster) => cluster.stop())
    await stop()
    throw fault
  }
}

/** The address that the process says it can be asked at. */
function readyAt(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready in ${patienceMs} ms: ${said}`)), patienceMs)
    const hear = (chunk: Buffer) => {
      said += chunk
      const ready = /ready at (http:\/\/\S+)/.exec(said)
      if (!ready?.[1]) return
      clearTimeout(late)
      resolve(ready[1])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`ended with ${code}: ${said}`))
    })
  })
}

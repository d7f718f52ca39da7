import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { openCluster } from '../db/cluster/cluster.ts'

/**
 * As a newcomer would: a fresh clone in an empty folder, the first line of the README, nothing else; then a crash and a
 * second start. As root under a folder that others cannot enter, and as an ordinary user.
 */
const project = join(import.meta.dirname, '..')
const shared = '/var/lib/digital-government-dashboard'
/** Lies in the shared folder where a run of this made it, and says for which clone. */
const mark = join(shared, 'made-by-newcomer')
const prefix = 'newcomer-'
const isRoot = process.getuid?.() === 0
const patienceMs = 300_000

type Person = { uid?: number; gid?: number; home: string }

let failed = 0
function check(what: string, holds: boolean) {
  console.log(`${holds ? 'ok     ' : 'FAILED '} ${what}`)
  if (!holds) failed++
}

/** A process group of its own, so that npm, its shell and the server are ended together, by the id started here. */
function start(line: string, folder: string, { uid, gid, home }: Person): ChildProcess {
  const env = { PATH: process.env.PATH, HOME: home, PORT: '0', LANG: 'C.UTF-8' }
  return spawn('sh', ['-c', line], {
    cwd: folder,
    env,
    uid,
    gid,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, signal)
}

function readyAddress(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready in time: ${said.slice(-2_000)}`)), patienceMs)
    const hear = (chunk: Buffer) => {
      said += chunk
      const found = /ready at (http:\S+)/.exec(said)?.[1]
      if (!found) return
      clearTimeout(late)
      resolve(found)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said.slice(-2_000)}`)))
  })
}

async function answers(address: string): Promise<boolean> {
  const page = await (await fetch(address)).text()
  const card = (await (await fetch(`${address}/api/v1/scorecard`)).json()) as {
    items: { id: string; numerator: number; denominator: number }[]
  }
  const created = card.items.find((item) => item.id === 'shared-databases-created')
  return (
    page.includes('lang="vi"') &&
    page.includes('1.579') &&
    created?.numerator === 19 &&
    created.denominator === 57
  )
}

/** The shell ends before the server has closed its connections, so the file is asked about until it goes. */
async function gone(file: string): Promise<boolean> {
  const end = performance.now() + 30_000
  while (existsSync(file) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50))
  return !existsSync(file)
}

async function live(who: string, folder: string, line: string, person: Person, dataDir: string) {
  const lock = join(dataDir, 'postgres', 'postmaster.pid')
  let child = start(line, folder, person)
  try {
    check(
      `${who}: \`${line}\` brings up the overview, 19/57 among its figures`,
      await answers(await readyAddress(child)),
    )
    check(`${who}: its database lives in ${dataDir}`, existsSync(lock))
    const killed = once(child, 'exit')
    endGroup(child, 'SIGKILL')
    await killed
    check(`${who}: killed with -9, it leaves the database running`, existsSync(lock))
    child = start('npm start', folder, person)
    check(`${who}: started again it attaches and answers`, await answers(await readyAddress(child)))
    endGroup(child, 'SIGTERM')
    check(`${who}: ended politely it takes the database along`, await gone(lock))
  } finally {
    endGroup(child, 'SIGKILL')
  }
}

function clone(parent: string): string {
  const folder = join(parent, 'dashboard')
  execFileSync('git', ['clone', '--quiet', project, folder])
  return folder
}

/** Takes away what an earlier run left that was ended before it could. @throws when the folder is somebody else's */
async function clearUpAfterOther() {
  const [left = '', run = ''] = existsSync(mark) ? readFileSync(mark, 'utf8').split('\n') : []
  if (basename(left).startsWith(prefix) && !existsSync(`/proc/${run}`)) {
    console.log(`an earlier run was broken off; taking away what it left in ${shared}`)
    endThoseIn(left)
    rmSync(left, { recursive: true, force: true })
    await openCluster({ dataDir: shared }).then((cluster) => cluster.stop())
    rmSync(shared, { recursive: true, force: true })
  }
  if (existsSync(shared)) throw new Error(`${shared} is in use on this machine: run this where it is not`)
}

/** npm, its shell and the server, which outlive whoever started them. */
function endThoseIn(folder: string) {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readlinkSync(`/proc/${id}/cwd`).startsWith(`${folder}/`)) process.kill(Number(id), 'SIGKILL')
    } catch {
      // It is over, or nobody may look.
    }
  }
}

/** Says in the shared folder, as soon as the server has made it, whose it is: which clone's and which run's. */
function markShared(clonedIn: string) {
  const looking = setInterval(() => {
    if (!existsSync(shared)) return
    writeFileSync(mark, `${clonedIn}\n${process.pid}\n`)
    clearInterval(looking)
  }, 20)
  looking.unref()
}

const folders: string[] = []
const empty = (parent: string) => {
  const folder = mkdtempSync(join(realpathSync(parent), prefix))
  folders.push(folder)
  return folder
}

try {
  if (isRoot) {
    await clearUpAfterOther()
    const closed = empty(homedir())
    const first = clone(closed)
    folders.push(shared)
    markShared(closed)
    await live('root, closed folder', first, 'npm ci && npm start', { home: homedir() }, shared)

    const open = empty(tmpdir())
    chmodSync(open, 0o755)
    const second = clone(open)
    // What npm brings was tried above; the packages are taken over to spare a second download.
    execFileSync('cp', ['-a', join(first, 'node_modules'), second])
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody']).toString()))
    const home = join(open, 'home')
    mkdirSync(home)
    execFileSync('chown', ['-R', `${uid}:${gid}`, open])
    await live('ordinary user', second, 'npm start', { uid, gid, home }, join(second, 'data'))
  } else {
    console.log('not applicable here (needs root): a checkout under a closed folder')
    const folder = clone(empty(tmpdir()))
    await live('ordinary user', folder, 'npm ci && npm start', { home: homedir() }, join(folder, 'data'))
  }
} catch (fault) {
  check(fault instanceof Error ? fault.message : String(fault), false)
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
console.log(failed ? `${failed} failed` : 'a newcomer finds what the README says')
process.exitCode = failed ? 1 : 0

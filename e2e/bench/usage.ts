import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds by the wall, and of all processors together, which others on the machine do not lengthen. */
export type Spent = { wall: number; cpu: number }

/** Milliseconds between two looks at a tree of processes. */
const glance = 50
/** Milliseconds of the unit in which Linux tells processor time (`USER_HZ`). */
const tick = 10

/** What `work` took, and what the process and all it started worked meanwhile. */
export async function spentBy(pid: number, work: () => Promise<unknown>): Promise<Spent> {
  const [begun, before] = [performance.now(), cpuOf(pid)]
  await work()
  return { wall: performance.now() - begun, cpu: cpuOf(pid) - before }
}

/** MB that one process held at most while `work` ran, and before it: the high-water mark that Linux keeps, set back first. */
export async function withPeak<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ answer: T; peak: number; before: number }> {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const before = megabytes(pid, 'status', 'VmRSS')
  const answer = await work()
  return { answer, peak: megabytes(pid, 'status', 'VmHWM'), before }
}

/**
 * MB that a process and all it started held at most together. What several of them share is counted once, in
 * proportion, so that a browser is not charged its own code for each of its processes.
 */
export async function withPeakOfTree<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ answer: T; peak: number }> {
  let peak = 0
  const over = new AbortController()
  const watched = (async () => {
    while (!over.signal.aborted) {
      const sum = treeOf(pid).reduce((all, one) => all + megabytes(one, 'smaps_rollup', 'Pss'), 0)
      peak = Math.max(peak, sum)
      await pause(glance)
    }
  })()
  const answer = await work().finally(() => over.abort())
  await watched
  return { answer, peak }
}

/** Of a process that has just ended: nothing. */
function megabytes(pid: number, file: 'status' | 'smaps_rollup', field: string): number {
  const [, kilobytes = 0] = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(read(`/proc/${pid}/${file}`)) ?? []
  return Number(kilobytes) / 1_024
}

/** Milliseconds of processor time since it began, of all it started; of those that have ended, their parents tell. */
export const cpuOf = (root: number): number =>
  treeOf(root).reduce(
    (all, pid) =>
      all +
      statOf(pid)
        .slice(11, 15)
        .reduce((sum, n) => sum + Number(n), 0),
    0,
  ) * tick

/** What follows the name of the program, which stands in brackets and may hold anything: state, parent, … */
const statOf = (pid: number | string): string[] =>
  read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []

function treeOf(root: number): number[] {
  const childrenOf = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(statOf(name)[1])
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), Number(name)])
  }
  const all = [root]
  for (const one of all) all.push(...(childrenOf.get(one) ?? []))
  return all
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

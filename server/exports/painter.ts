import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Rendered } from './document.ts'
import type { Done, Job } from './worker.ts'

/** Draws files on a thread of its own, one at a time: whoever has several waits between them. */
export type Painter = {
  /** @throws Error where the file could not be made at all */
  paint(job: Job): Promise<Rendered>
  close(): Promise<void>
}

/** MB of JavaScript's own memory: a book of all KPIs takes some 150. */
const mostMemory = 512
/** Pictures take memory that is counted to nobody; the thread is replaced before that grows. */
const paintsBefore = 200
/** Milliseconds: a book of all KPIs as PDF takes some ten seconds on two slow cores. */
const patience = 120_000

/** Beside the built server it lies as a file of its own; in the sources it is read as it is written. */
function newWorker(): Worker {
  const here = import.meta.url
  const resourceLimits = { maxOldGenerationSizeMb: mostMemory }
  if (!here.endsWith('.ts'))
    return new Worker(fileURLToPath(new URL('./export-worker.js', here)), { resourceLimits })
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import('${new URL('./worker.ts', here).href}') })`
  return new Worker(start, { eval: true, execArgv: [], resourceLimits })
}

/** @throws Error where it cannot be loaded */
async function openWorker(): Promise<Worker> {
  const worker = newWorker()
  await once(worker, 'message')
  return worker
}

export function createPainter(): Painter {
  let worker: Worker | null = null
  let painted = 0

  async function drop() {
    const gone = worker
    worker = null
    painted = 0
    await gone?.terminate()
  }

  let before: Promise<unknown> = Promise.resolve()
  const paint = (job: Job): Promise<Rendered> => {
    const own = before.then(() => paintOne(job))
    before = own.catch(() => {})
    return own
  }

  async function paintOne(job: Job): Promise<Rendered> {
    if (painted >= paintsBefore) await drop()
    worker ??= await openWorker()
    painted++
    const at = worker
    // While it draws, the process stays; while it waits, the process may end.
    at.ref()
    const over = new AbortController()
    const late = setTimeout(() => over.abort(new Error(`drawing ${job.format} took too long`)), patience)
    try {
      // Rejects where the thread ends by a fault of its own.
      const answered = once(at, 'message', { signal: over.signal }) as Promise<[Done]>
      const ended = once(at, 'exit', { signal: over.signal }).then(([code]) => {
        throw new Error(`the thread that draws ended with ${code}`)
      })
      at.postMessage(job)
      const [answer] = await Promise.race([answered, ended])
      if ('fault' in answer) throw new Error(answer.fault)
      return answer.rendered
    } catch (fault) {
      await drop()
      throw over.signal.aborted ? over.signal.reason : fault
    } finally {
      clearTimeout(late)
      over.abort()
      at.unref()
    }
  }

  return { paint, close: drop }
}

import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AppError } from '../core/app-error.ts'
import type { Refreshed, RefreshWish } from './decks/refresh.ts'
import type { Rendered } from './document.ts'
import type { LeaderPage } from './leader-page.ts'
import type { MarkedFigure } from './render/shape-names.ts'
import type { Answers, Done, Job, PaintJob } from './worker.ts'

/** Draws files on a thread of its own, one at a time: whoever has several waits between them. */
export type Painter = {
  /** @throws Error where the file could not be made at all */
  paint(job: PaintJob): Promise<Rendered>
  /** @throws Error where the sheet could not be made at all */
  onePage(page: LeaderPage): Promise<Rendered>
  /** @throws AppError those of `deckFigures` */
  figuresIn(deck: Uint8Array): Promise<MarkedFigure[]>
  /** @throws AppError those of `refreshFile` */
  refresh(wish: RefreshWish): Promise<Refreshed>
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

function nameOf(job: Job): string {
  if ('paint' in job) return `drawing ${job.paint.format}`
  return 'leaderPage' in job ? 'drawing one page' : 'reading a deck'
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
  const inTurn = <K extends keyof Answers>(job: Job): Promise<Answers[K]> => {
    const own = before.then(() => doOne(job))
    before = own.catch(() => {})
    return own as Promise<Answers[K]>
  }

  async function doOne(job: Job): Promise<Answers[keyof Answers]> {
    if (painted >= paintsBefore) await drop()
    worker ??= await openWorker()
    painted++
    const at = worker
    // While it draws, the process stays; while it waits, the process may end.
    at.ref()
    const over = new AbortController()
    const late = setTimeout(() => over.abort(new Error(`${nameOf(job)} took too long`)), patience)
    try {
      // Rejects where the thread ends by a fault of its own.
      const answered = once(at, 'message', { signal: over.signal }) as Promise<[Done]>
      const ended = once(at, 'exit', { signal: over.signal }).then(([code]) => {
        throw new Error(`the thread that draws ended with ${code}`)
      })
      at.postMessage(job)
      const [answer] = await Promise.race([answered, ended])
      if ('refused' in answer) throw new AppError(answer.refused.code, answer.refused.params)
      if ('fault' in answer) throw new Error(answer.fault)
      return answer.answer
    } catch (fault) {
      // What is refused is refused in good health.
      if (!(fault instanceof AppError)) await drop()
      throw over.signal.aborted ? over.signal.reason : fault
    } finally {
      clearTimeout(late)
      over.abort()
      at.unref()
    }
  }

  return {
    paint: (paint) => inTurn<'paint'>({ paint }),
    onePage: (leaderPage) => inTurn<'leaderPage'>({ leaderPage }),
    figuresIn: (find) => inTurn<'find'>({ find }),
    refresh: (refresh) => inTurn<'refresh'>({ refresh }),
    close: drop,
  }
}

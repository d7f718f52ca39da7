import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { AppError } from '../core/app-error.ts'
import type { ErrorCode, ErrorParams } from '../core/error-words.ts'
import type { FileFormat } from '../core/file-formats.ts'
import type { Refreshed, RefreshWish } from './decks/refresh.ts'
import type { Document, Picture, Rendered } from './document.ts'
import type { LeaderPage } from './leader-page.ts'
import { render } from './render/index.ts'
import type { MarkedFigure } from './render/shape-names.ts'

/** `template`: of an office, for a presentation. */
export type PaintJob = {
  document: Document
  format: FileFormat
  picture: Picture
  template?: Uint8Array | undefined
}
/** A file; the figures in a deck that somebody uploaded; or that deck with them as they are now. */
export type Job =
  | { paint: PaintJob }
  | { leaderPage: LeaderPage }
  | { find: Uint8Array }
  | { refresh: RefreshWish }
export type Answers = { paint: Rendered; leaderPage: Rendered; find: MarkedFigure[]; refresh: Refreshed }
export type Done =
  | { answer: Answers[keyof Answers] }
  | { refused: { code: ErrorCode; params: ErrorParams } }
  | { fault: string }

// On Linux this is of the thread alone: whoever reads figures goes before whoever takes them out.
try {
  setPriority(0, 10)
} catch {
  // Where it may not be said, the system shares as it does.
}

parentPort?.on('message', async (job: Job) => {
  try {
    const answer = await done(job)
    if (!('bytes' in answer)) parentPort?.postMessage({ answer } satisfies Done)
    else {
      // A copy of its own, so that it can be handed over whole.
      const bytes = new Uint8Array(answer.bytes)
      parentPort?.postMessage({ answer: { ...answer, bytes } } satisfies Done, [bytes.buffer])
    }
  } catch (fault) {
    parentPort?.postMessage(
      (fault instanceof AppError
        ? { refused: { code: fault.code, params: fault.params } }
        : { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }) satisfies Done,
    )
  }
})

async function done(job: Job): Promise<Answers[keyof Answers]> {
  if ('find' in job) return (await import('./decks/figures.ts')).deckFigures(job.find)
  if ('refresh' in job) return (await import('./decks/refresh.ts')).refreshFile(job.refresh)
  if ('leaderPage' in job) {
    const { renderLeaderPage } = await import('./render/leader-page.ts')
    const { bytes } = await renderLeaderPage(job.leaderPage)
    return { bytes, report: [], faults: [] }
  }
  const { document, format, picture, template } = job.paint
  return render(document, format, picture, template)
}

// What is sent before somebody listens may be taken by who loads this file.
parentPort?.postMessage('ready')

import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { FileFormat } from '../core/file-formats.ts'
import type { Document, Picture, Rendered } from './document.ts'
import { render } from './render/index.ts'

export type Job = { document: Document; format: FileFormat; picture: Picture }
export type Done = { rendered: Rendered } | { fault: string }

// On Linux this is of the thread alone: whoever reads figures goes before whoever takes them out.
try {
  setPriority(0, 10)
} catch {
  // Where it may not be said, the system shares as it does.
}

parentPort?.on('message', async ({ document, format, picture }: Job) => {
  try {
    const { bytes, ...rest } = await render(document, format, picture)
    // A copy of its own, so that it can be handed over whole.
    const own = new Uint8Array(bytes)
    parentPort?.postMessage({ rendered: { bytes: own, ...rest } } satisfies Done, [own.buffer])
  } catch (fault) {
    parentPort?.postMessage({
      fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
    } satisfies Done)
  }
})
// What is sent before somebody listens may be taken by who loads this file.
parentPort?.postMessage('ready')

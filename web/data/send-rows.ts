import type { Taken } from '../../server/core/ingest/answers.ts'
import { type TargetId, targets } from '../../server/core/ingest/targets.ts'

export type SentRows = {
  file: File
  target: TargetId
  dryRun: boolean
  /** the share of the file that has left, 0 to 1 */
  progress: (share: number) => void
}

/**
 * Sends a file of rows as other systems push theirs. Not by `fetch`, which does not say how far it is. What nothing could
 * be taken of is an answer too. Rejects with what `faultOf` reads.
 */
export const sendRows = ({ file, target, dryRun, progress }: SentRows): Promise<Taken> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    const lost = () => fail(new Error('No answer came'))
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    request.onerror = lost
    request.onabort = lost
    request.onload = () => {
      const answer = readJson(request.responseText)
      if (answer && 'rows' in answer) done(answer as Taken)
      else fail({ data: { app: answer && 'error' in answer ? answer.error : undefined } })
    }
    const kind = targets[target].kind === 'flow' ? 'flows' : 'registers'
    request.open('POST', `/api/v1/${kind}/${target}/rows${dryRun ? '?dryRun=1' : ''}`)
    // What it holds is told by its first sign, not by what the system calls it.
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.send(file)
  })

function readJson(text: string): object | null {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' ? answer : null
  } catch {
    return null
  }
}

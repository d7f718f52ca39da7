import type { Correction } from '../../../server/core/reporting/report-sheet.ts'
import type { Convention } from '../../../server/core/reporting/typed-number.ts'

export type Conventions = Partial<Record<'numerator' | 'denominator', Convention>>
export type SheetOptions = { corrections: Correction[]; conventions: Conventions; take?: string }

type Sending = {
  address: string
  file: { name: string; content: Blob }
  options?: SheetOptions
  /** the share of the file that has left, 0 to 1 */
  progress: (share: number) => void
}

/**
 * Sends a file and what is to be done with it. Not by `fetch`, which does not say how far it is.
 * @throws what `faultOf` reads: the refusal, or that no answer came
 */
export function sendFile<Answer>({ address, file, options, progress }: Sending): Promise<Answer> {
  const form = new FormData()
  // The server reads them in this order.
  if (options) form.set('options', JSON.stringify(options))
  form.set('file', file.content, file.name)
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    const lost = () => fail(new Error('No answer came'))
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    request.onerror = lost
    request.onabort = lost
    request.onload = () => {
      const answer = readJson(request.responseText)
      if (request.status === 200 && answer) done(answer as Answer)
      else fail({ data: { app: (answer as { error?: unknown } | null)?.error } })
    }
    request.open('POST', address)
    request.send(form)
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

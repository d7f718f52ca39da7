import type { EvidenceRow } from '../../server/core/evidence.ts'
import type { ProposalKey } from '../../server/core/proposals/proposal.ts'
import type { ValueKey } from '../../server/core/reporting/entry.ts'

/** What a file is evidence for: a reported value, or what an office asks to change. */
export type EvidenceSubject = ValueKey | ProposalKey

/** Only what names it, in the order of the address. */
export const subjectOf = (of: EvidenceSubject): EvidenceSubject =>
  'kpi' in of
    ? { kpi: of.kpi, office: of.office, period: of.period }
    : { register: of.register, item: of.item, kind: of.kind }

/**
 * Sends one file as evidence. `sent` hears the part that has gone, from 0 to 1. Rejects with what `faultOf`
 * reads: the refusal of the server, or that no answer came. An old way to ask, because `fetch` does not tell how far a
 * file has come.
 */
export function uploadEvidence(
  of: EvidenceSubject,
  file: File,
  { sent, signal }: { sent: (part: number) => void; signal: AbortSignal },
): Promise<EvidenceRow> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    const gone = () => fail(new Error('No answer came'))
    request.upload.onprogress = ({ loaded, total }) => sent(total > 0 ? loaded / total : 0)
    request.onerror = gone
    request.onabort = gone
    request.onload = () => {
      const answer = jsonOf(request.responseText)
      if (request.status === 200) done(answer as EvidenceRow)
      else fail({ data: { app: (answer as { error?: unknown } | null)?.error } })
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    const form = new FormData()
    form.append('file', file)
    request.open('POST', `/evidence?${new URLSearchParams(subjectOf(of))}`)
    request.send(form)
  })
}

/** What stands between here and the server may answer in its own way. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

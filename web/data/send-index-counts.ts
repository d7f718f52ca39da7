import type { CountsImported } from '../../server/core/indices/answers.ts'
import type { Convention } from '../../server/core/reporting/typed-number.ts'

export type SentCounts = { file: File; numbers?: Convention; take?: string }

/** Sends a file of counts to be looked at or taken over. Rejects with what `faultOf` reads. */
export async function sendIndexCounts({ file, ...options }: SentCounts): Promise<CountsImported> {
  const form = new FormData()
  form.append('options', JSON.stringify(options))
  form.append('file', file)
  const reply = await fetch('/index-counts/import', { method: 'POST', body: form })
  const answer = await reply.json().catch(() => null)
  if (reply.ok) return answer
  throw { data: { app: answer?.error } }
}

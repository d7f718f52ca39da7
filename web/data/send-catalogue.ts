import type { CatalogueAnswer } from '../../server/core/reporting/catalogue-answer.ts'
import type { Correction } from '../../server/core/reporting/report-sheet.ts'

export type SentCatalogue = { file: File; corrections: Correction[]; take?: string }

/** Sends a file of definitions to be looked at or taken over. Rejects with what `faultOf` reads. */
export async function sendCatalogue({ file, ...options }: SentCatalogue): Promise<CatalogueAnswer> {
  const form = new FormData()
  form.append('options', JSON.stringify(options))
  form.append('file', file)
  const reply = await fetch('/catalogue/import', { method: 'POST', body: form })
  const answer = await reply.json().catch(() => null)
  if (reply.ok) return answer
  throw { data: { app: answer?.error } }
}

import type { DefinitionImported } from '../../server/core/indices/definition-answers.ts'

export type SentDefinition = { file: File; take?: string }

/** Sends a file with the definition of an index to be looked at or taken over. Rejects with what `faultOf` reads. */
export async function sendIndexDefinition({ file, ...options }: SentDefinition): Promise<DefinitionImported> {
  const form = new FormData()
  form.append('options', JSON.stringify(options))
  form.append('file', file)
  const reply = await fetch('/index-definitions/import', { method: 'POST', body: form })
  const answer = await reply.json().catch(() => null)
  if (reply.ok) return answer
  throw { data: { app: answer?.error } }
}

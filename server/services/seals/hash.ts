import { createHash } from 'node:crypto'
import type { SealContent } from '../../core/seals/content.ts'

/** SHA-256 over the very bytes, in hexadecimal; a text is taken as UTF-8. */
export const sealHash = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** What was frozen; null where the bytes no longer say anything that can be read. */
export function contentIn(text: string): SealContent | null {
  try {
    const found = JSON.parse(text)
    return found?.format === 'task-seal/1' && Array.isArray(found.tasks) ? found : null
  } catch {
    return null
  }
}

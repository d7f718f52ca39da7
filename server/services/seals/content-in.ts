import type { SealContent } from '../../core/seals/content.ts'

/** What was frozen; null where the bytes no longer say anything that can be read. */
export function contentIn(text: string): SealContent | null {
  try {
    const found = JSON.parse(text)
    return found?.format === 'task-seal/1' && Array.isArray(found.tasks) ? found : null
  } catch {
    return null
  }
}

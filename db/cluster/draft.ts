import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const prefix = '.draft-'

/** A folder in which something is made before it is moved to its place whole, on the same disk as that place. */
export const makeDraft = (dataDir: string) => mkdtempSync(join(dataDir, prefix))

/** A process killed at its work leaves its draft behind; an hour is far beyond the seconds that any takes. */
export function sweepDrafts(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((name) => name.startsWith(prefix))) {
    const draft = join(dataDir, name)
    const made = statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - made < 3_600_000) continue
    try {
      rmSync(draft, { recursive: true, force: true })
    } catch {
      // Someone else's to remove, and in nobody's way.
    }
  }
}

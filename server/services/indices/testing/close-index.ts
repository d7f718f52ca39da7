import { eq } from 'drizzle-orm'
import type { Db } from '../../../../db/client.ts'
import { indexVersions } from '../../../../db/schema/indices.ts'
import { recordVersion } from '../../../../db/versions.ts'

/** From a moment on index 766 is no longer everybody's to see. */
export async function closeIndex(db: Db, at: string): Promise<void> {
  const open = await db.select().from(indexVersions).where(eq(indexVersions.knownTo, 'infinity'))
  for (const { versionId: _, knownFrom: __, knownTo: ___, recordedBy: ____, ...facts } of open)
    await recordVersion(db, indexVersions, facts.code, {
      at,
      by: 'a test',
      facts: { ...facts, public: false },
    })
}

import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { seals } from '../../../db/schema/tasks.ts'

/** Worked out anew by the database, of the bytes that it keeps. */
const foundHash = sql<string>`encode(sha256(convert_to(${seals.content}, 'UTF8')), 'hex')`

/** Every version of one period's seal, or of all, oldest first. */
export const readSealVersions = (db: Db, code?: string) =>
  db
    .select({
      code: seals.code,
      frozenAt: seals.frozenAt,
      frozenBy: seals.recordedBy,
      hash: seals.hash,
      reason: seals.reason,
      content: seals.content,
      found: foundHash,
    })
    .from(seals)
    .where(code === undefined ? undefined : eq(seals.code, code))
    .orderBy(asc(seals.code), asc(seals.knownFrom))
export type SealVersion = Awaited<ReturnType<typeof readSealVersions>>[number]

import { sql } from 'drizzle-orm'
import { auditEntries as e } from '../schema/audit.ts'

/**
 * What an entry's hash is taken over (SHA-256, hexadecimal): all that it says and the hash of the entry before, as one
 * JSON array, so that no two entries are written alike. The twin of `audit.text_of` in the migrations: a verification
 * must not lean on a function that lives in the database it examines.
 */
export const auditText = sql<string>`jsonb_build_array(${e.previousHash}, ${e.number},
  to_char(${e.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US BC'), ${e.actorKind}, ${e.actorId}, ${e.actorName},
  ${e.actingAs}, ${e.address}, ${e.verb}, ${e.subjectKind}, ${e.subjectId}, ${e.officeCode}, ${e.before}::text, ${e.after}::text)::text`

/** What the first entry has before it. */
export const noHash = '0'.repeat(64)

import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { auditEntries } from '../../../db/schema/audit.ts'
import { canonicalJson, type Json } from '../../core/seals/canonical-json.ts'
import { frozenHash } from '../frozen-hash.ts'
import { contentIn } from './content-in.ts'
import { readSealVersions, type SealVersion } from './read.ts'

export type SealVerdict = {
  /** versions of all periods */
  count: number
  periods: number
  faults: string[]
}

/**
 * That every frozen byte is the one that was hashed, that each version names the one before it, and that none is gone
 * which the audit log says was made. Hashes are worked out here, not by the database.
 */
export async function verifySeals(db: Db): Promise<SealVerdict> {
  const versions = await readSealVersions(db)
  const codes = [...new Set(versions.map(({ code }) => code))]
  const faults = codes.flatMap((code) => faultsOf(versions.filter((version) => version.code === code)))
  const kept = new Set(versions.map(({ code, hash }) => `${code} ${hash}`))
  for (const { code, hash } of await loggedSeals(db))
    if (!kept.has(`${code} ${hash}`))
      faults.push(`${code}: the audit log says that ${hash} was frozen, and it is not kept`)
  return { count: versions.length, periods: codes.length, faults }
}

function faultsOf(versions: readonly SealVersion[]): string[] {
  return versions.flatMap(({ code, hash, content }, i) => {
    const found = frozenHash(content)
    const name = `${code}, version ${i + 1}`
    if (found !== hash) return [`${name}: ALTERED: its bytes give ${found}, ${hash} was frozen`]
    const read = contentIn(content)
    if (!read) return [`${name}: ${hash} is of something that is no frozen period`]
    const before = versions[i - 1]?.hash ?? null
    if (read.period !== code) return [`${name}: ${hash} is of ${read.period}`]
    if (read.replaces !== before)
      return [
        `${name}: ${hash} replaces ${read.replaces ?? 'nothing'}, and ${before ?? 'nothing'} is before it`,
      ]
    return []
  })
}

async function loggedSeals(db: Db): Promise<{ code: string; hash: string }[]> {
  const rows = await db
    .select({ code: auditEntries.subjectId, after: auditEntries.after })
    .from(auditEntries)
    .where(and(eq(auditEntries.verb, 'seal.made'), eq(auditEntries.subjectKind, 'seal')))
    .orderBy(asc(auditEntries.number))
  return rows.flatMap(({ code, after }) => {
    const hash = (after as { hash?: unknown } | null)?.hash
    return typeof hash === 'string' ? [{ code, hash }] : []
  })
}

/** A file that was downloaded once, beside what is kept. `fault` null: it is a frozen result, byte for byte. */
export async function verifySealFile(
  db: Db,
  bytes: Buffer,
): Promise<{ period: string | null; hash: string; version: number | null; fault: string | null }> {
  const hash = frozenHash(bytes)
  const read = contentIn(bytes.toString('utf8'))
  const period = read?.period ?? null
  const versions = period === null ? [] : await readSealVersions(db, period)
  const version = versions.findIndex((one) => one.hash === hash)
  if (version >= 0) return { period, hash, version: version + 1, fault: null }
  if (!read || period === null)
    return { period, hash, version: null, fault: `it is no frozen period, and its bytes give ${hash}` }
  // Frozen anew within one moment, two have the same: the one meant is the one that most of the bytes are of.
  const [of] = versions
    .filter(({ content }) => contentIn(content)?.frozenAt === read.frozenAt)
    .map((one) => ({ ...one, alike: alikeAtEnds(bytes, Buffer.from(one.content, 'utf8')) }))
    .sort((a, b) => b.alike - a.alike)
  const isSameContent = of !== undefined && of.content === canonicalJson(read as unknown as Json)
  const why = of
    ? isSameContent
      ? 'it says the same in other bytes'
      : `it differs from byte ${firstDifference(bytes, Buffer.from(of.content, 'utf8'))} on`
    : 'no such version is kept'
  return {
    period,
    hash,
    version: null,
    fault: `ALTERED: its bytes give ${hash}, ${of ? `${of.hash} was frozen; ` : ''}${why}`,
  }
}

/** How many bytes two have in common from either end. */
const alikeAtEnds = (a: Buffer, b: Buffer): number =>
  firstDifference(a, b) + firstDifference(Buffer.from(a).reverse(), Buffer.from(b).reverse())

function firstDifference(a: Buffer, b: Buffer): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  return at + 1
}

import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { auditEntries as e } from '../../../db/schema/audit.ts'
import { people } from '../../../db/schema/people.ts'
import { tokens } from '../../../db/schema/tokens.ts'
import { type AuditRow, type AuditVerb, auditVerbs } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import { type Day, endOfDay, isDay } from '../../core/day.ts'
import { fold } from '../../core/text.ts'
import { type Office, refOf } from '../offices.ts'

export type AuditFilter = {
  /** part of the name of who did it */
  who?: string | undefined
  verb?: string | undefined
  office?: string | undefined
  /** first and last day, by the wall's clock in the city */
  from?: Day | undefined
  to?: Day | undefined
  /** id of what it was done to */
  subject?: string | undefined
}

const isVerb = (verb: string): verb is AuditVerb => auditVerbs.some((one) => one === verb)

/** @throws AppError bad-day, bad-input */
export function auditCondition({ who, verb, office, from, to, subject }: AuditFilter): SQL | undefined {
  for (const day of [from, to])
    if (day && !isDay(day)) throw new AppError('bad-day', { day: day.slice(0, 40) })
  if (verb && !isVerb(verb)) throw new AppError('bad-input', { field: 'verb' })
  return and(
    who
      ? sql`fold_text(${e.actorName}) like ${`%${fold(who.normalize('NFC')).replace(/[\\%_]/g, '\\$&')}%`}`
      : undefined,
    verb ? eq(e.verb, verb) : undefined,
    office ? eq(e.officeCode, office) : undefined,
    from ? sql`${e.at} >= ${`${from}T00:00:00+07:00`}::timestamptz` : undefined,
    to ? sql`${e.at} <= ${endOfDay(to)}::timestamptz` : undefined,
    subject ? eq(e.subjectId, subject) : undefined,
  )
}

/** Entries, newest first; `below`: only those with smaller numbers. */
export async function readEntries(
  db: Db,
  {
    where,
    below,
    limit,
    offset = 0,
    offices,
  }: {
    where: SQL | undefined
    below?: number
    limit: number
    offset?: number
    offices: ReadonlyMap<string, Office>
  },
): Promise<AuditRow[]> {
  const rows = await db
    .select({ entry: e, name: sql<string | null>`coalesce(${people.name}, ${tokens.name})` })
    .from(e)
    .leftJoin(people, and(eq(e.subjectKind, 'person'), eq(people.id, e.subjectId)))
    .leftJoin(tokens, and(eq(e.subjectKind, 'token'), eq(tokens.id, e.subjectId)))
    .where(and(where, below === undefined ? undefined : sql`${e.number} < ${below}`))
    .orderBy(desc(e.number))
    .limit(limit)
    .offset(offset)
  return rows.map(({ entry, name }) => {
    const office = entry.officeCode ? offices.get(entry.officeCode) : undefined
    return {
      number: entry.number,
      at: new Date(entry.at).toISOString(),
      actor: { kind: entry.actorKind, id: entry.actorId, name: entry.actorName },
      actingAs: entry.actingAs,
      address: entry.address,
      verb: entry.verb as AuditVerb,
      subject: { kind: entry.subjectKind, id: entry.subjectId, name },
      office: office ? refOf(office) : null,
      before: entry.before,
      after: entry.after,
      hash: entry.hash,
    }
  })
}

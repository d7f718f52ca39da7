import { count } from 'drizzle-orm'
import { auditEntries } from '../../../db/schema/audit.ts'
import { type AuditPage, auditVerbs } from '../../core/access.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { pageOf } from '../pages.ts'
import { type AuditFilter, auditCondition, readEntries } from './entries.ts'

/** A page of the audit log, newest first. @throws AppError sign-in-needed, not-yours, bad-day, page-past-end, bad-size */
export async function readAuditPage(
  ctx: VerbContext,
  question: AuditFilter & { page?: number | undefined; size?: number | undefined },
): Promise<AuditPage> {
  entitled(ctx.actor, 'read-audit')
  const where = auditCondition(question)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const [total] = await ctx.db.select({ found: count() }).from(auditEntries).where(where)
  const { found, page, pages, size, offset } = pageOf(question, total?.found ?? 0)
  const rows = await readEntries(ctx.db, { where, limit: size, offset, offices })
  return { rows, found, page, pages, size, verbs: [...auditVerbs] }
}

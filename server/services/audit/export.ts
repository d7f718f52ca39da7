import { and, inArray } from 'drizzle-orm'
import { auditEntries } from '../../../db/schema/audit.ts'
import type { Actor } from '../../auth/actor.ts'
import type { AuditRow } from '../../core/access.ts'
import { AppError } from '../../core/app-error.ts'
import type { VerbContext } from '../context.ts'
import { entitled } from '../entitled.ts'
import { momentOf } from '../moment.ts'
import { readOffices } from '../offices.ts'
import { type AuditFilter, auditCondition, readEntries } from './entries.ts'
import { leaveEntry } from './leave-entry.ts'

const batch = 1_000

/** A token for some offices gets what concerns these: what concerns no office in particular concerns them all. */
const ofTheirOffices = (actor: Actor) =>
  actor.kind === 'machine' && actor.offices !== 'all'
    ? inArray(auditEntries.officeCode, [...actor.offices])
    : undefined

/**
 * The filtered log, newest first, in batches: it is as long as it is. That it was taken out is an entry itself.
 * @throws AppError sign-in-needed, not-yours, token-may-not, bad-day
 */
export async function exportAudit(ctx: VerbContext, filter: AuditFilter): Promise<AsyncIterable<AuditRow[]>> {
  const { actor } = ctx
  if (actor.kind === 'machine' && !actor.verbs.includes('audit'))
    throw new AppError('token-may-not', { verb: 'audit' })
  const by = actor.kind === 'machine' ? undefined : entitled(actor, 'read-audit')
  const where = and(auditCondition(filter), ofTheirOffices(actor))
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  await ctx.db.transaction((tx) =>
    leaveEntry(tx, ctx, {
      verb: 'audit.exported',
      subject: { kind: 'audit', id: '' },
      ...(by ? { by } : {}),
      after: filter,
    }),
  )
  return batches()

  async function* batches() {
    let below: number | undefined
    for (;;) {
      const rows = await readEntries(ctx.db, { where, limit: batch, offices, ...(below ? { below } : {}) })
      if (rows.length > 0) yield rows
      below = rows.at(-1)?.number
      if (rows.length < batch || below === undefined) return
    }
  }
}

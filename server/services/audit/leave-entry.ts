import { auditEntries } from '../../../db/schema/audit.ts'
import type { Transaction } from '../../../db/versions.ts'
import { type Actor, actingAs, type Holding } from '../../auth/actor.ts'
import type { AuditVerb } from '../../core/access.ts'
import type { VerbContext } from '../context.ts'

export type Entry = {
  verb: AuditVerb
  subject: {
    kind:
      | 'person'
      | 'grant'
      | 'token'
      | 'office'
      | 'audit'
      | 'figures'
      | 'file'
      | 'proposals'
      | 'task'
      | 'period'
      | 'contest'
      | 'kpi'
      | 'day'
      | 'feed'
      | 'filter'
      | 'seal'
      | 'dispute'
      | 'index'
      | 'rows'
      | 'briefing'
      | 'deck-template'
    id: string
  }
  office?: string | null
  /** the role that allowed it; without one the person acts for themselves */
  by?: Holding
  /** never a secret: neither password nor token nor code */
  before?: unknown
  after?: unknown
}

/** Leaves the audit row of a write, in its transaction: neither is there without the other. */
export async function leaveEntry(
  tx: Transaction,
  ctx: { actor: Actor; visit: Pick<VerbContext['visit'], 'at' | 'address'> },
  { verb, subject, office, by, before, after }: Entry,
): Promise<void> {
  const { actor, visit } = ctx
  await tx.insert(auditEntries).values({
    at: visit.at.toISOString(),
    actorKind: actor.kind,
    actorId: 'id' in actor ? actor.id : '',
    actorName: 'name' in actor ? actor.name : '',
    actingAs: by ? actingAs(by) : actor.kind === 'person' ? 'self' : actor.kind,
    address: visit.address,
    verb,
    subjectKind: subject.kind,
    subjectId: subject.id,
    officeCode: office ?? null,
    before: before ?? null,
    after: after ?? null,
  })
}

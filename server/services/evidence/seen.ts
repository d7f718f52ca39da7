import { and, eq, type SQL, sql } from 'drizzle-orm'
import { decisions } from '../../../db/schema/proposals.ts'
import { evidence, evidenceFiles } from '../../../db/schema/reporting.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import type { Transaction } from '../../../db/versions.ts'
import { type Scope, withinScope } from '../../auth/scope.ts'
import type { Context } from '../context.ts'
import { seenTasks } from '../tasks/seen.ts'

const columns = { file: evidence, size: evidenceFiles.size, mediaType: evidenceFiles.mediaType }

/**
 * The evidence that the asker may see: of the offices whose figures they see. What a task was decided with is seen by
 * whoever sees the task, and what it is about to be decided with by the office that leads it now.
 */
export const evidenceInSight = (
  scope: Scope,
): SQL => sql`(${withinScope(scope, { public: false }, evidence.officeCode)}
  or (${evidence.kpiId} is null and exists (
    select from ${tasks} where ${tasks.code} = substring(${evidence.subject} from '^tasks/(.*)/[^/]*$')
      and ${tasks.knownTo} = 'infinity' and (${withinScope(scope, { public: false }, tasks.officeCode)}
        or ${seenTasks(scope)} and exists (
          select from ${decisions} where ${decisions.proposal} = ${evidence.subject}
            and ${decisions.outcome} = 'approved' and ${decisions.knownFrom} >= ${evidence.knownFrom})))))`

/** Evidence that is there now and that the asker may see. */
export const seenEvidence = (
  db: Transaction | Context['db'],
  { scope }: Pick<Context, 'scope'>,
  by: { subject: string } | { code: string },
) =>
  db
    .select(columns)
    .from(evidence)
    .innerJoin(evidenceFiles, eq(evidenceFiles.hash, evidence.hash))
    .where(
      and(
        'code' in by ? eq(evidence.code, by.code) : eq(evidence.subject, by.subject),
        eq(evidence.knownTo, 'infinity'),
        evidenceInSight(scope),
      ),
    )
    .orderBy(evidence.knownFrom, evidence.code)

export type SeenEvidence = Awaited<ReturnType<typeof seenEvidence>>[number]

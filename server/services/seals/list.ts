import { and, count, eq } from 'drizzle-orm'
import { disputes, seals } from '../../../db/schema/tasks.ts'
import { holdingFor } from '../../auth/actor.ts'
import { scopeKey, withinScope } from '../../auth/scope.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { SealList, SealRow } from '../../core/seals/answers.ts'
import type { Context } from '../context.ts'
import { mustSeeSome } from '../must-see.ts'
import { contentIn } from './content-in.ts'
import { readSealVersions, type SealVersion } from './read.ts'
import { seenPart } from './seen.ts'

/**
 * The frozen periods, the newest first; of each the version in force.
 * @throws AppError sign-in-needed, not-yours, second-factor-required
 */
export async function listSeals(ctx: Context): Promise<SealList> {
  mustSeeSome(ctx)
  const rows = await ctx.answers.get(`seals ${scopeKey(ctx.scope)}`, [seals, disputes], async () => {
    const [versions, open] = await Promise.all([readSealVersions(ctx.db), openDisputes(ctx)])
    const codes = [...new Set(versions.map(({ code }) => code))].reverse()
    return codes
      .map((code) =>
        sealRow(
          ctx,
          versions.filter((version) => version.code === code),
          open.get(code) ?? 0,
        ),
      )
      .sort((a, b) => (a.frozenAt < b.frozenAt ? 1 : -1))
  })
  return {
    today: dayOfInstant(ctx.now),
    seals: rows,
    may: { seal: holdingFor(ctx.actor, 'seal-tasks') !== undefined },
  }
}

/** `versions`: of one period, at least one, oldest first. */
export function sealRow(
  { scope }: Pick<Context, 'scope'>,
  versions: readonly SealVersion[],
  open: number,
): SealRow {
  const newest = versions.at(-1)
  if (!newest) throw new RangeError('no version of a seal')
  const content = contentIn(newest.content)
  return {
    code: newest.code,
    version: versions.length,
    frozenAt: new Date(newest.frozenAt).toISOString(),
    frozenBy: newest.frozenBy,
    hash: newest.hash,
    reason: newest.reason,
    tasks: content ? seenPart(scope, content).tasks.length : 0,
    verified: newest.found === newest.hash,
    openDisputes: open,
  }
}

/** How many wait for an answer, by period: of offices that the asker sees. */
export async function openDisputes(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .select({ seal: disputes.seal, open: count() })
    .from(disputes)
    .where(
      and(
        eq(disputes.knownTo, 'infinity'),
        eq(disputes.state, 'open'),
        withinScope(ctx.scope, { public: false }, disputes.officeCode),
      ),
    )
    .groupBy(disputes.seal)
  return new Map(rows.map(({ seal, open }) => [seal, open]))
}

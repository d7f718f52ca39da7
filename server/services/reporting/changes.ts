import { eq, sql } from 'drizzle-orm'
import { reportedValues } from '../../../db/schema/reporting.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { Changes } from '../../core/reporting/answers.ts'
import { type Asked, understand } from '../asked.ts'
import type { VerbContext } from '../context.ts'
import { personOf } from '../entitled.ts'
import { readContestChanges } from './changes/contested.ts'
import { readDefinitionChanges } from './changes/definitions.ts'
import { inOrder, readFlips } from './changes/flips.ts'
import { readLockChanges } from './changes/locks.ts'
import { readMissing } from './changes/missing.ts'
import { iso, mostListed, newestFirst, seenBetween } from './changes/seen.ts'
import { readTargetChanges } from './changes/targets.ts'
import { readValueChanges } from './changes/values.ts'

export type ChangesQuestion = {
  /** a day, meaning its end, or an instant; otherwise since the asker last approved, or the day before */
  since?: string | undefined
  /** only KPIs of this theme */
  theme?: string | undefined
  /** only this office and those below it */
  office?: string | undefined
}

/**
 * What became known since a moment, of the figures that the asker sees: every value revised, target moved, definition
 * changed and contest decided, with old, new, who and why; judgements that are others than they were; reports whose
 * deadline has passed. All are counted, the newest listed.
 * @throws AppError sign-in-needed, those of `understand`
 */
export async function readChanges(ctx: VerbContext, question: ChangesQuestion): Promise<Changes> {
  const actor = personOf(ctx.actor)
  const lastApproval = await readLastApproval(ctx, actor.name)
  const now = await understand(ctx, { office: question.office })
  const then =
    question.since === undefined && lastApproval
      ? await justAfter(ctx, lastApproval)
      : await understand(ctx, { asOf: question.since ?? dayBefore(ctx.now) })
  const seen = seenBetween(ctx.scope, then, now, question.theme)
  const [values, moved, defined, contested, locked, flipped, missing] = await Promise.all([
    readValueChanges(ctx, seen),
    readTargetChanges(ctx, seen),
    readDefinitionChanges(ctx, seen),
    readContestChanges(ctx, seen),
    readLockChanges(ctx, seen),
    readFlips(ctx, then, now, seen),
    readMissing(ctx, then.moment, seen),
  ])
  const sum = (pick: (count: Changes['values'][number]) => number) =>
    values.counts.reduce((all, count) => all + pick(count), 0)
  return {
    since: iso(then.moment.asOf),
    until: iso(now.moment.asOf),
    lastApproval: lastApproval && iso(lastApproval),
    tally: {
      flip: flipped.length,
      revised: sum(({ revised }) => revised),
      first: sum(({ first }) => first),
      target: moved.found,
      definition: defined.length,
      contest: contested.found,
      missing: missing.length,
      lock: locked.found,
    },
    values: values.counts,
    changes: [...values.changes, ...moved.changes, ...defined, ...contested.changes].sort(newestFirst),
    flips: inOrder(flipped, values.changes).slice(0, mostListed),
    missing: missing.slice(0, mostListed),
    locks: locked.locks,
  }
}

const dayBefore = (now: Date): string => dayOfInstant(new Date(now.getTime() - 86_400_000))

/** To the microsecond: what was approved by that press is not new to the one who pressed. */
async function justAfter(ctx: VerbContext, instant: string): Promise<Asked> {
  // The clock of another process may run ahead of this one's.
  const asOf = iso(instant) < ctx.now.toISOString() ? iso(instant) : ctx.now.toISOString()
  const asked = await understand(ctx, { asOf })
  return { ...asked, moment: { ...asked.moment, asOf: instant, key: instant } }
}

/** When somebody of this name last made a value the figure, as the database writes it. */
function readLastApproval(ctx: VerbContext, name: string): Promise<string | null> {
  return ctx.answers.get(`last-approval ${name}`, [reportedValues], async () => {
    const [row] = await ctx.db
      .select({ at: sql<string | null>`max(${reportedValues.knownFrom})::text` })
      .from(reportedValues)
      .where(eq(reportedValues.recordedBy, name))
    return row?.at ?? null
  })
}

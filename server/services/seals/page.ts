import { and, desc, eq, sql } from 'drizzle-orm'
import { disputes } from '../../../db/schema/tasks.ts'
import { type Actor, holdingFor } from '../../auth/actor.ts'
import { seesOf, withinScope } from '../../auth/scope.ts'
import { AppError } from '../../core/app-error.ts'
import type { DisputeRow, SealPage } from '../../core/seals/answers.ts'
import type { SealContent } from '../../core/seals/content.ts'
import type { Context } from '../context.ts'
import { momentOf } from '../moment.ts'
import { mustSeeSome } from '../must-see.ts'
import { cityOf, type Office, officeNamed, readOffices } from '../offices.ts'
import { contentIn } from './content-in.ts'
import { sealRow } from './list.ts'
import { readSealVersions } from './read.ts'
import { seenPart } from './seen.ts'

/**
 * A frozen period: what was frozen, whether its bytes are still those that were hashed, and what was disputed.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-seal
 */
export async function readSealPage(ctx: Context, { code }: { code: string }): Promise<SealPage> {
  mustSeeSome(ctx)
  const offices = await readOffices(ctx, await momentOf(ctx, undefined))
  const versions = await readSealVersions(ctx.db, code)
  const newest = versions.at(-1)
  if (!newest) throw new AppError('unknown-seal')
  const content = contentIn(newest.content)
  const rows = await readDisputes(ctx, code, newest.hash, content, offices)
  const open = rows.filter(({ state }) => state === 'open').length
  return {
    seal: sealRow(ctx, versions, open),
    foundHash: newest.found,
    verified: newest.found === newest.hash,
    versions: versions
      .map(({ frozenAt, frozenBy, hash, reason }, i) => ({
        version: i + 1,
        frozenAt: new Date(frozenAt).toISOString(),
        frozenBy,
        hash,
        reason,
      }))
      .reverse(),
    content: content && seenPart(ctx.scope, content),
    disputes: rows,
    may: {
      seal: holdingFor(ctx.actor, 'seal-tasks') !== undefined,
      download: seesOf(ctx.scope, { public: false }, cityOf(offices).code),
      disputeFor: content ? disputing(ctx.actor, content) : [],
    },
  }
}

/** Offices of the frozen list for which the asker may say that something is wrong. */
const disputing = (actor: Actor, { tasks }: SealContent): string[] =>
  [...new Set(tasks.flatMap(({ office, charged }) => [office, charged]))]
    .filter((office) => holdingFor(actor, 'dispute-seals', office) !== undefined)
    .sort()

/** Those that wait first, the oldest of them first; then the newest answers. */
async function readDisputes(
  ctx: Context,
  seal: string,
  hash: string,
  content: SealContent | null,
  offices: ReadonlyMap<string, Office>,
): Promise<DisputeRow[]> {
  const rows = await ctx.db
    .select()
    .from(disputes)
    .where(
      and(
        eq(disputes.seal, seal),
        eq(disputes.knownTo, 'infinity'),
        withinScope(ctx.scope, { public: false }, disputes.officeCode),
      ),
    )
    .orderBy(
      sql`${disputes.state} <> 'open'`,
      sql`case when ${disputes.state} = 'open' then ${disputes.openedAt} end`,
      desc(disputes.knownFrom),
    )
  const decides = holdingFor(ctx.actor, 'decide-disputes') !== undefined
  return rows.map((row) => {
    const isOpen = row.state === 'open'
    return {
      code: row.code,
      version: row.versionId,
      task: {
        code: row.taskCode,
        name: content?.tasks.find((task) => task.code === row.taskCode)?.name ?? null,
      },
      office: officeNamed(offices, row.officeCode),
      claim: row.claim,
      reason: row.reason,
      state: row.state,
      openedBy: row.openedBy,
      openedAt: new Date(row.openedAt).toISOString(),
      aboutHash: row.sealHash === hash ? null : row.sealHash,
      answer: row.answer,
      answeredBy: isOpen ? null : row.recordedBy,
      answeredAt: isOpen ? null : new Date(row.knownFrom).toISOString(),
      may: { answer: isOpen && decides },
    }
  })
}

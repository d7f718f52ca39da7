import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { reportedValues } from '../../../db/schema/reporting.ts'
import { withinScope } from '../../auth/scope.ts'
import { asBlocks, type RevisedBriefing } from '../../core/briefings/briefing.ts'
import { differencesOf } from '../../core/briefings/differences.ts'
import type { BlockSpec } from '../../core/briefings/spec.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { Context, Desk } from '../context.ts'
import { readKpiPage } from '../kpi-page.ts'
import { visibleBriefing } from './page.ts'

type Asking = Context & { desk: Pick<Desk, 'readBlocks'> }

/**
 * The figures of an issued briefing that read otherwise by what is known now of the day on which it was issued: what went
 * on since is no revision. With the reader's rights; of a draft there are none.
 * @throws AppError those of `visibleBriefing`
 */
export async function readRevised(ctx: Asking, { code }: { code: string }): Promise<RevisedBriefing> {
  const { issuedAt, period, lang, blocks } = await visibleBriefing(ctx, code)
  if (issuedAt === null) return { code, asOfDay: dayOfInstant(ctx.now), revised: [] }
  const asOf = new Date(issuedAt).toISOString()
  const own = asBlocks(blocks) ?? []
  const then = await ctx.desk.readBlocks(ctx, { asOf, period }, own, lang)
  const { hindsight: _, ...rest } = ctx
  const now = await ctx.desk.readBlocks(
    { ...rest, hindsight: ctx.now.toISOString() },
    { asOf, period },
    own,
    lang,
  )
  const differences = differencesOf(then, now)
  const specs = new Map(own.map(({ key, spec }) => [key, spec]))
  const whys = new Map<string, RevisedBriefing['revised'][number]['why']>()
  for (const key of new Set(differences.map((one) => one.key)))
    whys.set(key, await whyOf(ctx, specs.get(key), asOf))
  return {
    code,
    asOfDay: dayOfInstant(new Date(issuedAt)),
    revised: differences.map((one) => ({ ...one, why: whys.get(one.key) ?? null })),
  }
}

const kpisOf = (spec: BlockSpec | undefined): string[] =>
  spec === undefined
    ? []
    : spec.kind === 'card'
      ? [...spec.kpis]
      : 'kpi' in spec && spec.kpi !== undefined
        ? [spec.kpi]
        : []

/** The newest of what a block of one or more KPIs rests on, recorded since. */
async function whyOf(
  ctx: Asking,
  spec: BlockSpec | undefined,
  since: string,
): Promise<RevisedBriefing['revised'][number]['why']> {
  const ids = kpisOf(spec)
  if (ids.length === 0) return null
  const [value] = await ctx.db
    .select({
      by: reportedValues.recordedBy,
      at: reportedValues.knownFrom,
      reason: sql<string | null>`coalesce(${reportedValues.explanation}, ${reportedValues.note})`,
    })
    .from(reportedValues)
    .where(
      and(
        inArray(reportedValues.kpiId, ids),
        eq(reportedValues.knownTo, 'infinity'),
        sql`${reportedValues.knownFrom} > ${since}::timestamptz`,
        withinScope(ctx.scope, { public: false }, reportedValues.officeCode),
      ),
    )
    .orderBy(desc(reportedValues.knownFrom))
    .limit(1)
  if (value) return { ...value, at: new Date(value.at).toISOString() }
  for (const id of ids) {
    const last = await readKpiPage(ctx, { id })
      .then(({ lastRecorded }) => lastRecorded)
      .catch(() => null)
    if (last && new Date(last.at) > new Date(since))
      return { by: last.by, at: new Date(last.at).toISOString(), reason: null }
  }
  return null
}

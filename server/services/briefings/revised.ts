import { isDeepStrictEqual } from 'node:util'
import {
  asBlocks,
  type BriefingBlock,
  type Revised,
  type RevisedBriefing,
} from '../../core/briefings/briefing.ts'
import { type Difference, differencesOf } from '../../core/briefings/differences.ts'
import { dayOfInstant } from '../../core/day.ts'
import type { Lang } from '../../core/words.ts'
import type { Context, Desk } from '../context.ts'
import { visibleBriefing } from './page.ts'
import { createWhy } from './why-revised.ts'

export type Asking = Context & { desk: Pick<Desk, 'readBlocks'> }

/**
 * The figures of an issued briefing that read otherwise by what is known now of the day on which it was issued: what went
 * on since is no revision. With the reader's rights; of a draft there are none.
 * @throws AppError those of `visibleBriefing`
 */
export async function readRevised(ctx: Asking, { code }: { code: string }): Promise<RevisedBriefing> {
  const { issuedAt, period, lang, blocks } = await visibleBriefing(ctx, code)
  if (issuedAt === null) return { code, asOfDay: dayOfInstant(ctx.now), revised: [] }
  const asOf = new Date(issuedAt).toISOString()
  return {
    code,
    asOfDay: dayOfInstant(new Date(issuedAt)),
    revised: await revisedOf(ctx, { asOf, period }, asBlocks(blocks) ?? [], lang),
  }
}

/**
 * Of blocks as they read at a moment, what reads otherwise by what is known now of the same day; each with its reason.
 * `seenAt`: they were read at a later moment, and what was known by then is no news.
 */
export async function revisedOf(
  ctx: Asking,
  { seenAt, ...whole }: { asOf: string; period?: string | undefined; seenAt?: string | undefined },
  blocks: readonly BriefingBlock[],
  lang: Lang,
): Promise<Revised[]> {
  const { hindsight: _, ...rest } = ctx
  const by = (hindsight: string) => ctx.desk.readBlocks({ ...rest, hindsight }, whole, blocks, lang)
  const then = await ctx.desk.readBlocks(rest, whole, blocks, lang)
  const now = await by(ctx.now.toISOString())
  const seen = seenAt === undefined || seenAt === whole.asOf ? [] : differencesOf(then, await by(seenAt))
  const isNews = (one: Difference) => !seen.some((other) => isDeepStrictEqual(other, one))
  const specs = new Map(blocks.map(({ key, spec }) => [key, spec]))
  const why = createWhy(rest, { asOf: whole.asOf, since: seenAt ?? whole.asOf, period: whole.period, lang })
  const revised: Revised[] = []
  for (const one of differencesOf(then, now).filter(isNews)) {
    const spec = specs.get(one.key)
    revised.push({ ...one, why: spec ? await why(spec, one) : null })
  }
  return revised
}

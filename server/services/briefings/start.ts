import { randomBytes } from 'node:crypto'
import { AppError } from '../../core/app-error.ts'
import type { BriefingBlock } from '../../core/briefings/briefing.ts'
import { asBlocks } from '../../core/briefings/briefing.ts'
import {
  nextPeriodOf,
  type TemplateId,
  templateBlocks,
  templatePeriod,
  templateTitle,
} from '../../core/briefings/templates.ts'
import { dayOfInstant } from '../../core/day.ts'
import { longestTitle } from '../../core/file-formats.ts'
import { formatter, plain } from '../../core/format.ts'
import { parsePeriod } from '../../core/period.ts'
import type { Lang } from '../../core/words.ts'
import { leaveEntry } from '../audit/leave-entry.ts'
import type { VerbContext } from '../context.ts'
import { entitled, personOf } from '../entitled.ts'
import { blocksOf, type factsOf, openBriefing, recordBriefing } from './rows.ts'

/** Ten signs that nobody guesses and anybody can type. */
export const newCode = (): string => randomBytes(5).toString('hex')

export type StartInput = {
  template: TemplateId
  lang: Lang
  title?: string | undefined
  period?: string | undefined
  /** in place of those of the template: what was picked on a page */
  blocks?: BriefingBlock[] | undefined
}

/**
 * A new draft from a template.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, bad-period, bad-input
 */
export async function startBriefing(ctx: VerbContext, input: StartInput): Promise<{ code: string }> {
  const by = entitled(ctx.actor, 'write-briefings')
  const period = input.period ?? templatePeriod(input.template, dayOfInstant(ctx.now))
  if (!parsePeriod(period)) throw new AppError('bad-period', { period: period.slice(0, 40) })
  const blocks =
    input.blocks === undefined
      ? templateBlocks(input.template, input.lang).map((spec, i) => ({ key: `b${i + 1}`, spec }))
      : asBlocks(input.blocks)
  if (!blocks) throw new AppError('bad-input', { field: 'blocks' })
  const title =
    input.title?.normalize('NFC').trim().slice(0, longestTitle) ||
    templateTitle(input.template, period, input.lang)
  return leaveDraft(ctx, by, {
    title,
    lang: input.lang,
    period,
    template: input.template,
    blocks,
    basedOn: null,
    differences: null,
  })
}

/**
 * The same blocks and words, for the next period that has begun; a title that names the period names the next.
 * @throws AppError sign-in-needed, not-yours, second-factor-required, unknown-briefing
 */
export async function duplicateBriefing(
  ctx: VerbContext,
  { code }: { code: string },
): Promise<{ code: string }> {
  const by = entitled(ctx.actor, 'write-briefings')
  const from = await openBriefing(ctx.db, code)
  const period = nextPeriodOf(from.period, dayOfInstant(ctx.now))
  const said = (id: string) => plain(formatter(from.lang).periodInText(id))
  return leaveDraft(ctx, by, {
    title: plain(from.title).replace(said(from.period), said(period)),
    lang: from.lang,
    period,
    template: from.template,
    blocks: blocksOf(from),
    basedOn: from.code,
    differences: null,
  })
}

type Draft = Pick<
  ReturnType<typeof factsOf>,
  'title' | 'lang' | 'period' | 'template' | 'blocks' | 'basedOn' | 'differences'
>

export async function leaveDraft(
  ctx: VerbContext,
  by: ReturnType<typeof entitled>,
  draft: Draft,
): Promise<{ code: string }> {
  const code = newCode()
  await ctx.db.transaction(async (tx) => {
    const startedBy = personOf(ctx.actor).name
    await recordBriefing(tx, ctx, code, { ...draft, code, startedBy, state: 'draft', issuedAt: null })
    await leaveEntry(tx, ctx, {
      verb: 'briefing.started',
      subject: { kind: 'briefing', id: code },
      by,
      after: { name: draft.title, period: draft.period, basedOn: draft.basedOn },
    })
  })
  return { code }
}

import { holdingFor } from '../../auth/actor.ts'
import type { TemplateList } from '../../core/decks.ts'
import type { Context } from '../context.ts'
import { personOf } from '../entitled.ts'
import { readTemplates, templateAnswer } from './rows.ts'

/** @throws AppError sign-in-needed */
export async function listTemplates(ctx: Context): Promise<TemplateList> {
  personOf(ctx.actor)
  return {
    templates: (await readTemplates(ctx.db)).map(templateAnswer),
    may: { keep: holdingFor(ctx.actor, 'keep-deck-templates') !== undefined },
  }
}
